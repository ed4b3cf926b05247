/** How often the publisher wants to be asked. */

import { inWords } from '#lib/duration.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { PollingHints } from '#model/polling.ts'

export interface PublishersWord {
  readonly seconds: number
  readonly reason: string
}

/** The longest of what the answer's headers and the document ask for, unbounded; null where they ask for nothing. */
export function publishersWord(freshSeconds: number | null, hints: PollingHints): PublishersWord | null {
  const words = [
    { seconds: freshSeconds, source: 'Cache-Control or Expires' },
    { seconds: hints.ttlSeconds, source: 'ttl' },
    { seconds: hints.updateSeconds, source: 'sy:updatePeriod' },
  ].filter(
    (word): word is { seconds: number; source: string } => word.seconds !== null && Number.isFinite(word.seconds) && word.seconds > 0,
  )
  const longest = words.toSorted((one, other) => other.seconds - one.seconds)[0]
  return longest === undefined
    ? null
    : { seconds: longest.seconds, reason: `the publisher asks for ${inWords(longest.seconds)} (${longest.source})` }
}

/** Hours of a week: the first allowed one, if there is any, is not further away. */
const hoursOfWeek = 7 * 24
const hourMs = 3_600_000

/**
 * The first time from `at` on outside the skipped hours and days, all in UTC; never after `latest`.
 * Hours that leave no hour, and days that leave no day, are ignored.
 */
export function outsideSkipped(at: Instant, hints: PollingHints, latest: Instant): { readonly at: Instant; readonly skipped: boolean } {
  const hours = sensible(hints.skipHours, 24)
  const days = sensible(hints.skipDays, 7)
  const skips = (time: number) => hours.has(new Date(time).getUTCHours()) || days.has(new Date(time).getUTCDay())
  if ((hours.size === 0 && days.size === 0) || at >= latest || !skips(at)) return { at, skipped: false }
  const firstHour = Math.floor(at / hourMs) * hourMs
  const allowed = Array.from({ length: hoursOfWeek }, (_, index) => firstHour + (index + 1) * hourMs).find((time) => !skips(time))
  return { at: instant(Math.min(latest, allowed ?? at)), skipped: true }
}

/** None of them where nothing would be left. */
function sensible(skipped: readonly number[], all: number): ReadonlySet<number> {
  const known = new Set(skipped.filter((value) => Number.isInteger(value) && value >= 0 && value < all))
  return known.size < all ? known : new Set()
}
