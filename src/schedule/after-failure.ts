/** When to ask a feed again that could not be read. It is never given up for failing: it is asked later and later. */
import { backoff } from '#lib/backoff.ts'
import { inWords, roughly } from '#lib/duration.ts'
import type { FaultCode } from '#model/fault.ts'
import type { FeedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import type { NextTime } from './next-time.ts'
import { spreadOf } from './spread.ts'

export interface FailedFeed {
  readonly feed: FeedId
  /** The operator's wish for this feed; null: none. */
  readonly everySeconds: number | null
  /** This one included. */
  readonly consecutiveFailures: number
  readonly code: FaultCode
  readonly retryAfterSeconds: number | null
}

const hour = 3_600
const firstSeconds = 300
const longestSeconds = 4 * 24 * hour
/** However long a server asks to be left alone. */
export const longestRetryAfterSeconds = 8 * hour
/** Up to a fifth sooner or later, so that feeds that failed together do not come back together. */
const jitter = 0.2

export function afterFailure(failed: FailedFeed, now: Instant): NextTime {
  const wait = failed.code === 'fetch/gone' ? untilAskedOnceMore(failed) : backedOff(failed)
  const retryAfter = failed.retryAfterSeconds ?? 0
  const obeyed = Math.min(retryAfter, longestRetryAfterSeconds)
  if (!(obeyed > wait.seconds)) return { at: later(now, wait.seconds), reason: wait.reason }
  const longer = retryAfter > obeyed ? `, of which ${inWords(obeyed)} are kept` : ''
  return { at: later(now, obeyed), reason: `the server asks to be left alone for ${inWords(retryAfter)}${longer}` }
}

function backedOff({ feed, everySeconds, consecutiveFailures, code }: FailedFeed): { seconds: number; reason: string } {
  const least = code === 'fetch/not-found' ? hour : 0
  const first = Math.max(least, Math.min(firstSeconds, everySeconds ?? firstSeconds))
  const planned = backoff(consecutiveFailures, first, longestSeconds)
  const seconds = Math.max(least, planned * (1 - jitter + 2 * jitter * spreadOf(feed, consecutiveFailures)))
  const times = consecutiveFailures === 1 ? 'a failure' : `${consecutiveFailures} failures in a row`
  return { seconds, reason: `about ${roughly(planned)} after ${times}` }
}

/** Not before a full day is over: the second answer decides. */
function untilAskedOnceMore({ feed, consecutiveFailures }: FailedFeed): { seconds: number; reason: string } {
  const seconds = 24 * hour * (1 + (jitter / 2) * spreadOf(feed, consecutiveFailures))
  return { seconds, reason: 'the server says it is gone for good; asked once more after a day' }
}
