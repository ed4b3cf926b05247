import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import { noHints } from '#model/polling.ts'
import { type FeedRhythm, nextTime, type PollBounds } from '#schedule/next-time.ts'

const now = instant(Date.UTC(2026, 10, 25, 12))
const hour = 3_600
const day = 86_400
const bounds: PollBounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: day }
const unknown = { everySeconds: null, longestGapSeconds: null, newestAt: null }

function feed(more: Partial<FeedRhythm> = {}): FeedRhythm {
  return { feed: feedId('nato'), everySeconds: null, rhythm: unknown, hints: noHints, freshSeconds: null, pushTrusted: false, ...more }
}

function posting(everySeconds: number, quietSeconds = 0): FeedRhythm['rhythm'] {
  return { everySeconds, longestGapSeconds: everySeconds, newestAt: instant(now - quietSeconds * 1000) }
}

function waitOf(more: Partial<FeedRhythm>, within = bounds): number {
  return (nextTime(feed(more), now, within).at - now) / 1000
}

test.each<[string, Partial<FeedRhythm>]>([
  ['an absurd ttl', { hints: { ...noHints, ttlSeconds: 1e300 } }],
  ['a negative ttl', { hints: { ...noHints, ttlSeconds: -5 } }],
  ['a ttl that is no number', { hints: { ...noHints, ttlSeconds: Number.NaN } }],
  ['a max-age of a year', { freshSeconds: 365 * day }],
  ['all hours and days skipped', { hints: { ...noHints, skipHours: hours(24), skipDays: [0, 1, 2, 3, 4, 5, 6] } }],
  ['all days but one skipped', { hints: { ...noHints, skipDays: [0, 1, 2, 3, 4, 5] } }],
  ['a newest posting in the future', { rhythm: posting(hour, -9e6) }],
  ['a silence of fifty years', { rhythm: posting(hour, 50 * 365 * day) }],
  ['a rhythm of no time at all', { rhythm: posting(0) }],
  ['a rhythm of centuries', { rhythm: posting(1e12) }],
  ['a trusted push on a slow feed', { rhythm: posting(300 * day), pushTrusted: true }],
])('with %s the wait stays within the bounds', (_, more) => {
  expect(waitOf(more)).toBeGreaterThanOrEqual(300)
  expect(waitOf(more)).toBeLessThanOrEqual(day)
})

test('the operator’s wish is exact: no bound, no word of the publisher, no push and no spread changes it', () => {
  const hints = { ttlSeconds: day, updateSeconds: day, skipHours: [12, 13], skipDays: [3] }
  const more = { hints, freshSeconds: day, pushTrusted: true, rhythm: posting(600, 100 * day) }
  expect(nextTime(feed({ ...more, everySeconds: 10 }), now, bounds)).toEqual({
    at: later(now, 10),
    reason: 'every 10 seconds, as feeds.json says',
  })
  expect(nextTime(feed({ ...more, everySeconds: 7 * day }), now, bounds).at).toBe(later(now, 7 * day))
  expect(nextTime(feed({ everySeconds: 3600 }), now, bounds).reason).toBe('every hour, as feeds.json says')
})

