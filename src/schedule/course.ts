/**
 * What follows from a reading for its feed: when it is asked next and why, at which address, and what an operator is told.
 * The room's second door. It composes `next-time.ts` and `rhythm.ts` for what went well, `after-failure.ts` and `ending.ts`
 * for what did not, `moves.ts`, and `silence.ts`.
 */
import type { Happening } from '#model/event.ts'
import { type FaultCode, type FaultKind, faults, type PlainFault } from '#model/fault.ts'
import type { Moving } from '#model/feed.ts'
import type { FeedId } from '#model/ids.ts'
import { type Instant, rfc3339 } from '#model/instant.ts'
import type { PollingHints } from '#model/polling.ts'
import { afterFailure } from './after-failure.ts'
import { endingOf, type SameAnswers } from './ending.ts'
import { moveAfter } from './moves.ts'
import { nextTime, type PollBounds } from './next-time.ts'
import { type Rhythm, rhythmOf } from './rhythm.ts'
import { silentFrom } from './silence.ts'

/** How the feed stood before this reading. */
export interface FeedCourse {
  readonly feed: FeedId
  /** In feeds.json. */
  readonly url: string
  /** The operator's wish for this feed; null: none. */
  readonly everySeconds: number | null
  readonly consecutiveFailures: number
  readonly faultCode: FaultCode | null
  /** Since when every answer has had this code. */
  readonly faultSince: Instant | null
  /** How many in a row had it. */
  readonly faultTimes: number
  /** The operator was told that it fails. */
  readonly brokenTold: boolean
  /** The operator was told that it is silent. */
  readonly silentTold: boolean
  readonly movedTo: string | null
  readonly moving: Moving | null
  /** Of the last document. */
  readonly hints: PollingHints
  readonly pushTrusted: boolean
}

export interface ReadingFacts {
  readonly at: Instant
  readonly kind: 'fresh' | 'unchanged' | 'fault'
  readonly fault: PlainFault | null
  readonly status: number | null
  readonly retryAfterSeconds: number | null
  readonly freshSeconds: number | null
  /** Of a fresh document. */
  readonly hints: PollingHints | null
  /** Where it came from in the end, if every redirect on the way was permanent. */
  readonly movedTo: string | null
  /** Sort dates of the feed's newest entries, this reading's included, the newest first. */
  readonly postings: readonly Instant[]
  /** Its addresses are not named to anyone. */
  readonly private: boolean
}

export interface NewCourse {
  /** Null: stopped. */
  readonly nextAt: Instant | null
  readonly nextReason: string
  readonly stopped: boolean
  readonly consecutiveFailures: number
  readonly faultSince: Instant | null
  readonly faultTimes: number
  readonly brokenTold: boolean
  readonly silentTold: boolean
  readonly movedTo: string | null
  readonly moving: Moving | null
  readonly rhythmSeconds: number | null
  readonly newestAt: Instant | null
  readonly silentAt: Instant | null
  readonly happenings: readonly Happening[]
}

/** A fault that may pass by itself is told when it comes so often in a row. */
const toldAfter = 3
/** A feed that fails so often in a row where it moved to is asked at its own address again. */
const backAfter = 3

export function courseAfter(before: FeedCourse, reading: ReadingFacts, bounds: PollBounds, now: Instant): NewCourse {
  const rhythm = rhythmOf(reading.postings, now)
  const posts = { rhythmSeconds: rhythm.everySeconds, newestAt: rhythm.newestAt, silentAt: silentFrom(rhythm) }
  const course =
    reading.fault === null ? afterSuccess(before, reading, rhythm, bounds, now) : afterFault(before, reading, reading.fault, now)
  return { ...posts, ...course }
}

type Course = Omit<NewCourse, 'rhythmSeconds' | 'newestAt' | 'silentAt'>

