/** How often a feed posts. */
import type { Instant } from '#model/instant.ts'

export interface Rhythm {
  /** The usual time between two postings; null where fewer than two moments are known. */
  readonly everySeconds: number | null
  readonly longestGapSeconds: number | null
  readonly newestAt: Instant | null
}

/** A feed that posts its twenty items of the day at once posts daily. */
const sameMomentMs = 5 * 60_000
/** The pace is that of the newest gaps, so that a feed that quickens is followed soon. */
const gapsOfPace = 20

/**
 * The usual gap is the median: a mean would let one night, weekend or summer hide what a feed does by day.
 * Yet it is no less than a quarter of the mean without the longest gap: a feed that posts ten items in two hours and then
 * rests for a day has a median of minutes, and would be asked all day for nothing.
 * What is dated after `now` (a clock that was set back) tells nothing.
 * @param postings the newest first
 */
export function rhythmOf(postings: readonly Instant[], now: Instant): Rhythm {
  const moments = momentsOf(postings.filter((at) => at <= now))
  const gaps = moments.slice(1).map((at, index) => ((moments[index] as Instant) - at) / 1000)
  const known = gaps.length > 0
  return {
    everySeconds: known ? Math.round(usualGap(gaps.slice(0, gapsOfPace))) : null,
    longestGapSeconds: known ? Math.max(...gaps) : null,
    newestAt: moments[0] ?? null,
  }
}

/** Each is the newest of the postings within five minutes before it, so no rhythm is faster than that. */
function momentsOf(postings: readonly Instant[]): Instant[] {
  const moments: Instant[] = []
  for (const at of postings) {
    const last = moments.at(-1)
    if (last === undefined || last - at > sameMomentMs) moments.push(at)
  }
  return moments
}

function usualGap(gaps: readonly number[]): number {
  const sorted = gaps.toSorted((one, other) => one - other)
  const median = sorted[Math.floor((sorted.length - 1) / 2)] as number
  const withoutLongest = sorted.slice(0, -1)
  const mean = withoutLongest.reduce((sum, gap) => sum + gap, 0) / Math.max(1, withoutLongest.length)
  return Math.max(median, mean / 4)
}
