import { expect, test } from 'vitest'
import { retryAfter } from '#fetch/retry-after.ts'

const now = Date.UTC(1994, 10, 6, 8, 0, 0)

test.each([null, '', '-1', '1.5', '1e3', '+5', '99999999999', 'soon', '120 seconds', 'Sun, 06 Nov 1994 07:59:59 GMT', '1994-11-06'])(
  '%j says nothing',
  (value) => {
    expect(retryAfter(value, now)).toBeNull()
  },
)

test.each([
  ['0', 0],
  ['120', 120],
  [' 120 ', 120],
  ['Sun, 06 Nov 1994 08:10:00 GMT', 600],
  ['Sunday, 06-Nov-94 08:10:00 GMT', 600],
  ['Sun Nov  6 08:10:00 1994', 600],
] as const)('%j is %i seconds', (value, seconds) => {
  expect(retryAfter(value, now)).toBe(seconds)
})
