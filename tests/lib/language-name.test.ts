import { expect, test } from 'vitest'
import { languageName } from '#lib/language-name.ts'

test.each(['', 'x', 'xx', 'qqq', 'english', 'en-12345-', 'en_GB', 'en-a', '__proto__', 'en\n'])('%j is no language', (code) => {
  expect(languageName(code)).toBeNull()
})

test.each([
  ['uk', 'Ukrainian'],
  ['EN-gb', 'British English'],
  ['fas', 'Persian'],
])('%s is %s', (code, name) => {
  expect(languageName(code)).toBe(name)
})
