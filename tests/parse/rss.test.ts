import { expect, test } from 'vitest'
import type { ParsedEntry } from '#model/entry.ts'
import { parse } from '#parse/parse.ts'
import { version } from '#parse/version.ts'
import { address, documentOf, fixture, rssItem } from './document.ts'

async function item(inside: string): Promise<ParsedEntry | undefined> {
  return (await parse(documentOf(rssItem(inside)))).entries[0]
}

test('an item in which nothing can be shown is left out, with a note; any other is kept', async () => {
  const { entries, damage } = await parse(fixture('rss-0.91.xml'))
  expect(entries.map(({ title, summary }) => title ?? summary)).toEqual(['Ferry returns', 'Only a line of text.'])
  expect(damage.map(({ what }) => what)).toEqual(['items without any content were left out'])
})

test('RSS 0.91 has no guids and no dates, and none are made up', async () => {
  const { description, entries } = await parse(fixture('rss-0.91.xml'))
  expect(description).toEqual({
    title: 'Harbour Gazette',
    siteUrl: 'https://feeds.example/',
    feedUri: null,
    language: 'en-gb',
    updatedAt: null,
    description: 'News of the harbour',
    imageUrl: 'https://feeds.example/logo.gif',
    format: 'rss',
  })
  expect(entries[0]).toMatchObject({
    guid: null,
    url: 'https://feeds.example/ferry',
    summary: 'The ferry is back.',
    content: null,
    publishedAt: null,
    updatedAt: null,
    language: 'en-gb',
    baseUrl: 'https://feeds.example/dir/feed.xml',
  })
})

test('RSS 2.0 is read with its modules', async () => {
  const { description, entries, damage } = await parse(fixture('rss-2.0-modules.xml'))
  expect(damage).toEqual([])
  expect(description).toMatchObject({
    title: 'Coast Wire',
    siteUrl: 'https://coast.example/',
    description: 'Reports & analysis',
    updatedAt: Date.UTC(2026, 10, 24, 10),
    imageUrl: 'https://coast.example/cover.png',
  })
  expect(entries[0]).toMatchObject({
    guid: 'coast-1',
    url: 'https://coast.example/ministers?a=1&b=2',
    title: 'Ministers meet again in Brussels',
    author: 'Ada Brown, Jo Grey',
    summary: 'Short &amp; plain',
    content: '<p>The <a href="/full">full</a> text</p>',
    publishedAt: Date.UTC(2026, 10, 24, 8, 30),
    updatedAt: Date.UTC(2026, 10, 24, 9),
    categories: [
      { term: 'Alliance', scheme: 'https://coast.example/topics', label: null },
      { term: 'Defence', scheme: null, label: null },
    ],
    enclosures: [
      { url: 'https://coast.example/talk.mp3', type: 'audio/mpeg', lengthBytes: 12345 },
      { url: 'https://coast.example/clip.mp4', type: 'video/mp4', lengthBytes: 999 },
    ],
    image: { url: 'https://coast.example/large.jpg', width: 1200, height: 800, alt: 'A table' },
    source: { title: 'Agency & Co', url: 'https://agency.example/rss', id: null },
  })
  expect(entries[1]).toMatchObject({
    guid: 'https://coast.example/permalink',
    url: 'https://coast.example/permalink',
    title: 'AT&T and the "a < b" question',
    author: 'The Desk',
    publishedAt: null,
  })
})

test('a namespace counts, its prefix does not', async () => {
  const { entries } = await parse(fixture('rss-2.0-other-prefixes.xml'))
  expect(entries[0]).toMatchObject({
    guid: 'urn:one',
    url: 'https://prefix.example/1',
    author: 'Ada Brown',
    content: '<p>Full</p>',
    publishedAt: Date.UTC(2026, 10, 24, 9),
  })
})

test('the usual prefixes are understood where no namespace is bound', async () => {
  const { description, entries } = await parse(fixture('rss-2.0-unbound-prefixes.xml'))
  expect(description).toMatchObject({ title: 'Unbound', siteUrl: 'https://unbound.example/' })
  expect(entries[0]).toMatchObject({
    url: 'https://unbound.example/1',
    author: 'Ada Brown',
    content: '<p>Full</p>',
    categories: [{ term: 'Harbours', scheme: null, label: null }],
  })
})

