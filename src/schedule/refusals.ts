/**
 * A host that refuses: when Retry-After of some addresses makes the whole host wait.
 * One address that refuses says nothing of its neighbours (a proxy of many sites, a broken route); two within an hour,
 * with no success between, do.
 */
import { inWords } from '#lib/duration.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import { longestRetryAfterSeconds } from './after-failure.ts'

export interface HostRefusals {
  /** The last address that refused, and until when it wants to be left alone, if it says. */
  readonly refused: { readonly feed: string; readonly at: Instant; readonly until: Instant | null } | null
  /** The host is not asked before; null: it may be asked. */
  readonly notBefore: Instant | null
  /** Why; empty where it does not wait. */
  readonly because: string
}

export interface HostAnswer {
  /** Which address it was: a feed's id; of an article's page, words that tell it from others. */
  readonly feed: string
  /** Null: no answer came. */
  readonly status: number | null
  readonly retryAfterSeconds: number | null
  readonly at: Instant
}

export const noRefusals: HostRefusals = { refused: null, notBefore: null, because: '' }

const successes = new Set([200, 226, 304])
const refusing = new Set([429, 503])
const togetherMs = 3_600_000

/** @returns the same value where nothing changes */
export function afterAnswer(before: HostRefusals, answer: HostAnswer): HostRefusals {
  if (answer.status === null) return before
  if (successes.has(answer.status)) return before.refused === null && before.notBefore === null ? before : noRefusals
  if (!refusing.has(answer.status)) return before
  const refused = { feed: answer.feed, at: answer.at, until: untilOf(answer) }
  const first = before.refused
  if (first === null || first.feed === refused.feed || Math.abs(refused.at - first.at) > togetherMs) return { ...before, refused }
  const until = latest([first.until, refused.until, before.notBefore], answer.at)
  if (until === null) return { refused, notBefore: null, because: '' }
  const asked = inWords((until - answer.at) / 1000)
  const because = `it refused ${first.feed} and ${refused.feed} within an hour and asks to be left alone for ${asked}`
  return { refused, notBefore: until, because }
}

function untilOf({ retryAfterSeconds, at }: HostAnswer): Instant | null {
  return retryAfterSeconds !== null && retryAfterSeconds > 0 ? later(at, Math.min(retryAfterSeconds, longestRetryAfterSeconds)) : null
}

/** The latest of the times still to come, not further away than we let anyone send us; null: none. */
function latest(times: readonly (Instant | null)[], now: Instant): Instant | null {
  const toCome = times.filter((time) => time !== null && time > now) as Instant[]
  return toCome.length === 0 ? null : instant(Math.min(Math.max(...toCome), later(now, longestRetryAfterSeconds)))
}
