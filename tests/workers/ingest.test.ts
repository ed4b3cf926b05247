import { expect, test } from 'vitest'
import { articleIds, articleUrn } from '#dedupe/article-ids.ts'
import type { TaggedEntry } from '#model/entry.ts'
import { trustStored } from '#model/html.ts'
import { type CanonicalUrl, feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import type { Tag } from '#model/tag.ts'
import { type EntryFields, entryOf } from '#tests/support/entries.ts'
import { faultReading, freshReading, unchangedReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import type { TaggedReading } from '#workers/tagged-reading.ts'

const now = startOfTest
const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }
const termsOf = () => ({ everySeconds: null, bounds, network: watchNetwork() })
const all = { kind: 'all' } as const

function take(test: TestStore, reading: TaggedReading, at = now) {
  return ingest(test.store, [reading], termsOf(), at)[0]
}

/** Reads under a lease that is current, so that health is recorded. */
function takeHeld(test: TestStore, reading: TaggedReading, at = now) {
  const lease = `lease at ${at}`
  test.store.leases.hold(lease, 'boot', later(at, 60), [{ host: `${reading.feed}.example:443`, feeds: [reading.feed], freeAt: at }])
  return ingest(test.store, [{ ...reading, lease }], termsOf(), at)[0]
}

function articles(test: TestStore) {
  return test.store.articles.page(all, null, 100).articles
}

const nato: Tag = {
  kind: 'topic',
  value: 'nato',
  score: 1,
  passing: false,
  evidence: [{ phrase: 'NATO', where: 'title', offset: 0, rule: 'NATO' }],
}
const given: Tag = {
  kind: 'topic',
  value: 'ukraine',
  score: 1,
  passing: false,
  evidence: [{ phrase: 'ukraine', where: 'feed', offset: null, rule: 'feed' }],
}

function sharedEntry(fields: EntryFields = {}): TaggedEntry {
  return entryOf({
    url: 'https://a.example/story',
    canonicalUrl: 'https://a.example/story' as CanonicalUrl,
    guid: 'a1',
    identity: 'guid:a1',
    ...fields,
  })
}

test('a second delivery of the same reading changes nothing', () => {
  using test = storeWith([feedOf('a')])
  expect(take(test, freshReading('a', [entryOf({ tags: [nato] })]))).toMatchObject({ entriesNew: 1, entriesChanged: 0 })
  const before = JSON.stringify(articles(test))
  expect(take(test, freshReading('a', [entryOf({ tags: [nato] })]), later(now, 60))).toMatchObject({ entriesNew: 0, entriesChanged: 0 })
  expect(JSON.stringify(articles(test))).toBe(before)
  expect(test.store.articles.tagCounts()).toEqual([{ kind: 'topic', value: 'nato', articles: 1 }])
})

test('an edited item is updated where it stands, never doubled', () => {
  using test = storeWith([feedOf('a')])
  take(test, freshReading('a', [entryOf({ tags: [nato] })]))
  const [first] = articles(test)
  const edited = entryOf({ title: 'Corrected', contentHash: 'other', tags: [] })
  expect(take(test, freshReading('a', [edited]), later(now, 60))).toMatchObject({ entriesNew: 0, entriesChanged: 1 })
  expect(articles(test)).toMatchObject([{ id: first?.id, publicId: first?.publicId, title: 'Corrected', sortAt: first?.sortAt, tags: [] }])
  expect(articles(test)[0]?.updatedAt).toBe(later(now, 60))
})

test('an article in several feeds is one and names all of them', () => {
  using test = storeWith([feedOf('a'), feedOf('b'), feedOf('c')])
  for (const feed of ['a', 'b', 'c']) take(test, freshReading(feed, [sharedEntry({ guid: `${feed}1`, identity: `guid:${feed}1` })]))
  expect(articles(test)).toHaveLength(1)
  expect(articles(test)[0]?.sources.map((source) => source.id)).toEqual(['a', 'b', 'c'])
  expect(test.store.articles.page({ kind: 'source', source: feedId('c') }, null, 10).articles).toHaveLength(1)
})

test('the publisher takes over from an aggregator once, keeps the id, and its edits are the ones readers see', () => {
  using test = storeWith([feedOf('agg'), feedOf('a')])
  take(test, freshReading('agg', [sharedEntry({ guid: 'agg1', identity: 'guid:agg1', title: 'Seen elsewhere' })]))
  const [first] = articles(test)
  take(test, freshReading('a', [sharedEntry({ title: 'The original', contentHash: 'a' })]), later(now, 60))
  expect(articles(test)).toMatchObject([{ id: first?.id, title: 'The original', sources: [{ id: 'a' }, { id: 'agg' }] }])
  const edited = sharedEntry({ guid: 'agg1', identity: 'guid:agg1', title: 'Aggregator’s edit', contentHash: 'agg2' })
  take(test, freshReading('agg', [edited]), later(now, 120))
  expect(articles(test)).toMatchObject([{ title: 'The original' }])
})

test('a topic the operator gave to the second feed is added, and stays when the first feed edits the article', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  take(test, freshReading('a', [sharedEntry({ tags: [nato] })]))
  take(test, freshReading('b', [sharedEntry({ guid: 'b1', identity: 'guid:b1', tags: [given] })]))
  expect(
    articles(test)[0]
      ?.tags.map((tag) => tag.value)
      .sort(),
  ).toEqual(['nato', 'ukraine'])
  take(test, freshReading('a', [sharedEntry({ contentHash: 'edited', tags: [] })]))
  expect(articles(test)[0]?.tags.map((tag) => tag.value)).toEqual(['ukraine'])
})

