import { expect, test } from 'vitest'
import { instant, later } from '#model/instant.ts'
import { noHints } from '#model/polling.ts'
import { outsideSkipped, publishersWord } from '#schedule/publishers-word.ts'

const year = 365 * 86_400

test.each([0, -1, -1e12, Number.NaN, Number.POSITIVE_INFINITY, null])('%s seconds are no word of the publisher', (seconds) => {
  expect(publishersWord(seconds, { ...noHints, ttlSeconds: seconds, updateSeconds: seconds })).toBe(null)
})

test.each([
  [600, null, null, 600, 'the publisher asks for 10 minutes (Cache-Control or Expires)'],
  [600, 3600, null, 3600, 'the publisher asks for 1 hour (ttl)'],
  [null, 3600, 7200, 7200, 'the publisher asks for 2 hours (sy:updatePeriod)'],
  [year, 3600, -7200, year, 'the publisher asks for 365 days (Cache-Control or Expires)'],
])('of %s, ttl %s and period %s the longest counts, and is named', (freshSeconds, ttlSeconds, updateSeconds, seconds, reason) => {
  expect(publishersWord(freshSeconds, { ...noHints, ttlSeconds, updateSeconds })).toEqual({ seconds, reason })
})

// A Wednesday.
const at = instant(Date.UTC(2026, 10, 25, 2, 20))
const latest = later(at, 86_400)
const allHours = Array.from({ length: 24 }, (_, hour) => hour)
const allDays = [0, 1, 2, 3, 4, 5, 6]

test.each([
  ['all hours', allHours, []],
  ['all days', [], allDays],
  ['everything', allHours, allDays],
  ['hours there are not', [24, 2.5, -2, Number.NaN], []],
  ['days there are not', [], [7, 3.5, -1]],
  ['other hours', [1, 3], [2, 4]],
  ['nothing', [], []],
])('skipping %s moves nothing', (_, skipHours, skipDays) => {
  expect(outsideSkipped(at, { ...noHints, skipHours, skipDays }, latest)).toEqual({ at, skipped: false })
})

test.each([
  ['to the next full hour', [2], [], Date.UTC(2026, 10, 25, 3)],
  ['past all skipped hours in a row', [0, 1, 2, 3, 4, 5], [], Date.UTC(2026, 10, 25, 6)],
  ['over midnight', allHours.filter((hour) => hour !== 1), [], Date.UTC(2026, 10, 26, 1)],
  ['to the next day', [], [3], Date.UTC(2026, 10, 26, 0)],
  ['to an hour of the next day that is allowed', [0, 1], [3], Date.UTC(2026, 10, 26, 2)],
])('a skipped time is moved %s', (_, skipHours, skipDays, moved) => {
  expect(outsideSkipped(at, { ...noHints, skipHours, skipDays }, later(at, 3 * 86_400))).toEqual({ at: moved, skipped: true })
})

test('no time is moved beyond the latest', () => {
  expect(outsideSkipped(at, { ...noHints, skipDays: [3, 4, 5] }, latest)).toEqual({ at: latest, skipped: true })
  expect(outsideSkipped(at, { ...noHints, skipDays: [3] }, at)).toEqual({ at, skipped: false })
  expect(outsideSkipped(at, { ...noHints, skipDays: [3] }, instant(at - 1))).toEqual({ at, skipped: false })
})

test('where one single hour of the week is allowed it is found', () => {
  const hints = { ...noHints, skipHours: allHours.filter((hour) => hour !== 1), skipDays: allDays.filter((day) => day !== 3) }
  expect(outsideSkipped(at, hints, later(at, 30 * 86_400)).at).toBe(Date.UTC(2026, 11, 2, 1))
})
