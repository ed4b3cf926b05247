import { expect, test } from 'vitest'
import { sentence } from '#lib/sentence.ts'

test.each([
  ['feeds.json is invalid', 'feeds.json is invalid.'],
  ['the server answered 503', 'The server answered 503.'],
  ['Nothing came.', 'Nothing came.'],
  ['élan is gone', 'Élan is gone.'],
  ['', '.'],
])('"%s" reads "%s"', (words, is) => {
  expect(sentence(words)).toBe(is)
})