test.each<[string, Partial<FeedRhythm>, number, string]>([
  ['nothing is known', {}, 1800, 'every 30 minutes, as its rhythm is not known yet'],
  ['it posts every six minutes', { rhythm: posting(360) }, 300, 'it posts every few minutes; but no more often than every 5 minutes'],
  ['it posts every hour', { rhythm: posting(hour) }, hour / 2, 'it posts about every hour'],
  ['it posts every four hours', { rhythm: posting(4 * hour) }, 2 * hour, 'it posts about every 4 hours'],
  ['it is quiet for a day', { rhythm: posting(600, day) }, 1800, 'quiet for 1 day'],
  ['it is quiet for a week', { rhythm: posting(600, 7 * day) }, 3 * hour, 'quiet for 1 week'],
  ['it is quiet for three weeks', { rhythm: posting(600, 21 * day) }, 6 * hour, 'quiet for 3 weeks'],
  ['it is quiet for a month', { rhythm: posting(600, 31 * day) }, 12 * hour, 'quiet for 1 month'],
  ['its only posting is a month old', { rhythm: { ...unknown, newestAt: later(now, -31 * day) } }, 12 * hour, 'quiet for 1 month'],
  ['quiet, but slow anyway', { rhythm: posting(20 * hour, day) }, 10 * hour, 'it posts about every 20 hours'],
  ['ttl is longer', { rhythm: posting(hour), hints: { ...noHints, ttlSeconds: hour } }, hour, 'the publisher asks for 1 hour (ttl)'],
  ['ttl is shorter', { rhythm: posting(4 * hour), hints: { ...noHints, ttlSeconds: hour } }, 2 * hour, 'it posts about every 4 hours'],
  ['a hub tells of it', { rhythm: posting(hour), pushTrusted: true }, 6 * hour, 'the hub tells us; asked as a check'],
  ['a hub tells of a fast feed', { rhythm: posting(360), pushTrusted: true }, hour, 'the hub tells us; asked as a check'],
])('where %s the wait is that, and up to a tenth longer', (_, more, seconds, reason) => {
  expect(nextTime(feed(more), now, bounds).reason).toBe(reason)
  expect(waitOf(more)).toBeGreaterThanOrEqual(seconds)
  expect(waitOf(more)).toBeLessThanOrEqual(seconds * 1.1)
})

test.each<[string, Partial<FeedRhythm>, string]>([
  ['it posts weekly', { rhythm: posting(7 * day) }, 'it posts about every week; but at least every day'],
  ['it is quiet for a quarter', { rhythm: posting(600, 92 * day) }, 'quiet for 3 months'],
])('where %s the wait is the longest, and up to a tenth shorter', (_, more, reason) => {
  expect(nextTime(feed(more), now, bounds).reason).toBe(reason)
  expect(waitOf(more)).toBeGreaterThanOrEqual(day / 1.1)
  expect(waitOf(more)).toBeLessThanOrEqual(day)
})

test('no spread asks before the publisher’s word', () => {
  expect(waitOf({ hints: { ...noHints, ttlSeconds: day } })).toBe(day)
  expect(waitOf({ hints: { ...noHints, ttlSeconds: 0.95 * day } })).toBeGreaterThanOrEqual(0.95 * day)
  expect(nextTime(feed({ freshSeconds: 365 * day }), now, bounds)).toEqual({
    at: later(now, day),
    reason: 'the publisher asks for 365 days (Cache-Control or Expires); but at least every day',
  })
})

test('skipped hours are kept out of, and the reason says so', () => {
  const { at, reason } = nextTime(feed({ rhythm: posting(hour), hints: { ...noHints, skipHours: [12, 13] } }), now, bounds)
  expect(at).toBe(Date.UTC(2026, 10, 25, 14))
  expect(reason).toBe('it posts about every hour, later because of its skipHours or skipDays')
})

test('the operator’s bounds move everything but the operator’s own wish', () => {
  const narrow = { usualSeconds: 1800, leastSeconds: 2 * hour, mostSeconds: 2 * hour }
  for (const rhythm of [unknown, posting(360), posting(30 * day)]) expect(waitOf({ rhythm }, narrow)).toBe(2 * hour)
})

test('feeds added together do not fall due together', () => {
  for (const rhythm of [posting(hour), posting(7 * day)]) {
    const times = new Set(
      Array.from({ length: 1000 }, (_, index) => nextTime(feed({ feed: feedId(`f-${index}`), rhythm }), now, bounds).at),
    )
    expect(times.size).toBeGreaterThan(900)
  }
})

function hours(count: number): number[] {
  return Array.from({ length: count }, (_, hour) => hour)
}
