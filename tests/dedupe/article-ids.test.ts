import { expect, test } from 'vitest'
import { articleIds, articleUrn, publishersId } from '#dedupe/article-ids.ts'
import { feedId } from '#model/ids.ts'

const feed = 'https://www.outlet.example/feed.xml'

test.each<[string]>([
  ['https://other.example/1'],
  ['tag:other.example,2026:1'],
  ['yt:video:abc'],
  ['urn:uuid:1225c695'],
  ['urn:example:1'],
  ['12345'],
  ['https://outlet.example/a b'],
  ['https://outlet.example/1'],
  ['javascript:alert(1)'],
])('%s does not stand as public id where it is not on the host of feed, link or source', (guid) => {
  expect(publishersId(guid, 'https://feeds.example/x', 'https://elsewhere.example/1', 'https://source.example/feed')).toBeNull()
})

test.each(['https://outlet.example/?a[]=1', 'https://outlet.example/100%', 'https://outlet.example/#a#b'])(
  '%s is no IRI, and does not stand',
  (guid) => {
    expect(publishersId(guid, feed, null, null)).toBeNull()
  },
)

test.each(['[1]', 'ä', '1#a#b', '100%'])('tag:outlet.example,2026:%s is no tag: URI, and does not stand', (specific) => {
  expect(publishersId(`tag:outlet.example,2026:${specific}`, feed, null, null)).toBeNull()
})

test('nor does one whose authority has capitals: it is to be written without', () => {
  expect(publishersId('tag:Outlet.example,2026:1', feed, null, null)).toBeNull()
})

test.each([
  ['https://outlet.example/?p=1', null],
  ['tag:outlet.example,2026-11:1', null],
  ['tag:outlet.example,2026-11-28:/a/b?c=%20;d#e', null],
  ['tag:editor@outlet.example,2026:1', null],
  ['http://news.example/1', 'https://news.example/1'],
])('%s stands as public id on the host of its feed or link', (guid, link) => {
  expect(publishersId(guid, feed, link, null)).toBe(guid)
})

test('an id on the host of the feed it is passed on from stands', () => {
  const guid = 'https://feeds.outlet.example/1'
  expect(publishersId(guid, 'https://between.example/feed.atom', 'https://www.outlet.example/1', 'https://feeds.outlet.example/x')).toBe(
    guid,
  )
})

test('a UUID stands wherever it comes from: it is no host’s', () => {
  const guid = 'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a'
  expect(publishersId(guid, feed, null, null)).toBe(guid)
})

test('an article’s id depends on feed and identity alone, and its urn is a UUID of version 8', () => {
  const id = articleIds(feedId('a'))('guid:1')
  expect(id).toMatch(/^[a-z2-7]{26}$/)
  expect(articleIds(feedId('a'))('guid:1')).toBe(id)
  expect(articleIds(feedId('b'))('guid:1')).not.toBe(id)
  expect(articleIds(feedId('a'))('guid:2').slice(6)).not.toBe(id.slice(6))
  expect(articleIds(feedId('a'))('guid:2').slice(0, 6)).toBe(id.slice(0, 6))
  expect(articleUrn(id)).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