test('two items of one document with the same guid are both kept, and neither becomes an edit of the other', () => {
  using test = storeWith([feedOf('a')])
  const one = entryOf({
    guid: 'x',
    identity: 'url:https://a.example/1',
    canonicalUrl: 'https://a.example/1' as CanonicalUrl,
    contentHash: '1',
  })
  const two = entryOf({
    guid: 'x',
    identity: 'url:https://a.example/2',
    canonicalUrl: 'https://a.example/2' as CanonicalUrl,
    contentHash: '2',
  })
  take(test, freshReading('a', [one, two]))
  // Later the document holds the second alone: its guid is unique there.
  expect(take(test, freshReading('a', [{ ...two, identity: 'guid:x' }]))).toMatchObject({ entriesNew: 0, entriesChanged: 0 })
  expect(articles(test)).toHaveLength(2)
})

test('a feed cannot take another’s public id', () => {
  using test = storeWith([feedOf('a'), feedOf('thief')])
  const mine = entryOf({ guid: 'https://a.example/1', identity: 'guid:https://a.example/1', url: 'https://a.example/1' })
  take(test, freshReading('a', [mine]))
  take(test, freshReading('thief', [{ ...mine, url: 'https://a.example/1', title: 'Forged', contentHash: 'f' }]))
  const ids = articles(test).map((article) => article.publicId)
  expect(new Set(ids).size).toBe(2)
  expect(ids.filter((id) => id === 'https://a.example/1')).toHaveLength(1)
})

test('who gives an item the UUID that another’s article would get takes no article away', () => {
  using test = storeWith([feedOf('a'), feedOf('thief')])
  const mine = entryOf({ guid: '7', identity: 'guid:7' })
  const urn = articleUrn(articleIds(feedId('a'))('guid:7'))
  take(test, freshReading('thief', [entryOf({ guid: urn, identity: `guid:${urn}`, url: 'https://thief.example/1' })]))
  expect(take(test, freshReading('a', [mine]))).toMatchObject({ entriesNew: 1 })
  const ids = articles(test).map((article) => article.publicId)
  expect(ids).toContain(urn)
  expect(new Set(ids).size).toBe(2)
  for (const id of ids) expect(id).toMatch(/^urn:uuid:/)
})

test('what arrives late is sorted not before the feed’s previous reading, and shows its stated date', () => {
  using test = storeWith([feedOf('a')])
  takeHeld(test, freshReading('a', [entryOf({ publishedAt: instant(now - 86_400_000) })]))
  const stated = instant(now - 7 * 86_400_000)
  const at = later(now, 3600)
  takeHeld(test, freshReading('a', [entryOf({ guid: '2', identity: 'guid:2', publishedAt: stated })], '', at), at)
  expect(articles(test).map(({ sortAt, statedAt }) => ({ sortAt, statedAt }))).toEqual([
    { sortAt: later(now, 0.005), statedAt: stated },
    { sortAt: now - 86_400_000, statedAt: now - 86_400_000 },
  ])
})

