import { expect, test } from 'vitest'
import { parse } from '#parse/parse.ts'
import { documentOf, fixture } from './document.ts'

test('JSON that breaks off is unreadable, and the place is named', async () => {
  const document = documentOf('{"version": "https://jsonfeed.org/version/1.1", "items": [')
  await expect(parse(document)).rejects.toMatchObject({ code: 'parse/unreadable', detail: expect.stringContaining('JSON') })
})

test('JSON with items that are no list is no feed', async () => {
  const document = documentOf('{"version": "https://jsonfeed.org/version/1.1", "items": 3}')
  await expect(parse(document)).rejects.toMatchObject({ code: 'parse/not-a-feed' })
})

test('names that touch prototypes are only names', async () => {
  const document = documentOf('{"items": [{"__proto__": {"title": "x"}, "constructor": {"name": "y"}, "id": "1"}]}')
  const { entries } = await parse(document)
  expect(entries[0]).toMatchObject({ guid: '1', title: null })
  expect(Object.hasOwn(Object.prototype, 'title')).toBe(false)
})

test('an item nested a hundred thousand levels deep is read', async () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000)
  const { entries } = await parse(documentOf(`{"items": [{"id": "1", "title": "t", "_x": ${deep}}]}`))
  expect(entries).toHaveLength(1)
})

test('the address a JSON Feed names as its own is its identity, and its links are kept', async () => {
  const feed = {
    version: 'https://jsonfeed.org/version/1',
    title: 'T <b>',
    feed_url: '/feed.json',
    home_page_url: 'https://j.example/',
    next_url: '?page=2',
    icon: '/icon.png',
    author: { name: 'Ada', url: 'mailto:ada@j.example' },
    items: [{ id: '1', external_url: '/other', content_text: '1 < 2', attachments: [{ url: '/a.mp3', duration_in_seconds: 61.4 }] }],
  }
  const { description, details, entries } = await parse(documentOf(JSON.stringify(feed)))
  expect(description.feedUri).toBe('https://feeds.example/feed.json')
  expect(details).toMatchObject({
    title: { html: 'T &lt;b&gt;', type: 'text/plain' },
    authors: [{ name: 'Ada', email: 'ada@j.example', url: null }],
    image: { url: 'https://feeds.example/icon.png' },
  })
  expect(details.links.map(({ relation, url }) => `${relation} ${url}`)).toEqual([
    'alternate https://j.example/',
    'self https://feeds.example/feed.json',
    'next https://feeds.example/dir/feed.xml?page=2',
  ])
  expect(entries[0]?.details).toMatchObject({
    content: { html: '1 &lt; 2', type: 'text/plain' },
    authors: [{ name: 'Ada' }],
    episode: { durationSeconds: 61 },
  })
})

test('a wrong type where a person or an attachment is due says nothing', async () => {
  const feed = { items: [{ id: '1', authors: [3, null, {}], author: [], attachments: [{ url: 5, duration_in_seconds: 'long' }] }] }
  const { entries } = await parse(documentOf(JSON.stringify(feed)))
  expect(entries[0]).toMatchObject({ author: null, enclosures: [], details: { authors: [], episode: null } })
})

test.each([
  [null],
  ['x'],
  [[]],
  [{ sources: 'x' }],
  [{ sources: [] }],
  [{ sources: [7] }],
  [{ sources: [{ title: 7, url: 'javascript:x' }] }],
])('an extension of %j names no source', async (extension) => {
  const { entries } = await parse(documentOf(JSON.stringify({ items: [{ id: '1', title: 't', _tributary: extension }] })))
  expect(entries[0]?.source).toBeNull()
})

test.each([
  [
    { id: 'a', title: 'A & B', url: '/feed.xml', site: 'https://a.example/' },
    { title: 'A & B', url: 'https://feeds.example/feed.xml', id: null },
  ],
  [
    { title: 'A', site: 'https://a.example/' },
    { title: 'A', url: 'https://a.example/', id: null },
  ],
  [
    { id: 'a', title: 'A' },
    { title: 'A', url: null, id: null },
  ],
  [
    { title: 'A', url: 'https://a.example/rss', uri: 'tag:a.example,2026:f' },
    { title: 'A', url: 'https://a.example/rss', id: 'tag:a.example,2026:f' },
  ],
  [
    { title: 'A', uri: 'urn:a' },
    { title: 'A', url: 'urn:a', id: null },
  ],
])('another instance of ours names as first source %j', async (source, expected) => {
  const item = { id: '1', title: 't', _tributary: { sources: [source, { title: 'Second', url: 'https://second.example/' }] } }
  const { entries } = await parse(documentOf(JSON.stringify({ items: [item] })))
  expect(entries[0]?.source).toEqual(expected)
})

test('every field of JSON Feed is read', async () => {
  const feed = await parse(fixture('feed-1.1.json'))
  expect(feed.description).toEqual({
    title: 'JSON Post',
    siteUrl: 'https://json.example/',
    feedUri: null,
    language: 'en-US',
    updatedAt: null,
    description: 'In braces',
    imageUrl: 'https://feeds.example/icon.png',
    format: 'json',
  })
  expect(feed.damage.map(({ what }) => what)).toEqual(['items without any content were left out'])
  expect(feed.entries).toHaveLength(2)
  expect(feed.entries[0]).toMatchObject({
    guid: '7',
    url: 'https://feeds.example/seven',
    title: 'Seven & eight',
    author: 'Ada Brown, Jo Grey',
    summary: '1 &lt; 2',
    content: '<p>Full</p>',
    publishedAt: Date.UTC(2026, 10, 24, 7),
    updatedAt: Date.UTC(2026, 10, 24, 9),
    language: 'de',
    categories: [
      { term: 'ports', scheme: null, label: null },
      { term: 'ferries', scheme: null, label: null },
    ],
    enclosures: [{ url: 'https://feeds.example/seven.mp3', type: 'audio/mpeg', lengthBytes: 10 }],
    image: { url: 'https://feeds.example/seven.jpg', width: null, height: null, alt: null },
  })
  expect(feed.entries[1]).toMatchObject({
    guid: 'https://json.example/8',
    url: 'https://json.example/8',
    title: null,
    author: 'The Desk',
    content: '<p>One</p><p>Two &lt;b&gt;<br>lines</p>',
    language: 'en-US',
    publishedAt: null,
  })
})
