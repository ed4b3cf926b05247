import { expect, test } from 'vitest'
import { decodeEntities } from '#parse/entity.ts'

test.each([
  ['AT&T', 'AT&T'],
  ['?a=1&b=2&amp', '?a=1&b=2&amp'],
  ['&bogus; &notit; &;', '&bogus; &notit; &;'],
  ['&#0;&#8;&#xD800;&#99999999;', '\ufffd\ufffd'],
  ['&', '&'],
])('what is no reference stays, what nobody can read goes: %s', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded)
})

test.each([
  ['&lt;b&gt; &amp; &quot;x&quot; &apos;', '<b> & "x" \''],
  ['&amp;lt;', '&lt;'],
  ['&#65;&#x42;&#X43;&#68', 'ABCD'],
  ['&nbsp;&eacute;&Eacute;&hellip;&rsquo;&Afr;', '\u00a0éÉ…’𝔄'],
  ['don&#146;t &#128;', 'don’t €'],
  ['&#x1F600;', '😀'],
])('references are decoded once: %s', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded)
})

test.each([
  ['&acirc;&#128;&brvbar;', '…'],
  ['&#226;&#128;&#166;', '…'],
  ['&acirc;&euro;&trade;s', '’s'],
  ['&#xE2;&#x82;&#xAC;', '€'],
  ['&#240;&#159;&#152;&#128;', '😀'],
])('UTF-8 that was written down byte by byte is put together: %s', (text, decoded) => {
  const heard: string[] = []
  expect(decodeEntities(text, (what) => heard.push(what))).toBe(decoded)
  expect(heard).toContain('a character is written as one reference for each byte of its UTF-8')
})

test.each([
  ['&agrave;&nbsp;&laquo;', 'à\u00a0«'],
  ['CAF&Eacute;&nbsp;', 'CAFÉ\u00a0'],
  ['&eacute;&agrave;&ccedil;', 'éàç'],
  ['&eacute;&hellip;&raquo;', 'é…»'],
  ['&acirc;&#128;', 'â€'],
  ['&acirc;&#128; &brvbar;', 'â€ ¦'],
])('letters that stand beside each other are letters: %s', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded)
})

test('a caller hears of what XML does not know, and where', () => {
  const heard: [string, number][] = []
  decodeEntities('a &amp; b & c &nbsp;', (what, offset) => heard.push([what, offset]))
  expect(heard).toEqual([
    ['an ampersand is not escaped', 10],
    ['a character is written as an HTML entity, which XML does not know', 14],
  ])
})
