import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { xmlText } from '#publish/xml-text.ts'
import { hostileTitles } from '#tests/support/articles.ts'

test.each(hostileTitles)('$what: nothing is lost but what XML forbids', ({ title, shown }) => {
  expect(xmlText(title)).toBe(shown ?? title)
})

test('every single UTF-16 unit comes out as a character XML allows, or not at all', () => {
  for (let unit = 0; unit <= 0xffff; unit++) {
    const text = xmlText(String.fromCharCode(unit))
    const point = text.codePointAt(0)
    if (point === undefined) continue
    const allowed = point === 9 || point === 10 || (point >= 0x20 && point <= 0xd7ff) || (point >= 0xe000 && point <= 0xfffd)
    expect(allowed, `U+${unit.toString(16)}`).toBe(true)
  }
})

test('line ends are those a reader of XML reports', () => {
  expect(xmlText('a\r\nb\rc\nd\te')).toBe('a\nb\nc\nd\te')
})

test('two million hostile characters take no noticeable time', () => {
  const started = performance.now()
  expect(xmlText('\ud800\u0000'.repeat(1_000_000))).toBe('')
  expect(performance.now() - started).toBeLessThan(2_000)
})

test('the words of a document are well-formed', () => {
  expect(XMLValidator.validate(`<a>${xmlText('a\u0000b')}</a>`)).toBe(true)
})
