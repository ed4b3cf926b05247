/** What topics have come to in one article, by what they earned themselves and by the topics that are under them. */
import type { Evidence } from '#model/tag.ts'
import { bestEvidence, type Earning, mostEvidence, scoreOf } from './score.ts'

export interface Standing {
  readonly score: number
  readonly passing: boolean
  /** The words that tell best why. */
  readonly phrase: string
  readonly earnings: readonly Earning[]
  /** Topics from which it follows, by number. */
  readonly from: ReadonlySet<number>
}

const nobody: ReadonlySet<number> = new Set()

/** Null where nothing was earned. */
export function standingOf(earnings: readonly Earning[], passing: boolean): Standing | null {
  const [best] = bestEvidence(earnings)
  return best === undefined ? null : { score: scoreOf(earnings), passing, phrase: best.phrase, earnings, from: nobody }
}

/** Hands what each topic is on to those it is under, and from these on, as long as it makes more of one. A circle ends where it adds nothing. */
export function handUp(standings: Map<number, Standing>, parents: readonly (readonly number[])[]): void {
  const queue = [...standings.keys()]
  for (const topic of queue) {
    const given = standings.get(topic) as Standing
    for (const parent of parents[topic] ?? []) {
      const before = standings.get(parent) ?? { score: 0, passing: true, phrase: given.phrase, earnings: [], from: nobody }
      const after: Standing = {
        ...before,
        score: Math.max(before.score, given.score),
        passing: before.passing && given.passing,
        from: new Set([...before.from, topic]),
      }
      standings.set(parent, after)
      if (after.score > before.score || after.passing !== before.passing) queue.push(parent)
    }
  }
}

/** Its own first; a topic that follows from others names at least one of them. */
export function evidenceOfStanding(
  { earnings, passing, from }: Standing,
  standings: ReadonlyMap<number, Standing>,
  idOf: (topic: number) => string,
): readonly Evidence[] {
  const below = [...from]
    .map((topic) => ({ topic, ...(standings.get(topic) as Standing) }))
    .filter((child) => child.passing === passing)
    .toSorted((a, b) => b.score - a.score)
    .map(({ topic, phrase }): Evidence => ({ phrase, where: 'parent', offset: null, rule: `topic:${idOf(topic)}` }))
  const own = bestEvidence(earnings).slice(0, below.length === 0 ? mostEvidence : mostEvidence - 1)
  return [...own, ...below].slice(0, mostEvidence)
}
