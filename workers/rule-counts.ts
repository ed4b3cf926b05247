/** What the rules for what is shown come to: of how many articles, and of one. */
import { rulesIn, type Settings } from '#config/settings.ts'
import { Fault } from '#model/fault.ts'
import { allOf, atTime, type Filter } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import { type NotShown, type OutputRule, shownBy } from '#model/output-rules.ts'
import type { StoreReader } from '#store/store.ts'

export interface RuleCounts {
  readonly days: number
  /** Stored articles of these days, and those of them that are shown. Here and below: null where counting takes too long. */
  readonly articles: number | null
  readonly shown: number | null
  readonly rules: readonly RuleCount[]
}

export interface RuleCount {
  readonly kind: 'keep' | 'block'
  /** Null where nobody named it. */
  readonly name: string | null
  readonly q: string
  /** How many it selects, whatever other rules do. */
  readonly articles: number | null
}

const days = 30

/** @param mostMs for all counts together */
export function countRules(
  store: StoreReader,
  settings: Pick<Settings, 'output'>,
  now: Instant,
  mostMs: number = Number.POSITIVE_INFINITY,
): RuleCounts {
  const rules = rulesIn(settings)
  const end = performance.now() + mostMs
  const recent: Filter = { kind: 'since', at: later(now, -days * 86_400) }
  const count = (filter: Filter) => (performance.now() < end ? countIn(store, allOf([recent, atTime(filter, now)])) : null)
  const counted = (kind: RuleCount['kind']) => rules[kind].map(({ name, q, filter }) => ({ kind, name, q, articles: count(filter) }))
  return { days, articles: count({ kind: 'all' }), shown: count(shownBy(rules)), rules: [...counted('keep'), ...counted('block')] }
}

function countIn(store: StoreReader, filter: Filter): number | null {
  try {
    return store.articles.countOf(filter)
  } catch (error) {
    if (error instanceof Fault && error.code === 'serve/query-too-wide') return null
    throw error
  }
}

/** Null where the article is shown. */
export function notShown(store: StoreReader, settings: Pick<Settings, 'output'>, article: ArticleId, now: Instant): NotShown | null {
  const { keep, block } = rulesIn(settings)
  const selects = ({ filter }: OutputRule) => store.articles.matching(atTime(filter, now), [article]).length > 0
  const blockedBy = block.filter(selects)
  const isKept = keep.length === 0 || keep.some(selects)
  return blockedBy.length === 0 && isKept ? null : { blockedBy, isKept }
}
