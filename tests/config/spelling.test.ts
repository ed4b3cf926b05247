import { expect, test } from 'vitest'
import { guess } from '#config/spelling.ts'

const keys = ['url', 'id', 'title', 'publisher', 'topics', 'regions', 'language', 'every', 'enabled', 'private', 'feeds']

test.each(['', 'x', 'refreshInterval', 'zzzzzz', 'f'.repeat(10_000)])('%.20s is like nothing known', (word) => {
  expect(guess(word, keys)).toBeNull()
})

test.each([
  ['feds', 'feeds'],
  ['feesd', 'feeds'],
  ['ulr', 'url'],
  ['Title', 'title'],
  ['pub_lisher', 'publisher'],
  ['evrey', 'every'],
  ['enable', 'enabled'],
  ['topic', 'topics'],
  ['lanugage', 'language'],
])('%s is taken for %s', (word, meant) => {
  expect(guess(word, keys)).toBe(meant)
})

test('the nearest of several is taken, whatever their order', () => {
  expect(guess('title', ['tittles', 'titles'])).toBe('titles')
  expect(guess('title', ['titles', 'tittles'])).toBe('titles')
})
