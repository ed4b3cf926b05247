import { expect, test } from 'vitest'
import { instant, later } from '#model/instant.ts'
import { nextTime } from '#schedule/next-time.ts'

const now = instant(1_764_000_000_000)
const bounds = { usualSeconds: 1800 }

test.each([
  [1, 1800, '30 minutes after a failure'],
  [2, 3600, '1 hour after 2 failures in a row'],
  [5, 28_800, '8 hours after 5 failures in a row'],
  [50, 86_400, '1 day after 50 failures in a row'],
])('after %i failures the wait is %i seconds and never longer than a day', (consecutiveFailures, seconds, reason) => {
  expect(nextTime({ everySeconds: null, consecutiveFailures }, now, bounds)).toEqual({ at: later(now, seconds), reason })
})

test('a feed asked less than daily is not asked sooner because it fails', () => {
  expect(nextTime({ everySeconds: 7 * 86_400, consecutiveFailures: 3 }, now, bounds).at).toBe(later(now, 7 * 86_400))
})

test('the operator’s wish goes before the usual interval, and the reason says whose it is', () => {
  expect(nextTime({ everySeconds: 300, consecutiveFailures: 0 }, now, bounds)).toEqual({
    at: later(now, 300),
    reason: 'every 5 minutes, as feeds.json says',
  })
  expect(nextTime({ everySeconds: null, consecutiveFailures: 0 }, now, bounds)).toEqual({
    at: later(now, 1800),
    reason: 'every 30 minutes, as usual',
  })
})
