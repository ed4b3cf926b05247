import { expect, test } from 'vitest'
import { instant, later } from '#model/instant.ts'
import { fallsSilent, silentFrom } from '#schedule/silence.ts'

const newestAt = instant(Date.UTC(2026, 10, 3, 12))
const hour = 3_600
const day = 86_400

test('a feed without a rhythm is never silent', () => {
  expect(silentFrom({ everySeconds: null, longestGapSeconds: null, newestAt })).toBe(null)
  expect(silentFrom({ everySeconds: null, longestGapSeconds: null, newestAt: null })).toBe(null)
  expect(fallsSilent(newestAt, null, later(newestAt, 9_999 * day))).toBe(null)
  expect(fallsSilent(null, null, newestAt)).toBe(null)
})

test.each([
  ['every ten minutes, with nights', 600, 14 * hour, 3 * day],
  ['daily, with weekends', day, 3 * day, 6 * day],
  ['weekly', 7 * day, 7 * day, 21 * day],
  ['hourly, with a summer off', hour, 60 * day, 120 * day],
])('a feed that posts %s is silent after its own time', (_, everySeconds, longestGapSeconds, seconds) => {
  expect(silentFrom({ everySeconds, longestGapSeconds, newestAt })).toBe(later(newestAt, seconds))
})

test('silence is told from its time on, not before, and says since when', () => {
  const silentAt = later(newestAt, 21 * day)
  expect(fallsSilent(newestAt, silentAt, instant(silentAt - 1))).toBe(null)
  expect(fallsSilent(newestAt, silentAt, silentAt)).toEqual({
    kind: 'silent',
    because: 'nothing was posted for 3 weeks, since 2026-11-03: longer than its own rhythm explains',
    code: null,
  })
})
