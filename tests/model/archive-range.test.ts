import fc from 'fast-check'
import { expect, test } from 'vitest'
import { archiveSizes, formatRange, rangeAround, readRange } from '#model/archive-range.ts'

test.each([
  '',
  '100',
  '100-99',
  '50-149',
  '100-1100',
  '0100-0199',
  '-100--1',
  '0-99 ',
  '1e2-199',
  '99999999999999999900-99999999999999999999',
])('%j is no range', (text) => {
  expect(readRange(text)).toBeNull()
})

test('a range is read as it was written', () => {
  fc.assert(
    fc.property(fc.nat(1e12), fc.constantFrom(...archiveSizes), (number, size) => {
      const range = rangeAround(number, size)
      expect(readRange(formatRange({ ...range, to: number }))).toEqual({ ...range, to: number })
      expect(readRange(formatRange(range))).toEqual(range)
      expect(range.from <= number && number <= range.to).toBe(true)
    }),
  )
})
