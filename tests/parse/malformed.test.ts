import { expect, test } from 'vitest'
import { findMalformed } from '#parse/malformed.ts'

test('the first fault is named with line and column', () => {
  expect(findMalformed('<a>\n  <b></c>\n</a>')).toMatchObject({ what: expect.stringContaining("'b'"), line: 2, column: 6 })
})

test('a sound document has none', () => {
  expect(findMalformed('<a hasOwnProperty="1" constructor="2" __proto__="3"/>')).toBeNull()
  expect(findMalformed('<a><b/></a>')).toBeNull()
})

test('a document too long to look through in time is not looked through', () => {
  expect(findMalformed(`<a>${' '.repeat(2_000_001)}`)).toBeNull()
})
