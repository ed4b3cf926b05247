/** When to ask a feed again, and why then: a fixed interval, longer after each failure in a row. */
import { backoff } from '#lib/backoff.ts'
import { inWords } from '#lib/duration.ts'
import { type Instant, later } from '#model/instant.ts'

export interface FeedRhythm {
  /** The operator's wish for this feed; null: none. */
  readonly everySeconds: number | null
  /** Counts this one, if it failed; 0 after a success. */
  readonly consecutiveFailures: number
}

export interface PollBounds {
  /** For feeds without a wish of their own. */
  readonly usualSeconds: number
}

export interface NextTime {
  readonly at: Instant
  /** In words. */
  readonly reason: string
}

/** No interval and no back-off is longer: a feed is never given up. */
export const longestSeconds = 30 * 86_400
const longestBackoffSeconds = 86_400

export function nextTime(feed: FeedRhythm, now: Instant, bounds: PollBounds): NextTime {
  const usual = Math.min(feed.everySeconds ?? bounds.usualSeconds, longestSeconds)
  const whose = feed.everySeconds === null ? 'as usual' : 'as feeds.json says'
  if (feed.consecutiveFailures === 0) return { at: later(now, usual), reason: `every ${inWords(usual)}, ${whose}` }
  const seconds = Math.max(usual, backoff(feed.consecutiveFailures, usual, longestBackoffSeconds))
  const times = feed.consecutiveFailures === 1 ? 'a failure' : `${feed.consecutiveFailures} failures in a row`
  return { at: later(now, seconds), reason: `${inWords(seconds)} after ${times}` }
}
