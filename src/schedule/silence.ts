/** When a feed is quiet for longer than its own rhythm explains. */
import { roughly } from '#lib/duration.ts'
import type { Happening } from '#model/event.ts'
import { type Instant, later, rfc3339 } from '#model/instant.ts'
import type { Rhythm } from './rhythm.ts'

/** However fast a feed is, a night or a weekend is no silence. */
const leastSeconds = 3 * 86_400
/** A posting may be late three times the usual gap, or twice the longest one seen: a weekend, a holiday. */
const usualGaps = 3
const longestGaps = 2

/** From when on the feed counts as silent if nothing is posted; null where it has no rhythm. */
export function silentFrom({ everySeconds, longestGapSeconds, newestAt }: Rhythm): Instant | null {
  if (everySeconds === null || longestGapSeconds === null || newestAt === null) return null
  return later(newestAt, Math.max(leastSeconds, usualGaps * everySeconds, longestGaps * longestGapSeconds))
}

/** What is to be told of a feed that nothing was told of yet; null: nothing. */
export function fallsSilent(newestAt: Instant | null, silentAt: Instant | null, now: Instant): Happening | null {
  if (newestAt === null || silentAt === null || now < silentAt) return null
  const quiet = roughly((now - newestAt) / 1000)
  const since = rfc3339(newestAt).slice(0, 10)
  return { kind: 'silent', because: `nothing was posted for ${quiet}, since ${since}: longer than its own rhythm explains`, code: null }
}
