import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { languageDetector } from '#workers/language-detector.ts'

const data = pathToFileURL(resolve('node_modules/eld/src/ngrams/extrasmall.js')).href

test('what is loaded sparingly is the library’s data, with like objects shared', async () => {
  const { languages } = await languageDetector()
  const { ngramsData: sparing } = await import(data)
  // Under another name it is loaded once more, as it stands.
  const { ngramsData: whole } = await import(`${data}?whole`)
  expect(sparing).toEqual(whole)
  expect(languages.size).toBe(Object.keys(whole.languages).length)
  const different = (ngrams: object) => new Set(Object.values(ngrams)).size
  expect(different(sparing.ngrams)).toBeLessThan(different(whole.ngrams) / 3)
})

test('it is loaded once', () => {
  expect(languageDetector()).toBe(languageDetector())
})
