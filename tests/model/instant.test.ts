import { expect, test } from 'vitest'
import { instant, later, rfc3339 } from '#model/instant.ts'

test.each([
  [1.9, 1],
  [-1.9, -1],
  [0, 0],
  [1_764_022_560_000.5, 1_764_022_560_000],
])('a part of a millisecond is cut off: %s', (given, at) => {
  expect(instant(given)).toBe(at)
})

test('later counts in seconds, also backwards and in parts', () => {
  const from = instant(1_000_000)
  expect(later(from, 60)).toBe(1_060_000)
  expect(later(from, -1)).toBe(999_000)
  expect(later(from, 0.0015)).toBe(1_000_001)
})

test.each([
  [0, '1970-01-01T00:00:00Z'],
  [Date.UTC(2026, 10, 24, 22, 16), '2026-11-24T22:16:00Z'],
  [Date.UTC(2026, 10, 24, 22, 16, 0, 5), '2026-11-24T22:16:00.005Z'],
  [Date.UTC(1969, 11, 31, 23, 59, 59), '1969-12-31T23:59:59Z'],
])('%s outside is %s', (at, text) => {
  expect(rfc3339(instant(at))).toBe(text)
  expect(Date.parse(text)).toBe(at)
})
