import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderFeed } from '#publish/publish.ts'
import { jsonFeedFaults } from './json-feed-schema.ts'
import { hostile, rich, someArticles } from './rule-samples.ts'
import { samplePage } from './sample-page.ts'

const jsonPages = { ...rich, hostile: { articles: hostile } }

test.each(Object.entries(jsonPages))('%s is valid by the schema of JSON Feed 1.1', (_, page) => {
  expect(jsonFeedFaults(renderFeed('json', samplePage(page)))).toEqual([])
})

test('whatever is stored, the document is valid', () => {
  fc.assert(
    fc.property(someArticles, (articles) => {
      expect(jsonFeedFaults(renderFeed('json', samplePage({ articles: [...articles] })))).toEqual([])
    }),
    { seed: 20_261_128, numRuns: 250 },
  )
})

type SpoiltFeed = Record<string, unknown> & { readonly items: Record<string, unknown>[] }

const feedWith = (members: object) => (feed: SpoiltFeed) => void Object.assign(feed, members)
const itemWith =
  (members: object) =>
  ({ items: [item] }: SpoiltFeed) =>
    void Object.assign(item ?? {}, members)

test.each<[string, (feed: SpoiltFeed) => void]>([
  ['another version', feedWith({ version: 'https://jsonfeed.org/version/2' })],
  ['no title', (feed) => void delete feed.title],
  ['a relative address', feedWith({ feed_url: '/feed.json' })],
  ['an address with brackets in braces', feedWith({ next_url: 'https://a.example/?{x}' })],
  ['a member nobody knows', feedWith({ updated: '2026-11-24' })],
  ['a hub without a type', feedWith({ hubs: [{ url: 'https://hub.example/' }] })],
  ['an item without an id', ({ items: [item] }) => void delete item?.id],
  ['an id that is a number', itemWith({ id: 7 })],
  ['an id twice', ({ items }) => void items.push({ ...items[0] })],
  ['an item without content', ({ items: [item] }) => void delete item?.content_html],
  ['a date in mail’s form', itemWith({ date_published: 'Tue, 24 Nov 2026 20:10:00 GMT' })],
  ['an author of nothing', itemWith({ authors: [{}] })],
  ['a tag that is an object', itemWith({ tags: [{ name: 'x' }] })],
  ['a file without a type', itemWith({ attachments: [{ url: 'https://a.example/1' }] })],
  [
    'a size in words',
    ({ items: [item] }) =>
      void Object.assign(item ?? {}, { attachments: [{ url: 'https://a.example/1', mime_type: 'a/b', size_in_bytes: '5' }] }),
  ],
  ['a language that is none', itemWith({ language: 'english' })],
])('the schema refuses %s', (_, spoil) => {
  const feed = JSON.parse(renderFeed('json', samplePage()))
  spoil(feed)
  expect(jsonFeedFaults(JSON.stringify(feed))).not.toEqual([])
})
