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
  /** Of a topic: what becomes of those it is under and those under it, where anything does. One that is tried too tells for itself. */
  readonly kin: readonly KinTrial[]
}

export interface KinTrial {
  readonly id: string
  readonly isAbove: boolean
  readonly gained: Findings
  readonly lost: Findings
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
const mostExamples = 10
/** Of what follows from a rule a few are enough. */
const mostKinExamples = 3

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
  const found = gathering(mostExamples)
  const own = openMoves(kind, id, mostExamples)
  const kin = kind === 'topic' ? kinOf(rules, id).map((one) => ({ ...one, moves: openMoves(kind, one.id, mostKinExamples) })) : []
  let passing = 0
  return {
    look(article: StoredArticle, before: readonly Tag[], after: readonly Tag[]): void {
      const now = tagIn(after, kind, id)
      if (now?.passing === true) passing += 1
      if (now?.passing === false) found.add(article, now)
      own.look(article, before, after)
      for (const { moves } of kin) moves.look(article, before, after)
    },
    result: (): TriedRule => ({
      kind,
      id,
      found: found.all(),
      passing,
      against: isNew ? null : own.all(),
      kin: kin
        .map(({ id, isAbove, moves }) => ({ id, isAbove, ...moves.all() }))
        .filter(({ gained, lost }) => gained.articles + lost.articles > 0),
    }),
  }
}

/** Topics it is under and topics under it, near or far, before or after. */
function kinOf({ ids, before, after }: Extract<TriedRules, { ok: true }>, id: string) {
  const above = new Map<string, string[]>()
  const below = new Map<string, string[]>()
  for (const topic of [...before.topics, ...after.topics])
    for (const parent of topic.under) {
      above.set(topic.id, [...(above.get(topic.id) ?? []), parent])
      below.set(parent, [...(below.get(parent) ?? []), topic.id])
    }
  const kin = [...reached(id, above).map((id) => ({ id, isAbove: true })), ...reached(id, below).map((id) => ({ id, isAbove: false }))]
  return kin.filter(({ id }) => !ids.includes(id))
}

function reached(from: string, steps: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found = new Set([from])
  for (const id of found) for (const next of steps.get(id) ?? []) found.add(next)
  return [...found].slice(1)
}

/** Articles in whose tags this one comes or goes. */
function openMoves(kind: Tag['kind'], id: string, most: number) {
  const [gained, lost] = [gathering(most), gathering(most)]
  return {
    look(article: StoredArticle, before: readonly Tag[], after: readonly Tag[]): void {
      const [old, now] = [tagIn(before, kind, id), tagIn(after, kind, id)]
      const [showed, shows] = [old?.passing === false, now?.passing === false]
      if (now !== undefined && shows && !showed) gained.add(article, now)
      if (old !== undefined && showed && !shows) lost.add(article, old)
    },
    all: () => ({ gained: gained.all(), lost: lost.all() }),
  }
}

function tagIn(tags: readonly Tag[], kind: Tag['kind'], id: string): Tag | undefined {
  return tags.find((tag) => tag.kind === kind && tag.value === id)
}

function gathering(most: number) {
  let articles = 0
  const examples: Example[] = []
  return {
    add({ id, sortAt, title, text }: StoredArticle, tag: Tag): void {
      articles += 1
      if (examples.length < most) examples.push({ article: { id, sortAt, title, text }, tag })
    },
    all: (): Findings => ({ articles, examples }),
  }
}