test.each([
  ['<guid isPermaLink="false">https://a.example/1</guid>', null],
  ['<guid isPermaLink="FALSE">https://a.example/1</guid>', null],
  ['<guid>not an address</guid>', null],
  ['<guid>https://a.example/1</guid>', 'https://a.example/1'],
  ['<guid>https://a.example/1</guid><link>https://a.example/2</link>', 'https://a.example/2'],
  ['<link/><guid>https://a.example/1</guid>', 'https://a.example/1'],
  ['<link href="https://a.example/3"/>', 'https://a.example/3'],
  ['<title>t</title><link>javascript:alert(1)</link>', null],
  ['<title>t</title><comments>https://a.example/c</comments>', null],
  ['<title>t</title><enclosure url="https://a.example/e.mp3"/>', null],
])('%s gives the address %s', async (inside, url) => {
  expect((await item(inside))?.url).toBe(url)
})

test('xml:base holds for what is below it, the content of an item too', async () => {
  const entry = await item('<link xml:base="https://b.example/x/">y</link><description xml:base="/z/">d</description>')
  expect(entry).toMatchObject({ url: 'https://b.example/x/y', baseUrl: 'https://feeds.example/z/' })
})

test('HTML that is not escaped is HTML all the same', async () => {
  const entry = await item(
    '<title>A <b>b</b> c</title><description>One <p class="x">two &lt; three</p><br/><img src="a.png"/></description>',
  )
  expect(entry).toMatchObject({ title: 'A b c', summary: 'One <p class="x">two &lt; three</p><br><img src="a.png">' })
})

test('the raw text is the reader’s version, base, language and the item’s own text, and nothing else', async () => {
  const inside = '<title>a</title>'
  expect((await item(inside))?.raw).toBe(`${version}\n${address}\n\n<item>${inside}</item>`)
})

test('equal items have equal raw texts; another text, base or language makes another', async () => {
  const raw = async (inside: string, changes = {}) => (await parse(documentOf(rssItem(inside), changes))).entries[0]?.raw
  const first = await raw('<title>a</title>')
  expect(await raw('<title>a</title>')).toBe(first)
  expect(await raw('<title>b</title>')).not.toBe(first)
  expect(await raw('<title>a</title>', { contentLocation: '/other' })).not.toBe(first)
  expect(await raw('<title>a</title>', { contentLanguage: 'de' })).not.toBe(first)
})

test.each(['0.91', '0.92', '0.93', '0.94', '2.0', '2.0.1', ''])('RSS of version "%s" is read by one set of rules', async (version) => {
  const { description, entries } = await parse(
    documentOf(
      `<rss version="${version}"><channel><title>c</title><item><title>t</title><pubDate>24 Nov 2026</pubDate></item></channel></rss>`,
    ),
  )
  expect(description).toMatchObject({ title: 'c', format: 'rss' })
  expect(entries).toMatchObject([{ title: 't', publishedAt: Date.UTC(2026, 10, 24) }])
})

test('of a description and a summary the later is the content; neither is lost where there is content', async () => {
  const description = '<description>d</description>'
  expect(await item(`${description}<summary>s</summary>`)).toMatchObject({ summary: 'd', content: 's' })
  expect(await item(`<summary>s</summary>${description}`)).toMatchObject({ summary: 's', content: 'd' })
  expect(await item(`${description}<summary>s</summary><content:encoded>c</content:encoded>`)).toMatchObject({ summary: 'd', content: 'c' })
})

test('Atom’s elements inside RSS say themselves whether they are HTML', async () => {
  const inside = '<atom:title type="text">1 &lt; 2</atom:title><atom:content type="text">&lt;b&gt;</atom:content>'
  expect(await item(inside)).toMatchObject({ title: '1 < 2', content: '&lt;b&gt;', details: { content: { type: 'text/plain' } } })
  const source = '<atom:source><atom:title>S</atom:title><atom:link href="/s"/></atom:source>'
  expect((await item(`<title>t</title>${source}`))?.source).toEqual({ title: 'S', url: 'https://feeds.example/s', id: null })
  const withSelf = source.replace('</atom:source>', '<atom:link rel="self" href="/s.atom"/><atom:id>urn:s</atom:id></atom:source>')
  expect((await item(`<title>t</title>${withSelf}`))?.source).toEqual({ title: 'S', url: 'https://feeds.example/s.atom', id: 'urn:s' })
})

test('a title tells whether it is HTML by what reading it as HTML changes', async () => {
  const type = async (title: string) => (await item(`<title>${title}</title>`))?.details.title?.type
  expect(await type('1 &lt; 2')).toBe('text/plain')
  expect(await type('a &lt;b&gt;b&lt;/b&gt;')).toBe('text/html')
  expect(await type('a <b>b</b>')).toBe('text/html')
})
