import { expect, test } from 'vitest'
import type { ArticleId, CanonicalUrl } from '#model/ids.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const about = sampleTag('topic', 'nato')
const passing = { ...sampleTag('country', 'FR'), passing: true }

function given(): TestStore {
  const test = storeWith([feedOf('a')])
  ingest(test.store, [freshReading('a', [entryOf({ tags: [about, passing] })])], terms, startOfTest)
  return test
}

function first({ store }: TestStore) {
  const [article] = store.articles.page({ kind: 'all' }, null, 1).articles
  if (article === undefined) throw new Error('no article')
  return article
}

test('an article that is not there, or hidden, is not found', () => {
  using test = given()
  expect(test.store.articles.find('nowhere' as ArticleId)).toBe(null)
  const { id } = first(test)
  changeStore(test, 'UPDATE articles SET withdrawn_at = 1')
  expect(test.store.articles.find(id)).toBe(null)
})

test('what is named in passing is told with the article itself, and in no list and no feed', () => {
  using test = given()
  const article = first(test)
  expect(article.tags).toEqual([about])
  expect(test.store.articles.summaries({ kind: 'all' }, null, 1).articles[0]?.tags).toEqual([about])
  expect(test.store.articles.find(article.id)).toEqual({ ...article, tags: [about, passing] })
})

test('an article is from where the entry that is shown says, not from where another says', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  const shared = { url: 'https://c.example/1', canonicalUrl: 'https://c.example/1' as CanonicalUrl }
  const said = { title: 'Agency', url: 'https://agency.example/rss', id: 'tag:agency.example,2026:wire' }
  ingest(test.store, [freshReading('a', [entryOf({ ...shared, source: said })])], terms, startOfTest)
  ingest(test.store, [freshReading('b', [entryOf({ ...shared, source: { title: 'Other', url: null, id: null } })])], terms, startOfTest)
  expect(first(test)).toMatchObject({ sources: [{ id: 'a' }, { id: 'b' }], from: said })
  expect(test.store.articles.summaries({ kind: 'all' }, null, 1).articles[0]?.from).toEqual(said)
})

test('an article whose feed says nothing of where it is from is from nowhere else', () => {
  using test = given()
  expect(first(test).from).toBeNull()
})

test.each([
  'https://secret.example/feed.xml',
  'http://www.secret.example/feed.xml/',
  'https://secret.example/feed.xml?key=4711',
  'https://site.example/',
  'https://moved.example/feed',
  'urn:example:secret',
])('where another feed says that it has an article from %s, which is a private feed’s, that is not told', (url) => {
  using test = storeWith([feedOf('a'), feedOf('secret', { private: true, url: 'https://secret.example/feed.xml?key=1' })])
  ingest(test.store, [freshReading('a', [entryOf({ source: { title: 'Secret', url, id: null } })])], terms, startOfTest)
  changeStore(test, `INSERT INTO sources (feed_id, site_url, feed_uri) VALUES ('secret', 'https://www.site.example', 'urn:example:secret')`)
  changeStore(test, `UPDATE feed_health SET moved_to = 'https://moved.example/feed?key=2' WHERE feed_id = 'secret'`)
  expect(first(test)).toMatchObject({ sources: [{ id: 'a' }], from: null })
})

test('nor is it where another address is named, and the private feed by its id alone', () => {
  using test = storeWith([feedOf('a'), feedOf('secret', { private: true })])
  const source = { title: 'Secret', url: 'https://elsewhere.example/feed', id: 'urn:example:secret' }
  ingest(test.store, [freshReading('a', [entryOf({ source })])], terms, startOfTest)
  expect(first(test).from).toEqual(source)
  changeStore(test, `INSERT INTO sources (feed_id, feed_uri) VALUES ('secret', 'urn:example:secret')`)
  expect(first(test).from).toBeNull()
})

test('a source on a private feed’s host that is another feed is told', () => {
  using test = storeWith([feedOf('a'), feedOf('secret', { private: true })])
  const source = { title: 'Open', url: 'https://secret.example/open.xml', id: null }
  ingest(test.store, [freshReading('a', [entryOf({ source })])], terms, startOfTest)
  expect(first(test).from).toEqual(source)
})
