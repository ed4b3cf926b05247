import { expect, test } from 'vitest'
import type { Category } from '#model/entry.ts'
import type { ArticleId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import type { Tag } from '#model/tag.ts'
import type { StoredArticle } from '#store/retagging.ts'
import { openStoreForOperator, openStoreReadOnly, type StoreWriter } from '#store/store.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const now = startOfTest
const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const nato = sampleTag('topic', 'nato')
const ukraine = sampleTag('topic', 'ukraine')
const inPassing: Tag = { ...sampleTag('country', 'FR'), passing: true, score: 0.1 }

/** Articles of a feed, by title, tagged with these under the rules `old`. */
function store(test: TestStore, titles: readonly string[], tags: readonly Tag[] = [nato], feed = 'a') {
  const entries = titles.map((title) =>
    entryOf({
      guid: title,
      identity: `guid:${title}`,
      url: `https://outlet.example/${title}`,
      title,
      rawHash: title,
      contentHash: title,
      tags,
    }),
  )
  ingest(test.store, [{ ...freshReading(feed, entries), rulesVersion: 'old' }], terms, now)
}

function due({ store }: TestStore, version = 'new'): StoredArticle[] {
  return store.retagging.nextDue(version, 100)
}

function retag({ store }: TestStore, article: StoredArticle, tags: readonly Tag[], at = later(now, 60)) {
  return store.transaction(() => store.retagging.retag({ ...article, tags }, 'new', at))
}

function countOf({ store }: TestStore, value: string): number {
  return store.articles.tagCounts().find((count) => count.value === value)?.articles ?? 0
}

function titlesOf(store: Pick<StoreWriter, 'articles'>, value: string): string[] {
  return store.articles.summaries({ kind: 'tag', tag: 'topic', value }, null, 10).articles.map(({ title }) => title)
}

test('tags for an article that was changed meanwhile, or is not there, are left aside, and it stays due', () => {
  using test = storeWith([feedOf('a')])
  store(test, ['one'])
  const [article] = due(test)
  if (article === undefined) throw new Error('nothing is due')
  expect(retag(test, { ...article, seq: article.seq - 1 }, [ukraine])).toBe(null)
  expect(retag(test, { ...article, id: 'nowhere' as ArticleId }, [ukraine])).toBe(null)
  expect(titlesOf(test.store, 'nato')).toEqual(['one'])
  expect(due(test)).toHaveLength(1)
})

test('what is gained and lost shows in tags, slices and counts, with a change of its own', () => {
  using test = storeWith([feedOf('a')])
  store(test, ['one', 'two'])
  const [two, one] = due(test)
  if (one === undefined || two === undefined) throw new Error('nothing is due')
  expect(two.title).toBe('two')
  expect(retag(test, two, [ukraine])).toEqual([
    { kind: 'topic', value: 'ukraine', by: 1 },
    { kind: 'topic', value: 'nato', by: -1 },
  ])
  expect([titlesOf(test.store, 'nato'), titlesOf(test.store, 'ukraine')]).toEqual([['one'], ['two']])
  expect([countOf(test, 'nato'), countOf(test, 'ukraine')]).toEqual([1, 1])
  expect(due(test).map(({ title }) => title)).toEqual(['one'])
  expect(readRow(test, 'SELECT kind, cause, because, article_id FROM changes ORDER BY seq DESC')).toEqual({
    kind: 'tags',
    cause: 'retag',
    because: 'the rules were changed',
    article_id: two.id,
  })
  expect(readRow(test, 'SELECT changed_seq = (SELECT max(seq) FROM changes) AS last FROM articles ORDER BY changed_seq DESC')).toEqual({
    last: 1,
  })
})

test('an article whose tags stay is settled without a change, and a second time nothing is due', () => {
  using test = storeWith([feedOf('a')])
  store(test, ['one'])
  const [article] = due(test)
  if (article === undefined) throw new Error('nothing is due')
  expect(retag(test, article, [nato])).toEqual([])
  expect(due(test)).toEqual([])
  expect(readRow(test, 'SELECT count(*) AS changes FROM changes')).toEqual({ changes: 1 })
  expect(retag(test, article, [nato])).toEqual([])
  expect(countOf(test, 'nato')).toBe(1)
})

test('another score and other evidence are written down, and nobody is told', () => {
  using test = storeWith([feedOf('a')])
  store(test, ['one'])
  const [article] = due(test)
  if (article === undefined) throw new Error('nothing is due')
  const other: Tag = { ...nato, score: 0.5, evidence: [{ phrase: 'Nato', where: 'body', offset: 3, rule: 'nato*' }] }
  expect(retag(test, article, [other])).toEqual([])
  expect(test.store.articles.page({ kind: 'all' }, null, 1).articles[0]?.tags).toEqual([other])
  expect(readRow(test, 'SELECT count(*) AS changes FROM changes')).toEqual({ changes: 1 })
})

test('a tag that turns to one in passing leaves slice and count; the other way it comes', () => {
  using test = storeWith([feedOf('a')])
  store(test, ['one'], [nato, inPassing])
  const [article] = due(test)
  if (article === undefined) throw new Error('nothing is due')
  expect(
    retag(test, article, [
      { ...nato, passing: true },
      { ...inPassing, passing: false },
    ]),
  ).toEqual([
    { kind: 'country', value: 'FR', by: 1 },
    { kind: 'topic', value: 'nato', by: -1 },
  ])
  expect([countOf(test, 'nato'), countOf(test, 'FR'), titlesOf(test.store, 'nato')]).toEqual([0, 1, []])
})

test('hidden articles are due like the others, and are not counted', () => {
  using test = storeWith([feedOf('a')])
  store(test, ['one', 'two'])
  const operator = openStoreForOperator(test.dataDir)
  operator.withdraw(
    test.store.articles.page({ kind: 'all' }, null, 9).articles.find(({ title }) => title === 'one')?.id as ArticleId,
    'asked to',
    now,
  )
  operator.close()
  expect(countOf(test, 'nato')).toBe(1)
  for (const article of due(test)) retag(test, article, [ukraine])
  expect(due(test)).toEqual([])
  expect([countOf(test, 'nato'), countOf(test, 'ukraine')]).toEqual([0, 1])
  expect(titlesOf(test.store, 'ukraine')).toEqual(['two'])
})

test('the newest of all versions but the one in force come first', () => {
  using test = storeWith([feedOf('a')])
  store(test, ['one', 'two', 'three', 'four'])
  changeStore(test, `UPDATE articles SET rules_version = 'older' WHERE title IN ('one', 'three')`)
  changeStore(test, `UPDATE articles SET rules_version = 'new' WHERE title = 'two'`)
  expect(due(test).map(({ title }) => title)).toEqual(['four', 'three', 'one'])
  expect(test.store.retagging.nextDue('new', 2).map(({ title }) => title)).toEqual(['four', 'three'])
  expect(test.store.retagging.due()).toBe(0)
  test.store.retagging.putInForce('new')
  expect(test.store.retagging.due()).toBe(3)
})

test('an article carries what all its feeds say of theirs, once each, and what was read of it', () => {
  using test = storeWith([feedOf('a', { topics: ['nato'], regions: ['europe'] }), feedOf('b', { topics: ['ukraine', 'nato'] })])
  const categories: readonly Category[] = [{ term: 'World', scheme: null, label: null }]
  const entry = entryOf({ canonicalUrl: 'https://outlet.example/1' as never, categories, language: 'en', text: 'Some text.' })
  for (const feed of ['a', 'b']) ingest(test.store, [{ ...freshReading(feed, [entry]), rulesVersion: 'old' }], terms, now)
  expect(due(test)).toMatchObject([
    { title: 'A title', text: 'Some text.', categories, language: 'en', feedTopics: ['nato', 'ukraine'], feedRegions: ['europe'] },
  ])
})

test('other topics or regions of a feed make its articles due, and those of no other; another title does not', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  store(test, ['one'], [nato], 'a')
  store(test, ['two'], [nato], 'b')
  changeStore(test, `UPDATE articles SET rules_version = 'new'`)
  test.takeUp([feedOf('a', { title: 'Another' }), feedOf('b')])
  expect(due(test)).toEqual([])
  test.takeUp([feedOf('a', { title: 'Another', regions: ['europe'] }), feedOf('b')])
  expect(due(test).map(({ title, feedRegions }) => ({ title, feedRegions }))).toEqual([{ title: 'one', feedRegions: ['europe'] }])
})

