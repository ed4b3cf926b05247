import { expect, test } from 'vitest'
import { coded } from '#web/coded.ts'
import { html, htmlText } from '#web/html.ts'

test.each([
  ['', ''],
  ['plain <words>', 'plain &lt;words&gt;'],
  ['run `npm <x>` now', 'run <code>npm &lt;x&gt;</code> now'],
  ['`a` and `b`', '<code>a</code> and <code>b</code>'],
  ['one ` alone', 'one <code> alone</code>'],
])('"%s" is shown as %s', (words, shown) => {
  expect(htmlText(html`${coded(words)}`)).toBe(shown)
})
