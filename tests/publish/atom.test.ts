import Parser from 'rss-parser'
import { expect, test } from 'vitest'
import { noPublicDetails } from '#model/details.ts'
import { trustStored } from '#model/html.ts'
import { renderAtom } from '#publish/atom.ts'
import { at, bareArticle, hostileTitles, sampleArticle, sampleSource } from '#tests/support/articles.ts'
import { atomViolations, hasAtomSchema } from '#tests/support/atom-schema.ts'
import { readXml, samplePage } from './sample-page.ts'

test.skipIf(!hasAtomSchema)('every sort of page is valid by the schema of RFC 4287 (needs ../shared and jing)', () => {
  const pages = [
    samplePage(),
    samplePage({ articles: [], nextQuery: null, firstQuery: null, query: '', description: null }),
    samplePage({ articles: hostileTitles.map(({ title }, index) => sampleArticle({ title, publicId: `urn:example:${index}` })) }),
    samplePage({ articles: [sampleArticle({ language: 'not a language', content: trustStored(''), summary: '' })] }),
  ]
  expect(atomViolations(...pages.map(renderAtom))).toBe('')
})

test.skipIf(!hasAtomSchema)('the same check refuses what is not valid (needs ../shared and jing)', () => {
  expect(atomViolations(renderAtom(samplePage()).replace(/<id>.*<\/id>/, ''))).toContain('error')
})

function entryOf(article: ReturnType<typeof sampleArticle>) {
  return readXml(renderAtom(samplePage({ articles: [article] }))).feed.entry[0]
}

test('the head says what the feed is and where its pages are (§4.1.1, RFC 5005 §3)', () => {
  const { feed } = readXml(renderAtom(samplePage()))
  expect(feed).toMatchObject({
    id: 'urn:uuid:0b0e1f6e-7a3c-8d21-9f00-1c2d3e4f5a6c',
    title: 'Tributary: NATO & <friends>',
    subtitle: 'What the world writes about NATO',
    updated: '2026-11-24T20:45:30Z',
    generator: { '@version': '0.1.0', '#text': 'Tributary' },
  })
  const type = 'application/atom+xml'
  expect(feed.link).toEqual([
    { '@rel': 'self', '@type': type, '@href': 'https://news.example/topics/nato.atom?before=1764000000000.abc&limit=2' },
    { '@rel': 'alternate', '@type': 'text/html', '@href': 'https://news.example/topics/nato' },
    { '@rel': 'first', '@type': type, '@href': 'https://news.example/topics/nato.atom?limit=2' },
    { '@rel': 'next', '@type': type, '@href': 'https://news.example/topics/nato.atom?before=1763000000000.def&limit=2' },
  ])
})

test('the hub is named where there is one', () => {
  const { feed } = readXml(renderAtom(samplePage({ hub: 'https://hub.example/?a=1&b=2' })))
  expect(feed.link.at(-1)).toEqual({ '@rel': 'hub', '@href': 'https://hub.example/?a=1&b=2' })
  expect(feed.link.map((link: Record<string, string>) => link['@rel'])).toEqual(['self', 'alternate', 'first', 'next', 'hub'])
})

test('the only page of the whole stream has neither a next nor a first, and stands for the front page', () => {
  const { feed } = readXml(renderAtom(samplePage({ path: '/feed', query: '', nextQuery: null, firstQuery: null })))
  expect(feed.link.map((link: Record<string, string>) => `${link['@rel']} ${link['@href']}`)).toEqual([
    'self https://news.example/feed.atom',
    'alternate https://news.example/',
  ])
})

