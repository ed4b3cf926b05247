import { expect, test } from 'vitest'
import { hostileTitles } from '#tests/support/articles.ts'
import { html, htmlText } from '#web/html.ts'

test.each(hostileTitles)('$what stays text, in an element and in an attribute', ({ title }) => {
  const page = htmlText(html`<p title="${title}">${title}</p>`)
  expect(page).toMatch(/^<p title="[^"<>]*">[^<>]*<\/p>$/)
  expect(page.isWellFormed()).toBe(true)
})

test('what looks like a template’s result but comes from JSON is no markup', () => {
  const forged = JSON.parse('{"markup":"<b>","Symbol(html)":"<b>","__proto__":{"markup":"<b>"}}')
  expect(htmlText(html`${forged}`)).not.toContain('<b>')
})

test('each character with a meaning in HTML is escaped once', () => {
  expect(htmlText(html`${`&<>"'&amp;`}`)).toBe('&amp;&lt;&gt;&quot;&#39;&amp;amp;')
})

test('NUL and unpaired surrogates become the replacement character', () => {
  expect(htmlText(html`${'a\u0000b\ud800c'}`)).toBe('a\ufffdb\ufffdc')
})

test('a template in a template is not escaped again, nor are lists of them', () => {
  const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`)
  expect(htmlText(html`<ul>${items}</ul>`)).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>')
})

test('null and the empty list leave no trace; zero does', () => {
  expect(htmlText(html`(${null}${[]}${0}${''})`)).toBe('(0)')
})
