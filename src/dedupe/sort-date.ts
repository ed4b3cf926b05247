/** Where a new article stands in every list. */
import { type Instant, instant } from '#model/instant.ts'

export interface SortDate {
  readonly at: Instant
  readonly because: string
}

/**
 * Set once, when the article is first stored. What arrives now was not there at the feed's previous reading, so it is not sorted
 * before that: a reader who has read down to then misses nothing. At a feed's first reading the stated date stands.
 * @see RFC 4287 §4.2.9
 */
export function sortDate(stated: Instant | null, previousReading: Instant | null, now: Instant): SortDate {
  if (stated === null) return { at: now, because: 'no date in the feed' }
  if (stated > now) return { at: now, because: 'dated in the future' }
  if (previousReading !== null && stated < previousReading)
    return { at: lateAt(stated, previousReading, now), because: 'arrived later than dated' }
  return { at: stated, because: 'as stated' }
}

/** In the second after the previous reading, the later dated the later: what arrives late together stays in the order of its dates. */
function lateAt(stated: Instant, previousReading: Instant, now: Instant): Instant {
  const hoursLate = (previousReading - stated) / 3_600_000
  return instant(Math.min(now, previousReading + 999 / (1 + hoursLate)))
}

/**
 * Of an article that its feed's archive brought: it stands at its stated date, or a month that was missed would stand at today. Without one, at the
 * last reading before the gap: it is younger.
 */
export function archivedSortDate(stated: Instant | null, since: Instant, now: Instant): SortDate {
  if (stated === null) return { at: since, because: 'no date in the feed’s archive' }
  if (stated > now) return { at: now, because: 'dated in the future' }
  return { at: stated, because: 'as stated, in the feed’s archive' }
}