test('a failure grows the back-off and is shown; a success clears it', () => {
  using test = storeWith([feedOf('a')])
  takeHeld(test, faultReading('a', 'fetch/timeout'))
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({
    state: 'failing',
    fault: { code: 'fetch/timeout', at: now },
    consecutiveFailures: 1,
  })
  takeHeld(test, faultReading('a', 'fetch/timeout'), later(now, 1))
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({
    consecutiveFailures: 2,
    nextReason: 'about 10 minutes after 2 failures in a row',
  })
  takeHeld(test, unchangedReading('a'), later(now, 2))
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'healthy', fault: null, consecutiveFailures: 0 })
  expect(test.store.feeds.attempts(feedId('a')).map((attempt) => attempt.outcome)).toEqual(['unchanged', 'fault', 'fault'])
})

test('a reading whose lease is no longer current keeps its articles and leaves the feed’s health alone', () => {
  using test = storeWith([feedOf('a')])
  expect(take(test, freshReading('a', [entryOf()], 'an old lease'))).toEqual({
    entriesNew: 1,
    entriesChanged: 0,
    nextAt: null,
    backlog: null,
  })
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'waiting', nextAt: now })
})

test('the validators of a document are kept only with its last part', () => {
  using test = storeWith([feedOf('a')])
  expect(takeHeld(test, { ...freshReading('a', [entryOf()]), more: true })).toMatchObject({ nextAt: null })
  expect(test.store.leases.order(feedId('a')).validators.etag).toBeNull()
  takeHeld(test, freshReading('a', [entryOf({ guid: '2', identity: 'guid:2', rawHash: 'r2' })]))
  expect(test.store.leases.order(feedId('a'))).toMatchObject({ validators: { etag: '"1"' }, recentHashes: ['r2'] })
})

test('only the last twenty tries of a feed are kept', () => {
  using test = storeWith([feedOf('a')])
  for (let round = 0; round < 25; round += 1) takeHeld(test, unchangedReading('a', '', later(now, round)), later(now, round))
  const attempts = test.store.feeds.attempts(feedId('a'))
  expect(attempts).toHaveLength(20)
  expect(attempts[0]?.at).toBe(later(now, 24))
})

test('pages of a slice walk every article once, downward and upward', () => {
  using test = storeWith([feedOf('a')])
  const entries = Array.from({ length: 25 }, (_, index) =>
    entryOf({
      guid: `${index}`,
      identity: `guid:${index}`,
      contentHash: `${index}`,
      publishedAt: instant(now - (index % 7) * 1000),
      tags: [nato],
    }),
  )
  take(test, freshReading('a', entries))
  for (const filter of [all, { kind: 'tag', tag: 'topic', value: 'nato' }, { kind: 'source', source: feedId('a') }] as const) {
    const down: string[] = []
    let page = test.store.articles.page(filter, null, 10)
    expect(page.newer).toBeNull()
    for (;;) {
      down.push(...page.articles.map((article) => article.id))
      if (page.older === null) break
      page = test.store.articles.page(filter, { before: page.older }, 10)
    }
    expect(new Set(down).size).toBe(25)
    const up = [...page.articles.map((article) => article.id)]
    while (page.newer !== null) {
      page = test.store.articles.page(filter, { after: page.newer }, 10)
      up.unshift(...page.articles.map((article) => article.id))
    }
    expect(up).toEqual(down)
  }
})

test('what a reader would run stays text: SQL and markup in every field come back as they were', () => {
  using test = storeWith([feedOf('a')])
  const nasty = `'); DROP TABLE articles; -- <script>"\u2028`
  take(
    test,
    freshReading('a', [
      entryOf({ title: nasty, author: nasty, guid: nasty, identity: `guid:${nasty}`, content: trustStored('<p>x</p>'), text: nasty }),
    ]),
  )
  expect(articles(test)).toMatchObject([{ title: nasty, author: nasty, text: nasty }])
})