test('a feed that is taken out keeps its word on the articles that stay', () => {
  using test = storeWith([feedOf('a', { topics: ['nato'] })])
  store(test, ['one'])
  test.takeUp([])
  expect(due(test)).toMatchObject([{ feedTopics: ['nato'] }])
})

test('all are due where that is asked for', () => {
  using test = storeWith([feedOf('a')])
  store(test, ['one', 'two'])
  for (const article of due(test)) retag(test, article, [nato])
  test.store.retagging.putInForce('new')
  expect(test.store.retagging.due()).toBe(0)
  test.store.transaction(() => test.store.retagging.dueAll())
  expect(test.store.retagging.due()).toBe(2)
})

test('the articles of some days come newest first, page by page, without hidden and older ones', () => {
  using test = storeWith([feedOf('a')])
  const at = (hours: number) => later(now, -hours * 3600)
  const entries = [1, 2, 3, 30].map((hours) =>
    entryOf({
      guid: `${hours}`,
      identity: `guid:${hours}`,
      title: `${hours}`,
      publishedAt: at(hours),
      rawHash: `${hours}`,
      contentHash: `${hours}`,
    }),
  )
  ingest(test.store, [freshReading('a', entries)], terms, now)
  changeStore(test, `UPDATE articles SET withdrawn_at = 1 WHERE title = '2'`)
  const beside = openStoreReadOnly(test.dataDir)
  const [first] = beside.retagging.since(at(24), null, 1)
  if (first === undefined) throw new Error('nothing is there')
  const rest = beside.retagging.since(instant(at(24)), { sortAt: first.sortAt, id: first.id }, 10)
  expect([first, ...rest].map(({ title }) => title)).toEqual(['1', '3'])
  expect(beside.retagging.countSince(at(24))).toBe(2)
  beside.close()
})
