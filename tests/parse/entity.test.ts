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

test('a caller hears of what XML does not know, and where', () => {
  const heard: [string, number][] = []
  decodeEntities('a &amp; b & c &nbsp;', (what, offset) => heard.push([what, offset]))
  expect(heard).toEqual([
    ['an ampersand is not escaped', 10],
    ['a character is written as an HTML entity, which XML does not know', 14],
  ])
})

test('a megabyte of ampersands or unknown names takes no more than moments', () => {
  const start = performance.now()
  decodeEntities('&'.repeat(1_000_000))
  decodeEntities('&unknownname;'.repeat(80_000))
  expect(performance.now() - start).toBeLessThan(5000)
})
