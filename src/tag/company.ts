/** Phrases that must stand together: one hit of each of several groups, near each other. */
import type { Match } from './matcher.ts'

export interface GroupHit {
  readonly group: number
  readonly match: Match
}

/**
 * Every set of hits, one of each group, whose last begins at most `within` words after the first ends, in any order; no word counts twice, and no hit in two sets.
 * `hits` come in the order of the text. Each set is in the order of the groups, and of several that end at one hit it is the narrowest.
 */
export function companies<Hit extends GroupHit>(hits: readonly Hit[], groups: number, within: number): readonly (readonly Hit[])[] {
  const found: (readonly Hit[])[] = []
  const recent = Array.from({ length: groups }, (): Hit[] => [])
  let free = 0
  for (const hit of hits) {
    if (hit.match.word < free) continue
    keep(recent[hit.group] as Hit[], hit, groups)
    const company = recent.every((latest) => latest.length > 0) ? narrowest(recent, hit, within) : null
    if (company === null) continue
    found.push(company)
    free = hit.match.word + hit.match.words
    for (const latest of recent) latest.length = 0
  }
  return found
}

/** Each of the other groups may need some of them for itself: the words of a phrase, and what crosses them. */
const mostForEach = 5

function keep<Hit extends GroupHit>(latest: Hit[], hit: Hit, groups: number): void {
  const { word, words } = hit.match
  // Two phrases of a group that found the same words count as one.
  if (latest.some(({ match }) => match.word === word && match.words === words)) return
  latest.push(hit)
  if (latest.length > mostForEach * (groups - 1) + 1) latest.shift()
}

function narrowest<Hit extends GroupHit>(recent: readonly (readonly Hit[])[], last: Hit, within: number): readonly Hit[] | null {
  let best: readonly Hit[] | null = null
  let reach = within
  const chosen: Hit[] = []
  const choose = (group: number, least: number) => {
    if (group === recent.length) {
      best = [...chosen]
      // A further set must be narrower.
      reach = last.match.word - least - 1
      return
    }
    const candidates = group === last.group ? [last] : (recent[group] as readonly Hit[])
    for (const hit of candidates.toReversed()) {
      const end = endWord(hit)
      if (last.match.word - Math.min(least, end) > reach) continue
      if (chosen.some((other) => overlap(other, hit)) || (hit !== last && overlap(last, hit))) continue
      chosen.push(hit)
      choose(group + 1, Math.min(least, end))
      chosen.pop()
    }
  }
  choose(0, Number.POSITIVE_INFINITY)
  return best
}

/** The ordinal of the last word. */
function endWord({ match }: GroupHit): number {
  return match.word + match.words - 1
}

function overlap(a: GroupHit, b: GroupHit): boolean {
  return a.match.word <= endWord(b) && b.match.word <= endWord(a)
}
