import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { isLanguageTag, languageMeant } from '#config/language-form.ts'

test.each(['ua', 'qq', 'xx', 'ua-UA', 'english', 'e', '', 'en_US', 'en-'])('%j is no language', (tag) => {
  expect(isLanguageTag(tag)).toBe(false)
})

test.each(['en', 'EN', 'uk', 'pt-BR', 'zh-Hant-TW', 'prs', 'fa-AF', 'ckb'])('%j is one', (tag) => {
  expect(isLanguageTag(tag)).toBe(true)
})

test.each([
  ['qq', null],
  ['eu2', null],
  ['', null],
  ['ua', 'uk'],
  ['UA', 'uk'],
  ['jp', 'ja'],
  ['cz', 'cs'],
])('who writes %j means %j', (code, meant) => {
  expect(languageMeant(code)).toBe(meant)
})

test('a language that nothing is called by is a fault wherever it stands, with what was meant', () => {
  const topic = { id: 'a', languages: ['qq'], phrases: [{ text: 'war', languages: ['en', 'ua'] }] }
  const feeds = [{ url: 'https://x.org', language: 'ua-UA' }]
  const file = checkFeedsFile(JSON.stringify({ output: { keep: ['language:ua'] }, topics: [topic], feeds }))
  expect(file.ok ? [] : file.faults.map(({ path, found, guess }) => [path, found, guess])).toEqual([
    ['output.keep[0]', '"language:ua", character 10: there is no language “ua”', 'uk'],
    ['topics[0].languages[0]', '"qq", which is no language', null],
    ['topics[0].phrases[0].languages[1]', '"ua", which is no language', 'uk'],
    ['feeds[0].language', '"ua-UA", which is no language', 'uk'],
  ])
})