function afterSuccess(before: FeedCourse, reading: ReadingFacts, rhythm: Rhythm, bounds: PollBounds, now: Instant): Course {
  const hints = reading.hints ?? before.hints
  const next = nextTime({ ...before, rhythm, hints, freshSeconds: reading.freshSeconds }, now, bounds)
  const { movedTo, moving, to } = moveAfter(before, reading)
  const silentAt = silentFrom(rhythm)
  const spoke = before.silentTold && silentAt !== null && silentAt > now
  return {
    nextAt: next.at,
    nextReason: next.reason,
    stopped: false,
    consecutiveFailures: 0,
    faultSince: null,
    faultTimes: 0,
    brokenTold: false,
    silentTold: before.silentTold && !spoke,
    movedTo,
    moving,
    happenings: [
      ...(before.brokenTold ? [recovered(before.consecutiveFailures)] : []),
      ...(to === null ? [] : [moved(before, to, reading.private)]),
      ...(spoke ? [told('spoke', 'it posts again')] : []),
    ],
  }
}

function afterFault(before: FeedCourse, reading: ReadingFacts, fault: PlainFault, now: Instant): Course {
  const consecutiveFailures = before.consecutiveFailures + 1
  const same = countOn(before, fault.code, reading.at)
  const ending = endingOf(same, reading.at)
  // Before a feed that moved is stopped, its own address has its turn.
  const back = before.movedTo !== null && (ending !== null || consecutiveFailures >= backAfter)
  const stopped = ending !== null && !back
  const next = afterFailure({ ...before, consecutiveFailures, code: fault.code, retryAfterSeconds: reading.retryAfterSeconds }, now)
  const where = back ? ', at the address in feeds.json again, as it fails where it moved to' : ''
  const breaks = !before.brokenTold && (isPassing(fault.code) ? consecutiveFailures >= toldAfter : true)
  return {
    nextAt: stopped ? null : next.at,
    nextReason: stopped ? `asked no more: ${ending}` : `${next.reason}${where}`,
    stopped,
    consecutiveFailures,
    faultSince: back ? null : same.since,
    faultTimes: back ? 0 : same.times,
    brokenTold: before.brokenTold || breaks,
    silentTold: before.silentTold,
    movedTo: back ? null : before.movedTo,
    moving: back ? null : before.moving,
    happenings: [
      ...(breaks ? [broke(fault, consecutiveFailures, same.since)] : []),
      ...(stopped ? [told('stopped', `it is asked no more: ${ending}`, fault.code)] : []),
    ],
  }
}

function countOn({ faultCode, faultSince, faultTimes }: FeedCourse, code: FaultCode, at: Instant): SameAnswers {
  if (faultCode !== code || faultSince === null) return { code, since: at, times: 1 }
  // A clock that was set back begins anew.
  return { code, since: faultSince > at ? at : faultSince, times: faultTimes + 1 }
}

function isPassing(code: FaultCode): boolean {
  const kind: FaultKind = faults[code]
  return kind.passing === true
}

function broke({ code, message }: PlainFault, failures: number, since: Instant): Happening {
  if (failures === 1) return told('broke', `it cannot be read: ${message}`, code)
  const minute = rfc3339(since).slice(0, 16).replace('T', ' ')
  return told('broke', `it could not be read ${failures} times in a row; since ${minute} UTC the reason is: ${message}`, code)
}

function recovered(failures: number): Happening {
  return told('recovered', `it can be read again, after ${failures} failure${failures === 1 ? '' : 's'} in a row`)
}

function moved({ url, movedTo }: FeedCourse, to: string, isPrivate: boolean): Happening {
  if (isPrivate) return told('moved', 'it has moved for good and is asked at its new address; change its address in feeds.json')
  if (to === url) return told('moved', 'it has moved back to its address in feeds.json and is asked there again')
  return told('moved', `it has moved for good from ${movedTo ?? url} to ${to} and is asked there; change its address in feeds.json`)
}

function told(kind: Happening['kind'], because: string, code: FaultCode | null = null): Happening {
  return { kind, because, code }
}
