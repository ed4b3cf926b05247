import { expect, test } from 'vitest'
import { caseOf, hasCapitals, hasCases, isShouted } from '#tag/letter-case.ts'

test.each(['', '5', '中', 'ا', 'ß'])('%j is no capital', (letter) => {
  expect(caseOf(letter)).toBe('a')
})

test.each([
  ['South sudan', 'AA', false],
  ['south Sudan', 'aA', true],
  ['South-Sudan', 'AA', true],
  ['乌克兰', 'AAA', true],
])('whether %j has capitals where %s has: %s', (written, initials, expected) => {
  expect(hasCapitals(written, initials)).toBe(expected)
})

test.each([
  ['WHO', 'Who', false],
  ['Who', 'Who', true],
  ['STRASSE', 'STRAẞE', true],
  ['iPhones', 'iPhone*', true],
  ['IPhones', 'iPhone*', false],
])('whether %j is in the cases of %j: %s', (written, phrase, expected) => {
  expect(hasCases(written, phrase)).toBe(expected)
})

test('only among capitals is a word shouted', () => {
  expect(isShouted('LET US GO HOME', 4, 6)).toBe(true)
  expect(isShouted('Let US go home', 4, 6)).toBe(false)
  expect(isShouted('US', 0, 2)).toBe(false)
})
