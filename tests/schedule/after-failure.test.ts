import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { afterFailure, type FailedFeed } from '#schedule/after-failure.ts'

const now = instant(Date.UTC(2026, 10, 25, 12))
const hour = 3_600
const day = 86_400

function failed(more: Partial<FailedFeed> = {}): FailedFeed {
  return { feed: feedId('nato'), everySeconds: null, consecutiveFailures: 1, code: 'fetch/timeout', retryAfterSeconds: null, ...more }
}

function waitOf(more: Partial<FailedFeed>): number {
  return (afterFailure(failed(more), now).at - now) / 1000
}

test.each([-1, -1e9, 0, Number.NaN])('a Retry-After of %s changes nothing', (retryAfterSeconds) => {
  expect(afterFailure(failed({ retryAfterSeconds }), now)).toEqual(afterFailure(failed(), now))
})

test('a Retry-After of a year is kept for eight hours, and the reason says so', () => {
  expect(afterFailure(failed({ retryAfterSeconds: 365 * day }), now)).toEqual({
    at: now + 8 * hour * 1000,
    reason: 'the server asks to be left alone for 365 days, of which 8 hours are kept',
  })
  expect(waitOf({ retryAfterSeconds: Number.POSITIVE_INFINITY })).toBe(8 * hour)
})

test('a Retry-After is obeyed where it is longer than the back-off, and no longer back-off is cut by it', () => {
  expect(afterFailure(failed({ retryAfterSeconds: 2 * hour }), now).reason).toBe('the server asks to be left alone for 2 hours')
  expect(waitOf({ retryAfterSeconds: 2 * hour })).toBe(2 * hour)
  expect(waitOf({ retryAfterSeconds: 60, consecutiveFailures: 9 })).toBeGreaterThan(day / 2)
})

test.each([
  [1, 300, 'about 5 minutes after a failure'],
  [2, 600, 'about 10 minutes after 2 failures in a row'],
  [6, 9600, 'about 3 hours after 6 failures in a row'],
  [12, 4 * day, 'about 4 days after 12 failures in a row'],
  [1_000_000, 4 * day, 'about 4 days after 1000000 failures in a row'],
])('after %i failures the wait is %i seconds, a fifth more or less', (consecutiveFailures, seconds, reason) => {
  expect(afterFailure(failed({ consecutiveFailures }), now).reason).toBe(reason)
  expect(Math.abs(waitOf({ consecutiveFailures }) - seconds)).toBeLessThanOrEqual(0.2 * seconds)
})

test('feeds that failed together do not come back together', () => {
  const waits = Array.from({ length: 1000 }, (_, index) => waitOf({ feed: feedId(`f-${index}`) }))
  expect(Math.min(...waits)).toBeLessThan(250)
  expect(Math.max(...waits)).toBeGreaterThan(350)
  expect(new Set(waits).size).toBeGreaterThan(900)
})

test('a feed asked more often than every five minutes is asked again as soon as that, a slower one after five minutes', () => {
  expect(waitOf({ everySeconds: 10 })).toBeLessThanOrEqual(12)
  expect(waitOf({ everySeconds: 7 * day })).toBeLessThanOrEqual(360)
})

test('404 waits for an hour at first, whatever the feed’s interval and the jitter', () => {
  for (let index = 0; index < 100; index++) {
    const feed = feedId(`f-${index}`)
    expect(waitOf({ feed, everySeconds: 10, code: 'fetch/not-found' })).toBeGreaterThanOrEqual(hour)
  }
  expect(waitOf({ code: 'fetch/not-found', consecutiveFailures: 3 })).toBeGreaterThan(3 * hour)
})

test('410 waits for a whole day, whatever came before', () => {
  for (const consecutiveFailures of [1, 5, 50]) {
    expect(waitOf({ code: 'fetch/gone', consecutiveFailures })).toBeGreaterThanOrEqual(day)
    expect(waitOf({ code: 'fetch/gone', consecutiveFailures })).toBeLessThanOrEqual(1.1 * day)
  }
})
