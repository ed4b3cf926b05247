import { expect, test } from 'vitest'
import { httpDate } from '#fetch/http-date.ts'

test.each([
  '',
  '0',
  '-1',
  'now',
  'Sun, 06 Nov 1994',
  '1994-11-06T08:49:37Z',
  'Sun, 06 Nov 1994 08:49:37 +0200',
  'Sun, 99 Nov 1994 08:49:37 GMT',
  'Sun, 06 Foo 1994 08:49:37 GMT',
  'Sun, 06 Nov 1994 25:00:00 GMT',
  'Sun, 06 Nov 1994 08:49:37 GMT and more',
  ' '.repeat(100_000),
])('%j is no date of HTTP', (text) => {
  expect(httpDate(text)).toBeNull()
})

test.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sun, 6 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
  '%j is read',
  (text) => {
    expect(httpDate(text)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37))
  },
)
