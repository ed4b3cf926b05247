import { expect, test } from 'vitest'
import { plainText } from '#fetch/plain-text.ts'

test.each([
  ['a\r\nERROR forged line', 'a ERROR forged line'],
  ['\u001b[31mred\u009b0m', ' [31mred 0m'],
  ['right\u202eto left\u2066', 'right to left '],
  ['a\u2028b\u2029c', 'a b c'],
  ['a\ud800b', 'a b'],
  ['plain – and “quoted”', 'plain – and “quoted”'],
])('%j becomes %j', (text, plain) => {
  expect(plainText(text)).toBe(plain)
})

test('however long the text, the line stays short', () => {
  expect(plainText('x'.repeat(1_000_000)).length).toBeLessThanOrEqual(301)
})
