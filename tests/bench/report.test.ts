import { expect, test } from 'vitest'
import { median, percentile, table } from '#bench/report.ts'

test('no figures have no middle', () => {
  expect(median([])).toBeNaN()
  expect(percentile([], 0.99)).toBeNaN()
})

test('the middle of an even number of figures lies between the two in the middle, whatever their order', () => {
  expect(median([9, 1, 4, 2])).toBe(3)
  expect(median([10, 9, 2])).toBe(9)
})

test('a percentile is one of the figures, and not exceeded by its share of them', () => {
  const figures = Array.from({ length: 100 }, (_, index) => index + 1)
  expect(percentile(figures, 0.99)).toBe(100)
  expect(percentile(figures, 0.5)).toBe(51)
  expect(percentile([7], 0.99)).toBe(7)
})

test('a table lines up, figures flush right and what does not apply as a dash', () => {
  expect(
    table(
      ['who', 'CPU s'],
      [
        ['we', 1.234],
        ['a rival', 123.4],
        ['nobody', null],
      ],
    ),
  ).toBe(['| who     | CPU s |', '| ------- | ----: |', '| we      |  1.23 |', '| a rival | 123.4 |', '| nobody  |     – |'].join('\n'))
})
