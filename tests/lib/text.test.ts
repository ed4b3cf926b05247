import { expect, test } from 'vitest'
import { foldSpace, shorten } from '#lib/text.ts'

test('a surrogate pair is never split', () => {
  expect(shorten('ab😀cd', 3)).toBe('ab…')
  expect(shorten('ab😀cd', 3).isWellFormed()).toBe(true)
})

test('a text is cut at a word, without what hangs over', () => {
  expect(shorten('The ministers met in Brussels, and agreed', 31)).toBe('The ministers met in Brussels…')
  expect(shorten('short', 31)).toBe('short')
})

test('every run of white space becomes one space', () => {
  expect(foldSpace('  a\n\t b  c ')).toBe('a b c')
})
