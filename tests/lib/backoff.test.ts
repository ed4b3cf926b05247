import { expect, test } from 'vitest'
import { backoff } from '#lib/backoff.ts'

test.each([
  [0, 10],
  [1, 10],
  [2, 20],
  [4, 80],
  [5, 100],
  [10_000, 100],
])('after %i failures the wait is %i', (failures, wait) => {
  expect(backoff(failures, 10, 100)).toBe(wait)
})
