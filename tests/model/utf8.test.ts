import { expect, test } from 'vitest'
import { readUtf8, writeUtf8 } from '#model/utf8.ts'

test.each([
  ['', 0],
  ['a\0b', 3],
  ['\ufeffГрін 🦊', 8],
])('%j is read as it was written, and is as long', (text, length) => {
  const written = writeUtf8(text)
  expect(written.length).toBe(length)
  expect(readUtf8(written)).toBe(text)
})

test('half a character becomes U+FFFD, as it would in the store', () => {
  expect(readUtf8(writeUtf8('half \ud83d'))).toBe('half \ufffd')
})
