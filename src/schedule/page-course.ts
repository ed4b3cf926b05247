/** When the page of an article, or an earlier document of a feed, is asked for again that could not be read, or that it is given up. The room's door for pages. */
import { inWords } from '#lib/duration.ts'
import type { FaultCode } from '#model/fault.ts'
import { type Instant, later } from '#model/instant.ts'
import { longestRetryAfterSeconds } from './after-failure.ts'

export interface FailedPage {
  readonly code: FaultCode
  /** This one included. */
  readonly tries: number
  readonly retryAfterSeconds: number | null
}

/** `at` null: it is given up. */
export interface PageCourse {
  readonly at: Instant | null
  /** In words. */
  readonly reason: string
}

/** After the first failure, the second …: news that cannot be read for a day and a half is old. */
const waitsSeconds = [300, 1_800, 7_200, 28_800, 86_400]

/** What another try does not mend. */
const forGood: ReadonlySet<FaultCode> = new Set([
  'fetch/gone',
  'fetch/not-found',
  'fetch/login',
  'fetch/region-blocked',
  'fetch/forbidden-address',
  'fetch/forbidden-scheme',
  'fetch/too-large',
  'fetch/too-many-redirects',
  'parse/hangs',
  'parse/html',
  'parse/not-a-feed',
  'parse/unreadable',
])

/** Redirects from host to host that are followed for one page. */
export const mostHops = 5

export function pageCourse({ code, tries, retryAfterSeconds }: FailedPage, now: Instant): PageCourse {
  if (forGood.has(code)) return { at: null, reason: 'asked no more' }
  const wait = waitsSeconds[tries - 1]
  if (wait === undefined) return { at: null, reason: `asked no more after ${tries} tries` }
  const seconds = Math.max(wait, Math.min(retryAfterSeconds ?? 0, longestRetryAfterSeconds))
  return { at: later(now, seconds), reason: `asked again in ${inWords(seconds)}` }
}
