/** When to ask a feed again whose last reading went well, and why then. The formula: docs/polling.md. */
import { inWords, roughly } from '#lib/duration.ts'
import type { FeedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import type { PollingHints } from '#model/polling.ts'
import { outsideSkipped, publishersWord } from './publishers-word.ts'
import type { Rhythm } from './rhythm.ts'
import { spreadOf } from './spread.ts'

export interface FeedRhythm {
  readonly feed: FeedId
  /** The operator's wish for this feed; null: none. */
  readonly everySeconds: number | null
  readonly rhythm: Rhythm
  readonly hints: PollingHints
  /** How long the last answer's headers call it fresh. */
  readonly freshSeconds: number | null
  /** A hub tells of what is new, and nothing was missed. */
  readonly pushTrusted: boolean
}

/** For feeds without a wish of the operator's. */
export interface PollBounds {
  /** While a feed's rhythm is not known. */
  readonly usualSeconds: number
  readonly leastSeconds: number
  readonly mostSeconds: number
}

export interface NextTime {
  readonly at: Instant
  /** In words. */
  readonly reason: string
}

/** No interval and no back-off is longer: a feed is never given up. */
export const longestSeconds = 30 * 86_400

const day = 86_400
/** Quiet for so long: no wait is shorter than this part of the longest. */
const quietSteps = [
  { quietSeconds: 90 * day, part: 1 },
  { quietSeconds: 30 * day, part: 1 / 2 },
  { quietSeconds: 14 * day, part: 1 / 4 },
  { quietSeconds: 7 * day, part: 1 / 8 },
  { quietSeconds: day, part: 1 / 48 },
]
const pushStretch = 12
/** Up to a tenth longer, so that feeds added together do not fall due together for ever. */
const spread = 0.1

export function nextTime(feed: FeedRhythm, now: Instant, bounds: PollBounds): NextTime {
  if (feed.everySeconds !== null) {
    return { at: later(now, feed.everySeconds), reason: `every ${one(inWords(feed.everySeconds))}, as feeds.json says` }
  }
  const { leastSeconds: least, mostSeconds: most } = bounds
  const own = feed.pushTrusted ? stretched(ownPace(feed.rhythm, now, bounds), least) : ownPace(feed.rhythm, now, bounds)
  const word = publishersWord(feed.freshSeconds, feed.hints)
  const wish = word !== null && word.seconds > own.seconds ? word : own
  // At the longest wait the spread goes downwards, but not below what the publisher asks for.
  const spreadOut = Math.max(least, Math.min(wish.seconds, most / (1 + spread))) * (1 + spread * spreadOf(feed.feed, 0))
  const wait = Math.min(most, Math.max(spreadOut, word?.seconds ?? 0))
  const { at, skipped } = outsideSkipped(later(now, wait), feed.hints, later(now, most))
  return { at, reason: `${bounded(wish, bounds)}${skipped ? ', later because of its skipHours or skipDays' : ''}` }
}

interface Wish {
  readonly seconds: number
  readonly reason: string
}

/** Half the usual gap: a posting is found a quarter of it late on average. */
function ownPace({ everySeconds, newestAt }: Rhythm, now: Instant, { usualSeconds, mostSeconds }: PollBounds): Wish {
  const pace =
    everySeconds === null
      ? { seconds: usualSeconds, reason: `every ${one(inWords(usualSeconds))}, as its rhythm is not known yet` }
      : {
          seconds: everySeconds / 2,
          reason: `it posts ${everySeconds < 600 ? 'every few minutes' : `about every ${one(roughly(everySeconds))}`}`,
        }
  const quiet = newestAt === null ? 0 : (now - newestAt) / 1000
  const seconds = mostSeconds * (quietSteps.find((step) => quiet >= step.quietSeconds)?.part ?? 0)
  return seconds > pace.seconds ? { seconds, reason: `quiet for ${roughly(quiet)}` } : pace
}

function stretched(pace: Wish, least: number): Wish {
  return { seconds: Math.max(pace.seconds, least) * pushStretch, reason: 'the hub tells us; asked as a check' }
}

function bounded({ seconds, reason }: Wish, { leastSeconds, mostSeconds }: PollBounds): string {
  if (seconds > mostSeconds) return `${reason}; but at least every ${one(inWords(mostSeconds))}`
  if (seconds < leastSeconds) return `${reason}; but no more often than every ${one(inWords(leastSeconds))}`
  return reason
}

/** `every 1 hour` is `every hour`. */
function one(words: string): string {
  return words.replace(/^1 (\w+)$/, '$1')
}
