import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArchiveRange } from '#model/archive-range.ts'
import type { Filter } from '#model/filter.ts'
import { instant } from '#model/instant.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { type DocumentArticles, type DocumentOrder, documentArticles } from '#workers/document-articles.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const all: Filter = { kind: 'all' }
const nato: Filter = { kind: 'tag', tag: 'topic', value: 'nato' }
const followed: DocumentOrder = { q: '', start: null, limit: 100, namedLimit: null, archive: null }

/** Stores so many more articles; every twentieth is about NATO, and their dates go to and fro. */
function store(test: TestStore, count: number): void {
  const before = test.store.articles.archives.newest()
  const entries = Array.from({ length: count }, (_, index) => {
    const number = before + index + 1
    const title = `Article ${number}`
    const publishedAt = instant(startOfTest - ((number * 7919) % 100_000) * 1000)
    const tags = number % 20 === 0 ? [sampleTag('topic', 'nato')] : []
    return entryOf({ guid: title, identity: `guid:${title}`, title, publishedAt, rawHash: title, contentHash: title, tags })
  })
  ingest(test.store, [freshReading('a', entries)], terms, startOfTest)
}

function idsOf({ articles }: DocumentArticles): readonly string[] {
  return articles.map(({ id }) => id)
}

/** The document to follow, then every closed one before it; `between` runs before each step. */
function walk(test: TestStore, filter: Filter, between: () => void = () => {}): DocumentArticles[] {
  const documents: DocumentArticles[] = []
  let order: DocumentOrder | null = followed
  while (order !== null) {
    const document: DocumentArticles | null = documentArticles(test.store, { filter, moves: false }, order)
    if (document === null) throw new Error('a document that was linked is not there')
    documents.push(document)
    between()
    order = document.previous === null ? null : { ...followed, archive: document.previous }
  }
  return documents
}

/** Each closed document of a walk by its range, with what it held. */
function archivesOf(documents: readonly DocumentArticles[]) {
  return documents.slice(1).map((document, index) => [documents[index]?.previous as ArchiveRange, idsOf(document)] as const)
}

test('a range that is not closed yet, or holds more than a document may, is none', () => {
  using test = storeWith([feedOf('a')])
  store(test, 1250)
  const of = (from: number, to: number) =>
    documentArticles(test.store, { filter: all, moves: false }, { ...followed, archive: { from, to } })
  expect(of(1200, 1299)).toBeNull()
  expect(of(0, 1099)).toBeNull()
  expect(of(1100, 1199)).not.toBeNull()
})

test('whoever walks back finds the document that was named to him, also where the slice has gained articles by other rules since', () => {
  using test = storeWith([feedOf('a')])
  store(test, 2600)
  const [named] = walk(test, nato).map(({ previous }) => previous)
  expect(named).toEqual({ from: 0, to: 2600 })
  changeStore(
    test,
    `INSERT INTO tagged (tag, sort_at, article_id)
     SELECT (SELECT tag FROM tag_counts WHERE kind = 'topic' AND value = 'nato'), sort_at, article_id FROM articles WHERE article_number % 5 = 0 AND article_number % 20 <> 0`,
  )
  const document = documentArticles(test.store, { filter: nato, moves: false }, { ...followed, archive: named as ArchiveRange })
  expect(document?.articles).toHaveLength(520)
  // What is named from now on is smaller.
  for (const [, articles] of archivesOf(walk(test, nato))) expect(articles.length).toBeLessThanOrEqual(500)
})

test('what fits into the document to follow has no archive, and what an asker bounds himself neither', () => {
  using test = storeWith([feedOf('a')])
  store(test, 100)
  expect(walk(test, all).length).toBe(1)
  store(test, 400)
  expect(documentArticles(test.store, { filter: all, moves: false }, { ...followed, limit: 20, namedLimit: 20 })?.previous).toBeNull()
})

test.each([
  ['the whole stream', all, 1],
  ['a slice that few articles are in', nato, 20],
])('who walks back through %s meets each article, and no closed document has one twice', (_, filter, share) => {
  using test = storeWith([feedOf('a')])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 700 }), (more) => {
      store(test, more)
      const [first, ...closed] = walk(test, filter).map(idsOf)
      const met = new Set([...(first ?? []), ...closed.flat()])
      expect(met.size).toBe(Math.floor(test.store.articles.archives.newest() / share))
      expect(new Set(closed.flat()).size).toBe(closed.flat().length)
    }),
    { numRuns: 12 },
  )
})

test('what arrives while somebody walks back makes no gap, and changes no closed document', () => {
  using test = storeWith([feedOf('a')])
  store(test, 1040)
  const known = new Set(test.store.articles.archives.members(all, { from: 0, to: 2000 }, 2000))
  const before = archivesOf(walk(test, all))
  const during = walk(test, all, () => store(test, 37))
  const met = new Set(during.flatMap(idsOf))
  expect([...known].filter((id) => !met.has(id))).toEqual([])
  expect(before.length).toBeGreaterThan(5)
  for (const [archive, articles] of before) {
    expect(idsOf(documentArticles(test.store, { filter: all, moves: false }, { ...followed, archive }) as DocumentArticles)).toEqual(
      articles,
    )
  }
})

test('an article that is withdrawn is in no closed document any more, and moves no other', () => {
  using test = storeWith([feedOf('a')])
  store(test, 450)
  const archive = { from: 100, to: 199 }
  const before = documentArticles(test.store, { filter: all, moves: false }, { ...followed, archive })
  const [gone, ...rest] = idsOf(before as DocumentArticles)
  changeStore(test, `UPDATE articles SET withdrawn_at = 1 WHERE article_id = '${gone}'`)
  expect(idsOf(documentArticles(test.store, { filter: all, moves: false }, { ...followed, archive }) as DocumentArticles)).toEqual(rest)
})

test('what moves with time has no archive: its documents would not stay as they are', () => {
  using test = storeWith([feedOf('a')])
  store(test, 500)
  const archive = { from: 0, to: 99 }
  const documents = (moves: boolean) =>
    [followed, { ...followed, archive }].map((order) => documentArticles(test.store, { filter: all, moves }, order))
  expect(documents(true)).toMatchObject([{ previous: null, older: expect.anything() }, null])
  expect(documents(false)).toMatchObject([{ previous: expect.anything() }, { articles: expect.anything() }])
})
