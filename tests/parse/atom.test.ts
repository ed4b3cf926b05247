import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { address, documentOf, fixture } from './document.ts'

function entry(inside: string): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id>${inside}</entry></feed>`
}

test('base64 that is none, and binary content, are left out', async () => {
  for (const content of ['<content mode="base64">!!!</content>', '<content type="image/png">iVBORw0KGgo=</content>']) {
    const { entries } = await parse(documentOf(entry(content)))
    expect(entries[0]?.content).toBeNull()
  }
})

test('Atom 1.0 is read as RFC 4287 has it', async () => {
  const { description, entries, damage } = await parse(fixture('atom-1.0.xml'))
  expect(damage).toEqual([])
  expect(description).toEqual({
    title: 'Atom & Co',
    siteUrl: 'https://atom.example/',
    feedUri: 'urn:feed',
    language: 'en',
    updatedAt: Date.UTC(2026, 10, 24, 10),
    description: 'Plain <b> text',
    imageUrl: 'https://atom.example/icon.png',
    format: 'atom',
  })
  expect(entries).toMatchObject([
    {
      guid: 'urn:1',
      url: 'https://atom.example/news/1',
      title: '1 < 2 &amp; <b>',
      author: 'The Editors',
      content:
        '<div><p>A <b>bold</b> &lt;move&gt;<br>and <a href="x">one</a> <span><a href="https://atom.example/other/y">two</a></span></p></div>',
      summary: null,
      publishedAt: Date.UTC(2026, 10, 24, 8),
      updatedAt: Date.UTC(2026, 10, 24, 9),
      language: 'en',
      categories: [{ term: 'ports', scheme: 'https://atom.example/s', label: 'Ports' }],
      enclosures: [{ url: 'https://atom.example/news/1.mp3', type: 'audio/mpeg', lengthBytes: 10 }],
      baseUrl: 'https://atom.example/deep/',
      source: null,
    },
    {
      url: 'https://atom.example/2',
      title: 'Zwei Wörter',
      author: 'Eva Braun-Weber, Max Holm',
      summary: '<p>Kurz</p>',
      content: null,
      publishedAt: Date.UTC(2026, 10, 23, 9),
      language: 'de',
      source: { title: 'Other Paper', url: 'https://other.example/feed' },
    },
    { guid: 'urn:3', url: null, content: 'a &lt; b &amp; c', publishedAt: null },
    { guid: 'urn:4', url: 'https://atom.example/4.html', content: null },
  ])
})

test('Atom 0.3 is read under its other names', async () => {
  const { description, entries, damage } = await parse(fixture('atom-0.3.xml'))
  expect(damage).toEqual([])
  expect(description).toMatchObject({
    title: 'Old Atom',
    siteUrl: 'https://old.example/',
    description: 'From before the standard',
    updatedAt: Date.UTC(2026, 10, 24, 10),
  })
  expect(entries).toMatchObject([
    {
      guid: 'tag:old.example,2026:1',
      url: 'https://old.example/1',
      title: 'Old news',
      content: '<p>Hello</p>',
      publishedAt: Date.UTC(2026, 10, 24, 8),
      updatedAt: Date.UTC(2026, 10, 24, 9),
    },
  ])
})

test('a feed without any namespace is Atom by its names', async () => {
  const { entries } = await parse(documentOf('<feed><entry><id>urn:1</id><title>t</title></entry></feed>'))
  expect(entries).toMatchObject([{ guid: 'urn:1', title: 't' }])
})

test('content of a type that is no text is base64, and kept where text comes out', async () => {
  const { entries } = await parse(documentOf(entry('<title type="application/octet-stream">PGI+SGVsbG88L2I+</title>')))
  expect(entries[0]?.title).toBe('Hello')
})

test('an empty xml:lang takes back the inherited one', async () => {
  const feed = (lang: string) => `<feed xml:lang="en_GB" xmlns="http://www.w3.org/2005/Atom"><entry ${lang}><id>1</id></entry></feed>`
  const language = async (lang: string) => (await parse(documentOf(feed(lang), { contentLanguage: 'fr' }))).entries[0]?.language
  expect(await language('')).toBe('en-GB')
  expect(await language('xml:lang=""')).toBeNull()
  expect(await language('xml:lang="de"')).toBe('de')
})

test('a base that runs something, and a reference that cannot be resolved, change nothing', async () => {
  const inside = '<title xml:base="javascript:x" type="html">t</title><link xml:base="https://[bad" href="x"/>'
  const { entries } = await parse(documentOf(entry(inside)))
  expect(entries[0]).toMatchObject({ url: 'https://feeds.example/dir/x', details: { title: { base: address } } })
})

test('xml:base nests, each resolved at the one above it', async () => {
  const inside =
    '<content xml:base="deep/" type="xhtml"><div xml:base="er/"><a href="x">x</a></div></content><link xml:base="/l/" href="y"/>'
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/b/"><entry xml:base="c/"><id>1</id>${inside}</entry></feed>`
  const { entries } = await parse(documentOf(feed, { contentLocation: 'https://elsewhere.example/' }))
  expect(entries[0]).toMatchObject({
    baseUrl: 'https://a.example/b/c/deep/',
    content: '<div><a href="https://a.example/b/c/deep/er/x">x</a></div>',
    url: 'https://a.example/l/y',
  })
})

