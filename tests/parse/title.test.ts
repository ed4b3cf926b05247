import { expect, test } from 'vitest'
import { htmlTitle, plainTitle } from '#parse/title.ts'

test.each(['', '  \n ', '<b></b>', '&nbsp;'])('a title of nothing is null: "%s"', (html) => {
  expect(htmlTitle(html)).toBeNull()
})

test.each([
  ['AT&T', 'AT&T'],
  ['AT&amp;T', 'AT&T'],
  ['a < b and c > d', 'a < b and c > d'],
  ['I <3 this', 'I <3 this'],
  ['<b>Bold</b> and <a href="/x?a=1&amp;b=2">linked</a>', 'Bold and linked'],
  ['One<br/>Two<p>Three</p>', 'One Two Three'],
  ['30 m<sup>2</sup>', '30 m2'],
  ['Use std::vector<int> here', 'Use std::vector<int> here'],
  ['Twice &lt;em&gt;escaped&lt;/em&gt; HTML', 'Twice escaped HTML'],
  ['The &lt;b&gt; tag explained', 'The <b> tag explained'],
  ['caf&eacute; &#8211; na&#239;ve', 'café – naïve'],
  ['  folded \n\t space ', 'folded space'],
  ['<img alt="a > b <br/>" src="x"> after', 'after'],
  ["<b title='it > is'>bold</b>", 'bold'],
])('HTML or not, "%s" reads "%s"', (html, text) => {
  expect(htmlTitle(html)).toBe(text)
})

test('a title that says it is text stays as it is', () => {
  expect(plainTitle('1 < 2 &amp; <b>')).toBe('1 < 2 &amp; <b>')
})

test('a title of a megabyte is cut, and takes no more than moments', () => {
  const start = performance.now()
  expect(htmlTitle('<b '.repeat(400_000))?.length).toBeLessThanOrEqual(10_000)
  expect(htmlTitle('&lt;b&gt;'.repeat(100_000))?.length).toBeLessThanOrEqual(10_000)
  expect(performance.now() - start).toBeLessThan(2000)
})
