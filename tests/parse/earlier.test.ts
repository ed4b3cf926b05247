import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf } from './document.ts'

async function earlierOf(text: string) {
  return (await parse(documentOf(text))).earlier
}

const rss = (inside: string) =>
  `<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>t</title>${inside}</channel></rss>`
const atom = (inside: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>${inside}</feed>`
const json = (fields: object) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items: [], ...fields })

test.each([
  atom(''),
  atom('<link rel="prev-archive"/><link rel="next" href=""/>'),
  atom('<link rel="prev-archive" href="javascript:alert(1)"/><link rel="next" href="file:///etc/passwd"/>'),
  atom('<link rel="next-archive" href="/newer"/><link rel="previous" href="/newer"/><link rel="current" href="/feed"/>'),
  atom('<entry><id>1</id><title>e</title><link rel="prev-archive" href="/entry"/></entry>'),
  rss('<link>https://example.org/</link><a:link rel="self" href="/own.xml"/>'),
  rss('<item><title>i</title><a:link rel="next" href="/item"/></item>'),
  json({ next_url: 5 }),
  json({ next_url: 'data:application/json,{}' }),
])('no earlier document is found in %s', async (text) => {
  expect(await earlierOf(text)).toBeNull()
})

test.each([
  atom('<link rel="next" href="/page-2"/><link rel="prev-archive" href="./archive/7.xml"/>'),
  atom('<link rel="next" href="archive/7.xml"/>'),
  atom('<link rel="prev-archive" href="mailto:a@b.example"/><link rel="Prev-Archive" href="archive/7.xml"/>'),
  rss('<a:link rel="prev-archive" href="archive/7.xml"/><a:link rel="next" href="/page-2"/>'),
  rss('<a:link rel="first next" href="/dir/archive/7.xml"/>'),
  json({ next_url: 'archive/7.xml' }),
])('the archive before it, else the next page, is found, absolute, in %s', async (text) => {
  expect(await earlierOf(text)).toBe('https://feeds.example/dir/archive/7.xml')
})