test('every field of an article comes back', () => {
  expect(entryOf(sampleArticle())).toEqual({
    '@xml:lang': 'en-GB',
    id: 'https://harbour.example/2026/11/allies-meet',
    title: { '@type': 'text', '#text': 'Allies meet in Brussels to discuss air defence for Ukraine' },
    link: [
      { '@rel': 'alternate', '@href': 'https://harbour.example/2026/11/allies-meet' },
      { '@rel': 'enclosure', '@type': 'audio/mpeg', '@length': '4711', '@href': 'https://harbour.example/a/meet.mp3' },
      { '@rel': 'license', '@href': 'https://creativecommons.org/licenses/by/4.0/' },
    ],
    updated: '2026-11-24T20:45:30Z',
    published: '2026-11-24T20:10:00Z',
    author: { name: 'Ada Lind', uri: 'https://harbour.example/ada' },
    contributor: { name: 'Bo Rask' },
    rights: '© Ada Lind',
    category: [
      { '@term': 'nato', '@scheme': 'https://news.example/topics/', '@label': 'NATO' },
      { '@term': 'ukraine', '@scheme': 'https://news.example/topics/', '@label': 'Ukraine' },
      { '@term': 'UA', '@scheme': 'https://news.example/countries/', '@label': 'Ukraine' },
      { '@term': 'europe', '@scheme': 'https://news.example/regions/', '@label': 'Europe' },
      { '@term': 'harbour-post', '@scheme': 'https://news.example/sources/', '@label': 'The Harbour Post' },
      { '@term': 'wire-one', '@scheme': 'https://news.example/sources/', '@label': 'Wire One' },
      { '@term': 'World/Defence', '@scheme': 'https://harbour.example/sections/', '@label': 'Defence' },
    ],
    source: {
      id: 'tag:harbour.example,2026:news',
      title: 'The Harbour Post',
      subtitle: 'News from the quay',
      link: [
        { '@rel': 'self', '@href': 'https://harbour.example/news.xml?a=1&b=2' },
        { '@rel': 'alternate', '@href': 'https://harbour.example/' },
      ],
      updated: '2026-11-24T20:45:30Z',
      rights: '© Harbour Media',
      logo: 'https://harbour.example/logo.png',
    },
    summary: { '@type': 'text', '#text': sampleArticle().summary },
    content: { '@type': 'html', '#text': sampleArticle().content },
    'media:thumbnail': { '@url': 'https://harbour.example/i/meet.jpg?w=640&h=360', '@width': '640', '@height': '360' },
  })
})

test('an entry without an author of its own bears its source’s name (§4.1.1)', () => {
  expect(entryOf(sampleArticle({ author: null, details: noPublicDetails })).author).toEqual({ name: 'The Harbour Post' })
})

test('a date in the future is left out, and the entry is still dated (§4.1.2)', () => {
  const entry = entryOf(sampleArticle({ statedAt: at('2030-01-01T00:00:00Z') }))
  expect(entry).not.toHaveProperty('published')
  expect(entry.updated).toBe('2026-11-24T20:45:30Z')
})

test('an entry that links nowhere has content, be it empty (§4.1.2)', () => {
  expect(entryOf(bareArticle()).content).toEqual({ '@type': 'html' })
  expect(entryOf(bareArticle({ url: 'https://a.example/1' }))).not.toHaveProperty('content')
})

test.each(['title', 'text'] as const)('a summary that repeats the %s is left out (§4.2.13)', (field) => {
  const article = sampleArticle()
  expect(entryOf({ ...article, summary: article[field] })).not.toHaveProperty('summary')
})

test('of an article that its feed passes on, the source is the feed it was first in (§4.2.11)', () => {
  const { source, author } = entryOf(
    sampleArticle({ author: null, details: noPublicDetails, from: { title: 'Agency', url: 'https://agency.example/rss', id: null } }),
  )
  expect(source).toEqual({
    id: 'https://agency.example/rss',
    title: 'Agency',
    link: [{ '@rel': 'self', '@href': 'https://agency.example/rss' }],
    updated: '2026-11-24T20:45:30Z',
  })
  expect(author).toEqual({ name: 'Agency' })
})

test.each(['World', '/sections', 'a b'])('a scheme that is no IRI, %j, is left out (§4.2.2.2)', (scheme) => {
  const article = sampleArticle({ categories: [{ term: 'x', scheme, label: null }] })
  expect(entryOf(article).category.at(-1)).toEqual({ '@term': 'x' })
})

