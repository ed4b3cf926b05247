import { expect, test } from 'vitest'
import { inWords, roughly } from '#lib/duration.ts'

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

test.each([
  [-5, '0 seconds'],
  [0, '0 seconds'],
  [1.4, '1 second'],
  [287, '5 minutes'],
  [3590, '1 hour'],
  [5400, '90 minutes'],
  [36 * 3600, '36 hours'],
  [10 * 86_400, '10 days'],
  [21.4 * 86_400, '3 weeks'],
  [30 * 86_400, '1 month'],
  [45 * 86_400, '6 weeks'],
  [90 * 86_400, '3 months'],
  [800 * 86_400, '2 years'],
])('%d seconds are roughly %s', (seconds, words) => {
  expect(roughly(seconds)).toBe(words)
})
