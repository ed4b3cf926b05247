import { expect, test } from 'vitest'
import { type Instant, instant } from '#model/instant.ts'
import { rhythmOf } from '#schedule/rhythm.ts'

const now = instant(Date.UTC(2026, 10, 25, 12))
const minute = 60
const hour = 3_600
const day = 86_400

/** Postings, the newest `quiet` seconds ago, the others further and further back by these gaps. */
function postings(gaps: readonly number[], quiet = 0): Instant[] {
  const known = [instant(now - quiet * 1000)]
  for (const gap of gaps) known.push(instant((known.at(-1) as Instant) - gap * 1000))
  return known
}

test.each<[string, readonly Instant[]]>([
  ['no posting', []],
  ['one posting', postings([])],
  ['sixty postings at one time', Array.from({ length: 60 }, () => now)],
  ['twenty postings within five minutes', postings(Array.from({ length: 19 }, () => 15))],
])('%s makes no rhythm', (_, known) => {
  expect(rhythmOf(known, now)).toEqual({ everySeconds: null, longestGapSeconds: null, newestAt: known[0] ?? null })
})

test('postings in the future tell nothing', () => {
  expect(rhythmOf([instant(now + 9e9), instant(now + 1), ...postings([hour, hour], hour)], now)).toEqual({
    everySeconds: hour,
    longestGapSeconds: hour,
    newestAt: instant(now - hour * 1000),
  })
  expect(rhythmOf([instant(now + 2e9), instant(now + 1e9)], now).newestAt).toBe(null)
})

test.each<[string, readonly number[], number]>([
  ['of two postings the gap between them', [day], day],
  ['of two gaps the shorter', [day, hour], hour],
  ['weekly, though one was left out', [7, 7, 14, 7, 7].map((days) => days * day), 7 * day],
  ['daily, but not on weekends', [1, 1, 1, 1, 3, 1, 1, 1, 1, 3].map((days) => days * day), day],
  ['every ten minutes by day, whatever the night', [...ten(30), 14 * hour, ...ten(28)], 10 * minute],
  ['hourly, though it paused for a year', [hour, hour, 365 * day, hour, hour, hour], hour],
  ['every few minutes, and never less than what counts as one moment', Array.from({ length: 59 }, () => 2 * minute), 6 * minute],
])('the usual gap: %s', (_, gaps, seconds) => {
  expect(rhythmOf(postings(gaps), now).everySeconds).toBe(seconds)
})

test('twenty items posted at once each day are a daily rhythm', () => {
  const gaps = Array.from({ length: 59 }, (_, index) => (index % 20 === 19 ? day - 19 : 1))
  const { everySeconds } = rhythmOf(postings(gaps), now)
  expect(everySeconds).toBeGreaterThan(0.99 * day)
  expect(everySeconds).toBeLessThanOrEqual(day)
})

test('ten items within two hours once a day are not a rhythm of minutes', () => {
  const gaps = Array.from({ length: 59 }, (_, index) => (index % 10 === 9 ? 22.5 * hour : 10 * minute))
  expect(rhythmOf(postings(gaps), now).everySeconds).toBeGreaterThan(15 * minute)
})

test('a weekly feed that begins to post every ten minutes is followed within twenty postings', () => {
  expect(rhythmOf(postings([...ten(20), ...Array.from({ length: 39 }, () => 7 * day)]), now).everySeconds).toBe(10 * minute)
})

test('the longest gap is known beyond what makes the pace', () => {
  expect(rhythmOf(postings([...ten(50), 14 * hour]), now).longestGapSeconds).toBe(14 * hour)
})

function ten(count: number): number[] {
  return Array.from({ length: count }, () => 10 * minute)
}
