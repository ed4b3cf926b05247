import { expect, test } from 'vitest'
import { cdata, nothing, xml } from '#demo/xml.ts'

test('what is put in is escaped, in text and in attributes', () => {
  expect(xml`<a b="${'"<&>'}">${'</a> & more'}</a>`.markup).toBe('<a b="&quot;&lt;&amp;&gt;">&lt;/a&gt; &amp; more</a>')
})

test('markup is put in as it is, alone or in a list', () => {
  const list = ['one', 'two & three'].map((word) => xml`<li>${word}</li>`)
  expect(xml`<ul>${list}</ul>${nothing}${7}`.markup).toBe('<ul><li>one</li><li>two &amp; three</li></ul>7')
})

test('a CDATA section cannot be ended by its text', () => {
  expect(cdata('a]]>b').markup).toBe('<![CDATA[a]]]]><![CDATA[>b]]>')
})
