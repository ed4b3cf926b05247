import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, rssItem } from './document.ts'

async function linksOf(inside: string) {
  return (await parse(documentOf(`<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/b/">${inside}</feed>`))).details.links
}

test.each(['<link/>', '<link rel="self">  </link>', '<link href="javascript:x"/>', '<link href="https://[bad"/>'])(
  '%s leads nowhere',
  async (inside) => {
    expect(await linksOf(inside)).toEqual([])
  },
)

const bare = { type: null, title: null, language: null, lengthBytes: null }

test('a link is kept with all it says of its target, in the order of the document', async () => {
  const full = '<link rel="enclosure" type="audio/mpeg" title="A &amp; B" hreflang="de" length="12" href="a.mp3"/>'
  const iana = '<link rel="http://www.iana.org/assignments/relation/via" href="/v"/>'
  expect(await linksOf(`${full}${iana}<link>https://x.example/</link>`)).toEqual([
    { url: 'https://feeds.example/b/a.mp3', relation: 'enclosure', type: 'audio/mpeg', title: 'A & B', language: 'de', lengthBytes: 12 },
    { ...bare, url: 'https://feeds.example/v', relation: 'via' },
    { ...bare, url: 'https://x.example/', relation: 'alternate' },
  ])
})

test('an empty reference is the base itself', async () => {
  expect(await linksOf('<link rel="self" href=""/>')).toEqual([{ ...bare, url: 'https://feeds.example/b/', relation: 'self' }])
})

test('RSS’s own links and Atom’s stand together', async () => {
  const { entries } = await parse(documentOf(rssItem('<link>/1</link><atom:link rel="related" href="/2"/><image><link>/3</link></image>')))
  expect(entries[0]?.details.links.map(({ url, relation }) => [relation, url])).toEqual([
    ['alternate', 'https://feeds.example/1'],
    ['related', 'https://feeds.example/2'],
  ])
})

test('of a thousand links two hundred are kept', async () => {
  expect(await linksOf('<link href="/x"/>'.repeat(1000))).toHaveLength(200)
})