test('a media type that is none is left out (§4.2.7.3)', () => {
  const article = sampleArticle({ enclosures: [{ url: 'https://a.example/1', type: 'mp3', lengthBytes: null }] })
  expect(entryOf(article).link).toContainEqual({ '@rel': 'enclosure', '@href': 'https://a.example/1' })
})

test('what was withdrawn from the span is told, and only then is its namespace named (RFC 6721 §3)', () => {
  const withdrawn = [{ publicId: 'tag:harbour.example,2026:1', at: at('2026-11-24T21:00:00Z'), because: 'a ]]> <wish>' }]
  const { feed } = readXml(renderAtom(samplePage({ withdrawn })))
  expect(feed['@xmlns:at']).toBe('http://purl.org/atompub/tombstones/1.0')
  expect(feed['at:deleted-entry']).toEqual({
    '@ref': 'tag:harbour.example,2026:1',
    '@when': '2026-11-24T21:00:00Z',
    'at:comment': 'a ]]> <wish>',
  })
  expect(renderAtom(samplePage())).not.toContain('tombstones')
})

test('every author is named with an address of the web, none with one of mail (§3.2)', () => {
  const authors = [
    { name: 'Ada Lind', url: 'https://harbour.example/ada' },
    { name: 'Bo Rask', url: null },
    { name: 'Cy Dal', url: 'mailto:cy@harbour.example' },
  ]
  const { author } = entryOf(sampleArticle({ details: { ...noPublicDetails, authors } }))
  expect(author).toEqual([{ name: 'Ada Lind', uri: 'https://harbour.example/ada' }, { name: 'Bo Rask' }, { name: 'Cy Dal' }])
})

test('media are told with what is known of them (Media RSS 1.5.1)', () => {
  const unsaid = { type: null, medium: null, lengthBytes: null, width: null, height: null, durationSeconds: null }
  const media = [
    {
      ...unsaid,
      url: 'https://harbour.example/v.mp4',
      type: 'video/mp4',
      medium: 'video',
      lengthBytes: 9,
      width: 1,
      height: 2,
      durationSeconds: 3,
    },
    { ...unsaid, url: 'https://harbour.example/i.png' },
    { ...unsaid, url: 'javascript:alert(1)' },
  ]
  expect(entryOf(sampleArticle({ details: { ...noPublicDetails, media } }))['media:content']).toEqual([
    {
      ...{ '@url': 'https://harbour.example/v.mp4', '@type': 'video/mp4', '@medium': 'video' },
      ...{ '@fileSize': '9', '@width': '1', '@height': '2', '@duration': '3' },
    },
    { '@url': 'https://harbour.example/i.png' },
  ])
})

test('a private source has an id and a title alone, and no link', () => {
  const { source } = entryOf(bareArticle())
  expect(Object.keys(source)).toEqual(['id', 'title', 'updated'])
})

test('an attribute that is the word true keeps its value', () => {
  const article = sampleArticle({ categories: [{ term: 'true', scheme: null, label: null }], sources: [sampleSource()] })
  expect(entryOf(article).category.at(-1)).toEqual({ '@term': 'true' })
})

test('rss-parser reads the same article back', async () => {
  const articles = hostileTitles.map(({ title }) => sampleArticle({ title }))
  const { items, ...feed } = await new Parser().parseString(renderAtom(samplePage({ articles })))
  expect(feed).toMatchObject({ title: 'Tributary: NATO & <friends>', feedUrl: expect.stringContaining('/topics/nato.atom?') })
  expect(items).toHaveLength(articles.length)
  for (const [index, item] of items.entries()) {
    expect(item).toMatchObject({
      title: hostileTitles[index]?.shown ?? hostileTitles[index]?.title,
      link: 'https://harbour.example/2026/11/allies-meet',
      id: 'https://harbour.example/2026/11/allies-meet',
      author: 'Ada Lind',
      isoDate: '2026-11-24T20:10:00.000Z',
      summary: sampleArticle().summary,
      content: sampleArticle().content,
    })
  }
})
