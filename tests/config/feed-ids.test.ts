import { expect, test } from 'vitest'
import { fillFeedIds, type Nameable } from '#config/feed-ids.ts'
import { feedIdPattern } from '#model/ids.ts'

test('an id that is given stays, one that is not comes from the address', () => {
  expect(fillFeedIds([feed('https://www.example.org/a.xml', 'given'), feed('https://www.example.org/a.xml')])).toEqual([
    'given',
    'example-org-a-xml',
  ])
})

test('ids do not depend on the order, and no two are alike', () => {
  const feeds = [
    feed('https://example.org/a?x=1'),
    feed('https://example.org/a/x/1'),
    feed('http://www.example.org/a/x/1'),
    feed('https://example.org/taken'),
    feed('https://other.example/', 'example-org-taken'),
    feed(`https://example.org/${'long/'.repeat(30)}1`),
    feed(`https://example.org/${'long/'.repeat(30)}2`),
    feed('https://example.org/1', undefined, true),
    feed('https://example.org/2', undefined, true),
    feed('https://новини.укр/'),
    feed('https://новини.укр/новини'),
  ]
  const ids = fillFeedIds(feeds)
  expect(new Set(ids).size).toBe(feeds.length)
  for (const id of ids) expect(id).toMatch(feedIdPattern)
  expect(fillFeedIds(feeds.toReversed()).toReversed()).toEqual(ids)
  expect(ids[4]).toBe('example-org-taken')
})

test('a second feed with the same long beginning does not rename the first', () => {
  const [first, second] = [1, 2].map((number) => feed(`https://example.org/search?q=${'word+'.repeat(20)}${number}`)) as [
    Nameable,
    Nameable,
  ]
  expect(fillFeedIds([first, second])[0]).toBe(fillFeedIds([first])[0])
})

test('an id that is given is never given to another feed, even where it looks like ours', () => {
  const [ours] = fillFeedIds([feed('https://example.org/secret', undefined, true)])
  const ids = fillFeedIds([feed('https://example.org/secret', undefined, true), feed('https://example.org/', ours)])
  expect(ids[1]).toBe(ours)
  expect(ids[0]).not.toBe(ours)
})

test('nothing of a private address shows in its id', () => {
  expect(fillFeedIds([feed('https://paid.example.org/feed?key=4711', undefined, true)])[0]).toMatch(/^private-[a-z2-7]{8}$/)
})

function feed(url: string, id?: string, isPrivate = false): Nameable {
  return { id, url, private: isPrivate }
}
