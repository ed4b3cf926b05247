/** `tributary try`: what rules would find among the stored articles, and what they would add and lose against those in force, before they are saved. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Cursor } from '#model/filter.ts'
import { type Instant, later } from '#model/instant.ts'
import type { Tag } from '#model/tag.ts'
import type { StoredArticle } from '#store/retagging.ts'
import { openStoreReadOnly, type StoreReader } from '#store/store.ts'
import { openTagger } from '#tag/tag.ts'
import { progressBar } from './progress-bar.ts'
import type { TriedRules } from './tried-rules.ts'

export interface Trial {
  readonly days: number
  /** How many articles were looked at. */
  readonly articles: number
  readonly rules: readonly TriedRule[]
}

export interface TriedRule {
  readonly kind: Tag['kind']
  readonly id: string
  readonly found: Findings
  /** Articles that would name it in passing, and stand in no slice. */
  readonly passing: number
  /** Beside the rule in force; null where there is none of this id. */
  readonly against: { readonly gained: Findings; readonly lost: Findings } | null
}

/** The newest are kept as examples. */
export interface Findings {
  readonly articles: number
  readonly examples: readonly Example[]
}

export interface Example {
  readonly article: Pick<StoredArticle, 'id' | 'sortAt' | 'title' | 'text'>
  readonly tag: Tag
}

const articlesAtOnce = 200
export const mostExamples = 10

/** @throws Fault `store/*` */
export async function tryRules(dataDir: string, rules: Extract<TriedRules, { ok: true }>, days: number, now: Instant): Promise<Trial> {
  const store = openStoreReadOnly(dataDir)
  const since = later(now, -days * 86_400)
  const [before, after] = [openTagger(rules.before), openTagger(rules.after)]
  const trials = rules.ids.map((id) => openTrial(rules, id))
  const bar = progressBar('trying', store.retagging.countSince(since))
  let articles = 0
  try {
    for (const page of pagesSince(store, since)) {
      for (const article of page) {
        const [old, now] = [before.tag(article), after.tag(article)]
        for (const trial of trials) trial.look(article, old, now)
      }
      articles += page.length
      bar.show(articles)
      await breathe()
    }
  } finally {
    bar.end()
    store.close()
  }
  return { days, articles, rules: trials.map((trial) => trial.result()) }
}

function* pagesSince(store: StoreReader, since: Instant): Generator<readonly StoredArticle[]> {
  let before: Cursor | null = null
  for (;;) {
    const page: readonly StoredArticle[] = store.retagging.since(since, before, articlesAtOnce)
    const last = page.at(-1)
    if (last === undefined) return
    yield page
    before = { sortAt: last.sortAt, id: last.id }
  }
}

function openTrial(rules: Extract<TriedRules, { ok: true }>, id: string) {
  const { kind } = rules
  const inForce = kind === 'topic' ? rules.before.topics : rules.before.regions
  const isNew = !inForce.some((rule) => rule.id === id)
  const [found, gained, lost] = [gathering(), gathering(), gathering()]
  let passing = 0
  const tagIn = (tags: readonly Tag[]) => tags.find((tag) => tag.kind === kind && tag.value === id)
  return {
    look(article: StoredArticle, before: readonly Tag[], after: readonly Tag[]): void {
      const [old, now] = [tagIn(before), tagIn(after)]
      if (now?.passing === true) passing += 1
      const [showed, shows] = [old?.passing === false, now?.passing === false]
      if (now !== undefined && shows) found.add(article, now)
      if (now !== undefined && shows && !showed) gained.add(article, now)
      if (old !== undefined && showed && !shows) lost.add(article, old)
    },
    result: (): TriedRule => ({
      kind,
      id,
      found: found.all(),
      passing,
      against: isNew ? null : { gained: gained.all(), lost: lost.all() },
    }),
  }
}

function gathering() {
  let articles = 0
  const examples: Example[] = []
  return {
    add({ id, sortAt, title, text }: StoredArticle, tag: Tag): void {
      articles += 1
      if (examples.length < mostExamples) examples.push({ article: { id, sortAt, title, text }, tag })
    },
    all: (): Findings => ({ articles, examples }),
  }
}
