import { expect, test } from 'vitest'
import { readInterval } from '#config/interval.ts'

test.each(['', '15', 'm', '15 m', '-1m', '1.5h', '1w', '15M', '1m30s', '1234567890s', ' 1m'])('%j is no interval', (text) => {
  expect(readInterval(text)).toBeNull()
})

test.each([
  ['0s', 0],
  ['30s', 30],
  ['15m', 900],
  ['2h', 7_200],
  ['1d', 86_400],
])('%s is %i seconds', (text, seconds) => {
  expect(readInterval(text)).toBe(seconds)
})
