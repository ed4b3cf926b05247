/** Which commits touch a feed document. A document that is rendered anew comes back; one that is not is `same`. */
import { expect, test } from 'vitest'
import type { SliceName } from '#model/filter.ts'
import { feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import { openStoreForOperator } from '#store/store.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { type ReadStore, startReadStore } from '#tests/support/read-store.ts'
import { startOfTest } from '#tests/support/store.ts'
import { until } from '#tests/support/until.ts'
import type { FeedOrder } from '#workers/feed-documents.ts'
import type { FeedDocument } from '#workers/readers.ts'

const file = {
  feeds: [
    { url: 'https://a.example/feed.xml', id: 'a' },
    { url: 'https://b.example/feed.xml', id: 'b' },
  ],
}
const nato = { tags: [sampleTag('topic', 'nato')] }
const cyber = { tags: [sampleTag('topic', 'cyber')] }

function order(slice: SliceName, changes: Partial<FeedOrder> = {}): FeedOrder {
  return {
    ...{ slice, format: 'atom', q: '', content: 'full', archive: null, start: null, limit: 3, namedLimit: null },
    ...{ publicUrl: 'https://news.example', calledAt: null },
    ...changes,
  }
}

const whole = order({ kind: null, id: '' })
const onNato = order({ kind: 'topics', id: 'nato' })

/** Feed a shows 1 to 5, odd ones on NATO, even ones on cyber. */
async function given(): Promise<ReadStore> {
  const test = await startReadStore(file)
  test.show(
    'a',
    [1, 2, 3, 4, 5].map((n) => ({ n, ...(n % 2 === 1 ? nato : cyber) })),
  )
  return test
}

async function documentOf(test: ReadStore, asked: FeedOrder): Promise<FeedDocument> {
  const document = await test.readers.feed(asked)
  if (document === null) throw new Error('no such slice')
  return document
}

async function isTouched(document: FeedDocument): Promise<boolean> {
  return (await document.renew()) !== 'same'
}

/** What it says now, whether or not it says that it is the same. */
async function textNow(test: ReadStore, asked: FeedOrder): Promise<string> {
  return Buffer.from((await documentOf(test, asked)).body).toString()
}

test('a slice that feeds.json no longer defines is no document any more', async () => {
  await using test = await startReadStore({ ...file, topics: [{ id: 'tea', phrases: ['tea'] }] })
  const document = await documentOf(test, order({ kind: 'topics', id: 'tea' }))
  test.takeUp(file)
  expect(await document.renew()).toBeNull()
})

test('commits that concern no article touch nothing', async () => {
  await using test = await given()
  const documents = [await documentOf(test, whole), await documentOf(test, onNato)]
  changeStore(test, `UPDATE feed_health SET next_reason = 'another', last_attempt_at = 5`)
  changeStore(test, `INSERT INTO sources (feed_id, stated_updated_at) VALUES ('a', 12345)`)
  for (const document of documents) expect(await isTouched(document)).toBe(false)
})

test('a new article touches the slices it falls into, and no other', async () => {
  await using test = await given()
  const [all, on, other] = [
    await documentOf(test, whole),
    await documentOf(test, onNato),
    await documentOf(test, order({ kind: 'topics', id: 'cyber' })),
  ]
  test.show('a', [{ n: 6, ...nato }])
  expect([await isTouched(all), await isTouched(on), await isTouched(other)]).toEqual([true, true, false])
})

test('what was looked at once is not looked at again', async () => {
  await using test = await given()
  const other = await documentOf(test, order({ kind: 'topics', id: 'cyber' }))
  test.show('a', [{ n: 6, ...nato }])
  expect(await other.renew()).toBe('same')
  // As many changes as are not looked at one by one lie before the mark.
  changeStore(
    test,
    `INSERT INTO changes (seq, article_id, kind, cause, because, at) SELECT value + (SELECT max(seq) FROM changes), article_id, 'tags', 'retag', '', 0
     FROM json_each('[${Array.from({ length: 900 }, (_, index) => index + 1)}]'), (SELECT article_id FROM articles WHERE title = 'Story 6')`,
  )
  expect(await other.renew()).toBe('same')
  changeStore(
    test,
    `INSERT INTO changes (seq, article_id, kind, cause, because, at) SELECT value + (SELECT max(seq) FROM changes), article_id, 'tags', 'retag', '', 0
     FROM json_each('[${Array.from({ length: 900 }, (_, index) => index + 1)}]'), (SELECT article_id FROM articles WHERE title = 'Story 6')`,
  )
  expect(await other.renew()).toBe('same')
})

test('more changes than are looked at one by one touch every document', async () => {
  await using test = await given()
  const other = await documentOf(test, order({ kind: 'topics', id: 'cyber' }))
  test.show(
    'a',
    Array.from({ length: 1001 }, (_, index) => ({ n: 10 + index, ...nato })),
  )
  expect(await isTouched(other)).toBe(true)
})

test.each([
  {
    what: 'an article that is shown gets another text',
    change: (test: ReadStore) => test.show('a', [{ n: 5, title: 'Changed', ...nato }]),
  },
  {
    what: 'an article that is shown is shown by one more feed',
    change: (test: ReadStore) => test.show('b', [{ n: 5, as: 'a.example/5', ...nato }]),
  },
  { what: 'an article that is shown loses its tag', change: (test: ReadStore) => test.show('a', [{ n: 5, title: 'Changed', ...cyber }]) },
  { what: 'an article that is not shown gets the tag', change: (test: ReadStore) => test.show('a', [{ n: 4, title: 'Changed', ...nato }]) },
  {
    what: 'a feed is called otherwise',
    change: (test: ReadStore) => changeStore(test, `INSERT INTO sources (feed_id, title) VALUES ('a', 'Another name')`),
  },
  { what: 'feeds.json is changed', change: (test: ReadStore) => test.takeUp({ ...file, output: { title: 'Another' } }) },
])('a document is touched where $what', async ({ change }) => {
  await using test = await given()
  const before = await textNow(test, onNato)
  const document = await documentOf(test, onNato)
  change(test)
  const renewed = await document.renew()
  expect(renewed).not.toBe('same')
  const after = await textNow(test, onNato)
  expect(after).not.toBe(before)
  expect(Buffer.from((renewed as FeedDocument).body).toString()).toBe(after)
})

test('a source that is withdrawn leaves every document at once, also where the articles stay, and stands in them again when it comes back', async () => {
  await using test = await given()
  test.show('b', [{ n: 5, as: 'a.example/5', ...nato }])
  const asked = { ...onNato, format: 'json' } as const
  const operator = openStoreForOperator(test.dataDir)
  try {
    const shown = await documentOf(test, asked)
    expect(Buffer.from(shown.body).toString()).toContain('"id": "b"')
    operator.withdrawSource(feedId('b'), 'test', startOfTest)
    const without = (await shown.renew()) as FeedDocument
    expect(Buffer.from(without.body).toString()).not.toContain('"id": "b"')
    operator.restoreSource(feedId('b'))
    const again = (await without.renew()) as FeedDocument
    expect(Buffer.from(again.body).toString()).toContain('"id": "b"')
    operator.withdrawSource(feedId('a'), 'test', startOfTest)
    // Its articles are hidden, or led by others, step by step; until then nothing of them is shown.
    expect(await again.renew()).not.toBe('same')
    expect(await textNow(test, asked)).not.toContain('"id": "a"')
  } finally {
    operator.close()
  }
})

test.each([
  { what: 'its own slice', asked: order({ kind: 'publishers', id: 'b-example' }), block: [], leaves: false },
  { what: 'a query', asked: { ...whole, q: 'publisher:b-example OR title:nothing' }, block: [], leaves: false },
  { what: 'a rule', asked: onNato, block: ['publisher:b.example'], leaves: true },
])(
  'a document of a publisher is touched where a feed comes to it or leaves it by its site alone: $what',
  async ({ asked, block, leaves }) => {
    await using test = await given()
    test.takeUp({ ...file, output: { block } })
    const say = (site: string) => changeStore(test, `INSERT OR REPLACE INTO sources (feed_id, site_url) VALUES ('a', '${site}')`)
    say(leaves ? 'https://www.b.example/world' : 'https://a.example/')
    const document = await documentOf(test, asked)
    expect(Buffer.from(document.body).toString()).not.toContain('Story 5')
    say(leaves ? 'https://a.example/' : 'https://www.b.example/world')
    expect(await isTouched(document)).toBe(true)
    expect(await textNow(test, asked)).toContain('Story 5')
  },
)

test('what was withdrawn is told until thirty days are over, by a document that nothing else changes', async () => {
  await using test = await given()
  const [newest] = test.store.articles.page({ kind: 'all' }, null, 1).articles
  if (newest === undefined) throw new Error('there is an article')
  const gone = instant(Date.now() - 30 * 86_400_000 + 2000)
  const operator = openStoreForOperator(test.dataDir)
  operator.withdraw(newest.id, 'asked to', gone)
  operator.close()
  const documents = [await documentOf(test, whole), await documentOf(test, { ...whole, format: 'json' })]
  expect(Buffer.from(documents[0]?.body ?? []).toString()).toContain('at:deleted-entry')
  expect(documents.map(({ goodUntil }) => goodUntil)).toEqual([gone + 30 * 86_400_000 + 1, gone + 30 * 86_400_000 + 1])
  const [document] = documents
  if (document === undefined) throw new Error('there is a document')
  await until(async () => isTouched(document))
  expect(await textNow(test, whole)).not.toContain('at:deleted-entry')
})

test('a document is touched where a source that shows an article too is withdrawn, and where it comes back', async () => {
  await using test = await given()
  test.show('b', [{ n: 5, as: 'a.example/5', ...nato }])
  const operator = openStoreForOperator(test.dataDir)
  for (const wish of ['withdrawSource', 'restoreSource'] as const) {
    const document = await documentOf(test, onNato)
    operator[wish](feedId('b'), 'they asked', startOfTest)
    expect(await isTouched(document)).toBe(true)
    expect((await textNow(test, onNato)).includes('term="b"')).toBe(wish === 'restoreSource')
  }
  operator.close()
})

test('a page of old articles is not touched by new ones, nor a first page by old ones unless it stands for all that is in no archive', async () => {
  await using test = await given()
  const found = test.store.articles.page({ kind: 'all' }, null, 3)
  if (found.older === null) throw new Error('there is a second page')
  const [first, second] = [await documentOf(test, whole), await documentOf(test, { ...whole, start: { before: found.older } })]
  test.show('a', [{ n: 9 }])
  expect([await isTouched(first), await isTouched(second)]).toEqual([true, false])
  const [followed, bounded] = [await documentOf(test, whole), await documentOf(test, { ...whole, namedLimit: 3 })]
  test.show('b', [{ n: 0, publishedAt: later(startOfTest, 30) }])
  expect([await isTouched(followed), await isTouched(bounded), await isTouched(second)]).toEqual([true, false, true])
})

test('a page that is read upward is touched by what stands in it alone', async () => {
  await using test = await given()
  const [newest, , third, , oldest] = test.store.articles.page({ kind: 'all' }, null, 5).articles
  if (newest === undefined || third === undefined || oldest === undefined) throw new Error('five articles')
  const upFrom = async ({ sortAt, id }: typeof oldest) => documentOf(test, { ...whole, start: { after: { sortAt, id } } })
  const [full, open] = [await upFrom(oldest), await upFrom(third)]
  test.show('a', [{ n: 9 }])
  expect([await isTouched(full), await isTouched(open)]).toEqual([false, true])
  test.show('b', [{ n: 0, publishedAt: later(startOfTest, 30) }])
  expect(await isTouched(full)).toBe(false)
})

test('the last page but one is touched when there is no page after it any more', async () => {
  await using test = await given()
  const document = await documentOf(test, { ...onNato, limit: 2 })
  expect(Buffer.from(document.body).toString()).toContain('rel="next"')
  test.show('a', [{ n: 1, title: 'Changed', ...cyber }])
  expect(await isTouched(document)).toBe(true)
  expect(await textNow(test, { ...onNato, limit: 2 })).not.toContain('rel="next"')
})

test('an empty slice is touched by its first article', async () => {
  await using test = await startReadStore(file)
  const documents = [
    await documentOf(test, whole),
    await documentOf(test, onNato),
    await documentOf(test, order({ kind: 'sources', id: 'b' })),
  ]
  expect(await Promise.all(documents.map(isTouched))).toEqual([false, false, false])
  test.show('b', [{ n: 1, ...nato }])
  expect(await Promise.all(documents.map(isTouched))).toEqual([true, true, true])
})

test('a closed document is touched by what happens to the articles stored by then, and by nothing that comes later', async () => {
  await using test = await given()
  test.show(
    'a',
    Array.from({ length: 120 }, (_, index) => ({ n: 100 + index })),
  )
  const closed = await documentOf(test, { ...whole, archive: { from: 0, to: 99 } })
  test.show('a', [{ n: 999 }])
  expect(await isTouched(closed)).toBe(false)
  test.show('a', [{ n: 5, title: 'Changed', ...nato }])
  expect(await isTouched(closed)).toBe(true)
})
