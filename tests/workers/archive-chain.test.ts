import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Filter } from '#model/filter.ts'
import { openStoreReadOnly, type StoreReader } from '#store/store.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { storedArticles } from '#tests/support/stored-articles.ts'
import { archiveChain } from '#workers/archive-chain.ts'
import { closedArchive, newestArchive } from '#workers/archives.ts'
import { readArticleStates } from '#workers/article-states.ts'

const all: Filter = { kind: 'all' }
const nato: Filter = { kind: 'tag', tag: 'topic', value: 'nato' }
const afghanistan: Filter = { kind: 'tag', tag: 'country', value: 'AF' }
const limit = 20

function chainOf(store: StoreReader, filter: Filter) {
  return archiveChain(store, filter, limit, readArticleStates(store)).documents
}

/** The same as a reader finds it who walks back. */
function walkOf(store: StoreReader, filter: Filter): object[] {
  const { archives } = store.articles
  const found: object[] = []
  let range = newestArchive(archives, filter, () => false)
  while (range !== null) {
    const closed = closedArchive(archives, filter, range)
    if (closed === null) throw new Error('a document that was linked is not there')
    found.push({ range, previous: closed.previous })
    range = closed.previous
  }
  return found
}

function read<T>(dataDir: string, work: (store: StoreReader) => T): T {
  const store = openStoreReadOnly(dataDir)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

test('a slice that the document to follow holds whole has no closed documents, nor has an empty one', () => {
  const { dataDir } = storedArticles(limit * 5)
  read(dataDir, (store) => {
    expect(chainOf(store, nato)).toEqual([])
    expect(chainOf(store, { kind: 'language', language: 'pl' })).toEqual([])
  })
})

test.each([
  ['the whole stream', all],
  ['a topic', nato],
  ['a country that few speak of', afghanistan],
])('the chain of %s is the one a reader walks, however many articles there are', (_, filter) => {
  const stored = storedArticles(900)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), (more) => {
      stored.add(more)
      read(stored.dataDir, (store) => {
        const chain = chainOf(store, filter)
        expect(chain.map(({ range, previous }) => ({ range, previous }))).toEqual(walkOf(store, filter))
      })
    }),
    { numRuns: 6 },
  )
})

test('a closed document that is no part of the chain any more is told with the way into it, as long as it can be answered', () => {
  const stored = storedArticles(650)
  const former = read(stored.dataDir, (store) => chainOf(store, all))
  stored.add(100)
  read(stored.dataDir, (store) => {
    const before = [...former.map(({ range }) => range), { from: 700, to: 790 }, { from: 0, to: 999 }]
    const { documents, replaced } = archiveChain(store, all, limit, readArticleStates(store), before)
    expect(documents[0]).toMatchObject({ range: { from: 700, to: 750 } })
    expect(replaced).toMatchObject([{ range: { from: 600, to: 650 }, previous: { from: 500, to: 599 }, mark: former[0]?.mark }])
  })
})

test.each([
  ['changed', 'UPDATE articles SET changed_seq = changed_seq + 1 WHERE article_number = 150'],
  ['is withdrawn', 'UPDATE articles SET withdrawn_at = 1 WHERE article_number = 150'],
  [
    'is shown by another feed too',
    "INSERT INTO entries SELECT 99999, 'b', 'other', NULL, NULL, NULL, 0, '', 1, 0, NULL, NULL, article_id, sort_at, 0, 0, NULL, NULL, NULL FROM articles WHERE article_number = 150 AND EXISTS (SELECT 1 FROM entries e WHERE e.article_id = articles.article_id AND e.feed_id = 'a')",
  ],
])('of documents only that of an article that %s has another mark', (_, sql) => {
  const { dataDir } = storedArticles(600)
  const before = read(dataDir, (store) => chainOf(store, all))
  changeStore({ dataDir }, sql)
  const after = read(dataDir, (store) => chainOf(store, all))
  const changed = after.filter(({ mark }, index) => mark !== before[index]?.mark)
  expect(changed.map(({ range }) => range)).toEqual([{ from: 100, to: 199 }])
})

test('of documents only those have another mark that hold an article of which a source was withdrawn', () => {
  const { dataDir } = storedArticles(600)
  changeStore(
    { dataDir },
    `INSERT INTO entries (feed_id, identity, address_shared, content_hash, own, text_length, article_id, sort_at, first_seen_at, changed_at)
     SELECT 'b', 'other', 0, '', 1, 0, article_id, sort_at, 0, 0 FROM articles WHERE article_number = 150`,
  )
  const before = read(dataDir, (store) => chainOf(store, all).filter(({ range }) => range.to < 300))
  changeStore({ dataDir }, "INSERT INTO withdrawn_sources (feed_id, at, because) VALUES ('b', 0, '')")
  const after = read(dataDir, (store) => chainOf(store, all).filter(({ range }) => range.to < 300))
  expect(after.filter(({ mark }, index) => mark !== before[index]?.mark).map(({ range }) => range)).toEqual([{ from: 100, to: 199 }])
})

test.each([
  ['has another name', "UPDATE feeds SET title = 'Other' WHERE feed_id = 'a'"],
  ['states other rights', "INSERT INTO sources (feed_id, rights) VALUES ('a', 'All of them')"],
  ['describes itself otherwise', "INSERT INTO sources (feed_id, description) VALUES ('a', 'Other')"],
  ['has another logo', "INSERT INTO sources (feed_id, image_url) VALUES ('a', 'https://a.example/logo.png')"],
  ['is withdrawn', "INSERT INTO withdrawn_sources VALUES ('a', 1, '')"],
])('a feed that %s changes every document it is in, and no other', (_, sql) => {
  const { dataDir } = storedArticles(600)
  const before = read(dataDir, (store) => chainOf(store, all))
  changeStore({ dataDir }, sql)
  const after = read(dataDir, (store) => chainOf(store, all))
  // Its articles are numbers 1 to 300.
  expect(after.filter(({ mark }, index) => mark === before[index]?.mark).map(({ range }) => range)).toEqual(
    after.filter(({ range }) => range.from >= 400).map(({ range }) => range),
  )
})

test('a feed that was built anew and says the same changes no document', () => {
  const { dataDir } = storedArticles(600)
  const before = read(dataDir, (store) => chainOf(store, all))
  changeStore({ dataDir }, "INSERT INTO sources (feed_id, stated_updated_at) VALUES ('a', 12345)")
  expect(read(dataDir, (store) => chainOf(store, all))).toEqual(before)
})