test('content elsewhere that is a page is the address, and one that is none a file to fetch', async () => {
  const from = async (content: string) => (await parse(documentOf(entry(content)))).entries[0]
  expect(await from('<content src="/p.html" type="text/html"/>')).toMatchObject({ url: 'https://feeds.example/p.html', enclosures: [] })
  expect(await from('<content src="/a.mp3" type="audio/mpeg"/>')).toMatchObject({
    content: null,
    enclosures: [{ url: 'https://feeds.example/a.mp3', type: 'audio/mpeg', lengthBytes: null }],
  })
})

test('a source is read as the feed it is from', async () => {
  const source =
    '<source><id>urn:s</id><title type="html">S &lt;b&gt;1&lt;/b&gt;</title><subtitle>About</subtitle><updated>2026-11-24T10:00:00Z</updated>' +
    '<link rel="self" href="/s.atom"/><link href="/s"/><rights>R</rights><author><name>Ada</name></author><contributor><name>Jo</name></contributor>' +
    '<category term="ports"/><generator uri="/g" version="2">G</generator><icon>/i.png</icon></source>'
  const { entries } = await parse(documentOf(entry(source)))
  expect(entries[0]).toMatchObject({
    author: 'Ada',
    source: { title: 'S 1', url: 'https://feeds.example/s.atom', id: 'urn:s' },
    categories: [],
  })
  expect(entries[0]?.details.source).toMatchObject({
    description: {
      title: 'S 1',
      description: 'About',
      feedUri: 'urn:s',
      siteUrl: 'https://feeds.example/s',
      imageUrl: 'https://feeds.example/i.png',
      updatedAt: Date.UTC(2026, 10, 24, 10),
    },
    details: {
      rights: { html: 'R' },
      authors: [{ name: 'Ada' }],
      contributors: [{ name: 'Jo' }],
      categories: [{ term: 'ports' }],
      generator: { name: 'G', url: 'https://feeds.example/g', version: '2' },
      links: [{ relation: 'self' }, { relation: 'alternate' }],
    },
  })
})

test.each([
  ['<link rel="self" href="/s.atom"/><link href="/s"/><id>urn:s</id>', 'https://feeds.example/s.atom', 'urn:s'],
  ['<link href="/s"/><id>urn:s</id>', 'https://feeds.example/s', 'urn:s'],
  ['<id>urn:s</id>', 'urn:s', null],
  ['<id>12345</id>', null, null],
])('a source of %s is known by %s, and keeps an id of its own beside it: %s', async (inside, url, id) => {
  const { entries } = await parse(documentOf(entry(`<source><title>S</title>${inside}</source>`)))
  expect(entries[0]?.source).toEqual({ title: 'S', url, id })
})

test('what an entry says in the words of RSS is read, whatever the prefix, and an item is an entry', async () => {
  const items =
    '<item><guid>g1</guid><link>https://r.example/1</link><description>&lt;p&gt;d&lt;/p&gt;</description><pubDate>24 Nov 2026 10:00 GMT</pubDate></item>' +
    '<entry><r:title>t</r:title><r:link>https://r.example/2</r:link></entry>'
  const { entries } = await parse(
    documentOf(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:r="http://purl.org/rss/1.0/">${items}</feed>`),
  )
  expect(entries).toMatchObject([
    { guid: 'g1', url: 'https://r.example/1', summary: '<p>d</p>', publishedAt: Date.UTC(2026, 10, 24, 10) },
    { title: 't', url: 'https://r.example/2' },
  ])
})

test('the id of a feed that is only a path is told with its host; that of an entry stays as written', async () => {
  const { description, entries } = await parse(documentOf('<feed><id>/feed</id><entry><id>/1</id></entry></feed>'))
  expect({ feed: description.feedUri, entry: entries[0]?.guid }).toEqual({ feed: 'https://feeds.example/feed', entry: '/1' })
})

test('an entry that says but one thing beside the usual is kept', async () => {
  for (const inside of [
    '<rights>R</rights>',
    '<created>2026-11-24T10:00:00Z</created>',
    '<author><uri>/me</uri></author>',
    '<contributor><name>Jo</name></contributor>',
    '<source><id>urn:s</id></source>',
    '<link rel="related" href="/r"/>',
  ]) {
    const { entries } = await parse(documentOf(`<feed xmlns="http://www.w3.org/2005/Atom"><entry>${inside}</entry></feed>`))
    expect(entries, inside).toHaveLength(1)
  }
})

test('before Atom had its name, it is read all the same', async () => {
  for (const namespace of ['http://purl.org/pie/', 'uri/of/echo/namespace#', 'http://example.com/necho']) {
    const { description } = await parse(documentOf(`<e:feed xmlns:e="${namespace}"><e:title>t</e:title></e:feed>`))
    expect(description.title, namespace).toBe('t')
  }
})
