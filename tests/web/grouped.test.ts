import { expect, test } from 'vitest'
import { grouped } from '#web/grouped.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [12_345, '12,345'],
  [1_204_311, '1,204,311'],
])('%i is written %s', (count, words) => {
  expect(grouped(count)).toBe(words)
})
