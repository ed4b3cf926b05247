import { expect, test } from 'vitest'
import { later } from '#model/instant.ts'
import { at } from '#tests/support/articles.ts'
import { dateAndTime, dayNumber, dayWords, relativeWords, timeOfDay } from '#web/time-words.ts'

const now = at('2026-11-24T22:16:00Z')

test('a time is told in UTC, with leading zeros where they belong', () => {
  expect(dateAndTime(now)).toBe('24 Nov 2026, 22:16 UTC')
  expect(dateAndTime(at('2026-01-02T03:04:05+05:00'))).toBe('1 Jan 2026, 22:04 UTC')
  expect(timeOfDay(at('2026-11-24T00:07:59Z'))).toBe('00:07 UTC')
  expect(dayWords(now)).toBe('Tuesday, 24 November 2026')
})

test('a day ends at midnight UTC, before 1970 too', () => {
  expect(dayNumber(at('2026-11-24T23:59:59Z'))).toBe(dayNumber(at('2026-11-24T00:00:00Z')))
  expect(dayNumber(at('2026-11-25T00:00:00Z'))).toBe(dayNumber(now) + 1)
  expect(dayNumber(at('1969-12-31T23:59:59Z'))).toBe(-1)
})

test.each([
  { seconds: 0, words: 'just now' },
  { seconds: -44, words: 'just now' },
  { seconds: 44, words: 'in a moment' },
  { seconds: -45, words: '1 minute ago' },
  { seconds: -300, words: '5 minutes ago' },
  { seconds: 3570, words: 'in 1 hour' },
  { seconds: -7200, words: '2 hours ago' },
  { seconds: -47 * 3600, words: '47 hours ago' },
  { seconds: 48 * 3600, words: 'in 2 days' },
  { seconds: -400 * 86_400, words: '400 days ago' },
])('$seconds s from now is "$words"', ({ seconds, words }) => {
  expect(relativeWords(later(now, seconds), now)).toBe(words)
})
