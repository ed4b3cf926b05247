import { expect, test } from 'vitest'
import { inWords } from '#lib/duration.ts'

test.each([
  [-5, '0 seconds'],
  [0, '0 seconds'],
  [1, '1 second'],
  [90, '1 minute 30 seconds'],
  [3600, '1 hour'],
  [187_200, '2 days 4 hours'],
  [86_461, '1 day 1 minute'],
])('%i seconds are %s', (seconds, words) => {
  expect(inWords(seconds)).toBe(words)
})
