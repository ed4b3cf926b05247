import { expect, test } from 'vitest'
import { languageCode, languagesOf } from '#lib/language-code.ts'

test.each([
  ['', ''],
  ['zh-cmn', 'zh'],
  ['en-12345', 'en'],
  ['EN-gb', 'en'],
  ['iw', 'he'],
  ['eng', 'en'],
  ['arb', 'ar'],
  ['pes', 'fa'],
  ['fa-IR', 'fa'],
  ['fa-AF', 'prs'],
  ['fa-Arab-AF', 'prs'],
  ['prs', 'prs'],
  ['ps-AF', 'ps'],
])('the language of %j is %j', (tag, code) => {
  expect(languageCode(tag)).toBe(code)
})

test.each([
  ['uk', ['uk']],
  ['fa', ['fa']],
  ['prs', ['prs', 'fa']],
  ['nn-NO', ['nn', 'no']],
  ['nb', ['nb', 'no']],
  ['no', ['no', 'nb']],
])('in %j hold the rules of %j', (tag, codes) => {
  expect(languagesOf(tag)).toEqual(codes)
})
