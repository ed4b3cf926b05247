import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf } from './document.ts'

async function rightsOf(rights: string) {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://b.example/">${rights}</feed>`
  return (await parse(documentOf(feed))).details.rights
}

test.each([
  '<rights/>',
  '<rights type="html"> </rights>',
  '<rights mode="base64">!!!</rights>',
  '<rights type="image/png">iVBORw0KGgo=</rights>',
])('nothing is made of %s', async (rights) => {
  expect(await rightsOf(rights)).toBeNull()
})

test.each([
  ['<rights>1 &lt; 2 &amp; 3</rights>', '1 &lt; 2 &amp; 3', 'text/plain'],
  ['<rights type="text">&lt;b&gt;</rights>', '&lt;b&gt;', 'text/plain'],
  ['<rights type="html">a &lt;b&gt;b&lt;/b&gt;</rights>', 'a <b>b</b>', 'text/html'],
  ['<rights type="text/html" mode="escaped">a &lt;b&gt;b&lt;/b&gt;</rights>', 'a <b>b</b>', 'text/html'],
  [
    '<rights type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b></div></rights>',
    '<div>a <b>b</b></div>',
    'application/xhtml+xml',
  ],
  ['<rights>a <b>b</b></rights>', 'a <b>b</b>', 'application/xhtml+xml'],
  ['<copyright mode="base64">YSA8Yj5iPC9iPg==</copyright>', 'a <b>b</b>', 'text/html'],
  ['<rights type="application/octet-stream">YSA8Yj5iPC9iPg==</rights>', 'a <b>b</b>', 'application/octet-stream'],
  ['<dc:rights>a &amp; b</dc:rights>', 'a &amp; b', 'text/plain'],
])('%s reads %s, as %s', async (rights, html, type) => {
  expect(await rightsOf(rights)).toEqual({ html, type, language: 'en', base: 'https://b.example/' })
})

test('what Atom borrows from RSS is HTML there', async () => {
  const feed = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content:encoded>&lt;p&gt;a&lt;/p&gt;</content:encoded></entry></feed>'
  expect((await parse(documentOf(feed))).entries[0]?.content).toBe('<p>a</p>')
})
