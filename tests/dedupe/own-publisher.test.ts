import { expect, test } from 'vitest'
import { ownPublisherTest } from '#dedupe/own-publisher.ts'

test.each([
  ['names another feed as its source', { url: 'https://a.example/1', source: { url: 'https://b.example/feed' } }, false],
  ['links to another site', { url: 'https://b.example/1', source: null }, false],
  ['links to a site that only ends alike', { url: 'https://evil.co.uk/1', source: null }, false],
  ['links to the feed’s own site', { url: 'https://www.a.example/1', source: null }, true],
  ['names itself as its source', { url: 'https://a.example/1', source: { url: 'https://feeds.a.example/x' } }, true],
  ['has no link', { url: null, source: null }, true],
])('an entry that %s', (_, entry, own) => {
  const feedUrl = entry.url === 'https://evil.co.uk/1' ? 'https://news.co.uk/feed' : 'https://feeds.a.example/news.xml'
  expect(ownPublisherTest(feedUrl, null)(entry)).toBe(own)
})

test('a feed hosted elsewhere owns what lies on the site it names', () => {
  expect(ownPublisherTest('https://feeds.host.example/a', 'https://www.a.example/')({ url: 'https://a.example/1', source: null })).toBe(
    true,
  )
})
