import { expect, test } from 'vitest'
import { languageTag, sharedLanguage } from '#publish/language-tag.ts'
import { sampleArticle } from '#tests/support/articles.ts'

test.each(['', 'en_GB', 'english language', 'en-', 'x"y', 'абв', 'toolonglanguage', '*'])('"%s" is no language tag', (language) => {
  expect(languageTag(language)).toBeUndefined()
})

test.each(['en', 'en-GB', 'zh-Hant-TW', 'de-1996', 'sr-Latn'])('%s is one', (language) => {
  expect(languageTag(language)).toBe(language)
})

test('articles share a language only where each has it', () => {
  const english = sampleArticle({ language: 'en' })
  const french = sampleArticle({ language: 'fr' })
  const none = sampleArticle({ language: null })
  expect(sharedLanguage([])).toBeUndefined()
  expect(sharedLanguage([english, french])).toBeUndefined()
  expect(sharedLanguage([english, none])).toBeUndefined()
  expect(sharedLanguage([none, none])).toBeUndefined()
  expect(sharedLanguage([english, english])).toBe('en')
})
