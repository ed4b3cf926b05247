import { expect, test } from 'vitest'
import type { TaggedEntry } from '#model/entry.ts'
import type { Filter } from '#model/filter.ts'
import { trustStored } from '#model/html.ts'
import { type ArticleId, type CanonicalUrl, feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import type { Tag } from '#model/tag.ts'
import { type OperatorStore, openStoreForOperator } from '#store/store.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { type EntryFields, entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const now = startOfTest
const soon = later(now, 60)
const all: Filter = { kind: 'all' }
const ofNato: Filter = { kind: 'tag', tag: 'topic', value: 'nato' }
const wholeSpan = { newerThan: null, olderThan: null, range: null }
const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }

const nato: Tag = {
  kind: 'topic',
  value: 'nato',
  score: 1,
  passing: false,
  evidence: [{ phrase: 'NATO', where: 'title', offset: 0, rule: 'NATO' }],
}
const passing: Tag = { ...nato, value: 'ukraine', passing: true }

/** An item of a feed; `story` is its address, which several feeds may have. */
function item(story: string, fields: EntryFields = {}): TaggedEntry {
  const url = `https://story.example/${story}`
  return entryOf({
    ...{ guid: story, identity: `guid:${story}`, rawHash: story, url, canonicalUrl: url as CanonicalUrl, title: `Title ${story}` },
    tags: [nato, passing],
    ...fields,
  })
}

function take(test: TestStore, feed: string, entries: readonly TaggedEntry[], at = now): void {
  ingest(test.store, [freshReading(feed, entries, '', at)], { everySeconds: null, bounds, network: watchNetwork() }, at)
}

function wish<T>(test: TestStore, what: (store: OperatorStore) => T): T {
  const store = openStoreForOperator(test.dataDir)
  try {
    return what(store)
  } finally {
    store.close()
  }
}

function withdrawSource(test: TestStore, feed: string, at = soon) {
  return wish(test, (store) => {
    store.withdrawSource(feedId(feed), 'asked to', at)
    return store.settleSource(feedId(feed), 'asked to', null, at)
  })
}

function restoreSource(test: TestStore, feed: string, at = later(soon, 60)) {
  return wish(test, (store) => {
    store.restoreSource(feedId(feed))
    return store.settleSource(feedId(feed), 'back', null, at)
  })
}

function shown({ store }: TestStore, filter = all) {
  return store.articles.page(filter, null, 100).articles
}

function titles(test: TestStore, filter = all): readonly string[] {
  return shown(test, filter).map(({ title }) => title)
}

function counted({ store }: TestStore): number {
  return store.articles.tagCounts().find(({ value }) => value === 'nato')?.articles ?? 0
}

function idOf(test: TestStore, story: string): ArticleId {
  return readRow<{ article_id: ArticleId }>(test, `SELECT article_id FROM entries WHERE guid = '${story}'`).article_id
}

function lastChange(test: TestStore) {
  return readRow(test, 'SELECT article_id AS article, kind, cause, because FROM changes ORDER BY seq DESC LIMIT 1')
}

function changeCount(test: TestStore): number {
  return readRow<{ changes: number }>(test, 'SELECT count(*) AS changes FROM changes').changes
}

test('what nobody knows is not found; an article is, by id, by the id it has in feeds, by its address', () => {
  using test = storeWith([feedOf('a')])
  take(test, 'a', [item('1', { guid: 'urn:x:1' })])
  const [article] = shown(test)
  if (article === undefined) throw new Error('nothing is shown')
  const find = (text: string, canonical: string | null = null) => wish(test, (store) => store.find(text, canonical))
  expect(find('')).toEqual([])
  expect(find('nobody', 'https://story.example/2')).toEqual([])
  expect([find(article.id), find(article.publicId), find('x', 'https://story.example/1')]).toEqual([
    [article.id],
    [article.id],
    [article.id],
  ])
})

test('an article that is withdrawn is in no page, slice or count, and its reason is known', () => {
  using test = storeWith([feedOf('a')])
  take(test, 'a', [item('1'), item('2')])
  const article = idOf(test, '1')
  expect(wish(test, (store) => store.withdraw(article, 'asked to', soon))).toBe('done')
  for (const filter of [all, ofNato, { kind: 'source', source: feedId('a') } as const]) expect(titles(test, filter)).toEqual(['Title 2'])
  expect([counted(test), test.store.articles.count(), test.store.articles.find(article)]).toEqual([1, 1, null])
  expect(test.store.withdrawals.ofArticle(article)).toEqual({ at: soon, because: 'asked to' })
  expect(lastChange(test)).toEqual({ article, kind: 'withdrawn', cause: 'operator', because: 'asked to' })
  expect(wish(test, (store) => store.withdraw(article, 'again', soon))).toBe('unchanged')
})

test('its feed shows it again, changed, and it is retagged: it stays withdrawn, and nobody hears of it', () => {
  using test = storeWith([feedOf('a')])
  take(test, 'a', [item('1'), item('2')])
  const article = idOf(test, '1')
  wish(test, (store) => store.withdraw(article, 'asked to', soon))
  const before = changeCount(test)
  take(
    test,
    'a',
    [item('1', { rawHash: 'new', contentHash: 'new', title: 'Changed', tags: [{ ...nato, value: 'grain' }] })],
    later(soon, 9),
  )
  const stored = test.store.retagging.nextDue('other rules', 10).find(({ id }) => id === article)
  if (stored === undefined) throw new Error('it is not due')
  test.store.transaction(() =>
    test.store.retagging.retag({ ...stored, tags: [nato, { ...nato, value: 'trade' }] }, 'other rules', later(soon, 20)),
  )
  expect(titles(test)).toEqual(['Title 2'])
  expect([counted(test), changeCount(test)]).toEqual([1, before])
  expect(test.store.articles.tagCounts().map(({ value }) => value)).toEqual(['nato'])
  // The form it has by now is shown when it comes back.
  expect(wish(test, (store) => store.restore(article, 'back', later(soon, 30)))).toBe('done')
  expect(titles(test).toSorted()).toEqual(['Changed', 'Title 2'])
  expect(test.store.articles.tagCounts()).toMatchObject([
    { value: 'nato', articles: 2 },
    { value: 'trade', articles: 1 },
  ])
  expect(lastChange(test)).toMatchObject({ article, kind: 'restored', cause: 'operator', because: 'back' })
  expect(test.store.withdrawals.ofArticle(article)).toBeNull()
})

test('what is not withdrawn cannot come back', () => {
  using test = storeWith([feedOf('a')])
  take(test, 'a', [item('1')])
  const before = changeCount(test)
  expect(wish(test, (store) => store.restore(idOf(test, '1'), 'back', soon))).toBe('unchanged')
  expect(changeCount(test)).toBe(before)
})

test('a source goes with all that no other source shows, old and new, and is in no list', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  take(test, 'a', [item('1'), item('2')])
  take(test, 'b', [item('3')])
  expect(withdrawSource(test, 'a')).toEqual({ articles: 2, stayed: 0, next: null })
  const before = changeCount(test)
  take(test, 'a', [item('4')], later(soon, 9))
  expect(titles(test)).toEqual(['Title 3'])
  expect([counted(test), test.store.articles.count(), changeCount(test)]).toEqual([1, 1, before])
  expect(test.store.feeds.sources().map(({ id }) => id)).toEqual(['b'])
  expect(test.store.withdrawals.ofSource(feedId('a'))).toEqual({ at: soon, because: 'asked to' })
  expect(test.store.withdrawals.ofArticle(idOf(test, '4'))).toEqual({ at: later(soon, 9), because: 'asked to' })
})

test('a source that comes back shows all of it, what came meanwhile too', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  take(test, 'a', [item('1'), item('2')])
  withdrawSource(test, 'a')
  take(test, 'a', [item('4')], later(soon, 9))
  expect(restoreSource(test, 'a')).toEqual({ articles: 3, stayed: 0, next: null })
  expect(titles(test).toSorted()).toEqual(['Title 1', 'Title 2', 'Title 4'])
  expect([counted(test), test.store.articles.count()]).toEqual([3, 3])
  expect(readRow(test, `SELECT count(*) AS new FROM changes WHERE kind = 'new' AND cause = 'operator'`)).toEqual({ new: 1 })
  expect(test.store.retagging.nextDue('rules', 10)).toHaveLength(3)
  expect(test.store.withdrawals.ofSource(feedId('a'))).toBeNull()
})

test('from the moment a source is withdrawn nothing of it is shown, before a single article is hidden', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  take(test, 'a', [item('1'), item('shared')])
  take(test, 'b', [item('shared'), item('3')])
  wish(test, (store) => store.withdrawSource(feedId('a'), 'asked to', soon))
  expect(titles(test)).toEqual(['Title 3'])
  expect(test.store.articles.find(idOf(test, '1'))).toBeNull()
  expect(test.store.articles.list([idOf(test, '1'), idOf(test, '3')]).articles.map(({ title }) => title)).toEqual(['Title 3'])
})

test('what another source has too stays, with that one’s words as soon as it is read again', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  const text = trustStored('<p>The words of a.</p>')
  const details = { authors: [{ name: 'Ada', url: null }], contributors: [], rights: '© a', license: null, media: [] }
  take(test, 'a', [item('shared', { content: text, text: 'The words of a.', summary: 'The words of a.', author: 'Ada', details })])
  take(test, 'b', [item('shared', { title: 'As b has it' })])
  expect(shown(test)).toMatchObject([{ title: 'Title shared', text: 'The words of a.' }])
  changeStore(test, `UPDATE feed_health SET etag = '"1"', recent_hashes = '["shared"]', lease = 'held'`)
  expect(withdrawSource(test, 'a')).toEqual({ articles: 0, stayed: 1, next: null })
  expect(shown(test)).toMatchObject([
    { title: 'As b has it', text: '', content: '', summary: '', author: null, details: { authors: [], rights: null } },
  ])
  expect(shown(test)[0]?.sources.map(({ id }) => id)).toEqual(['b'])
  expect(lastChange(test)).toMatchObject({ kind: 'changed', cause: 'operator' })
  expect(readRow(test, `SELECT etag, recent_hashes, lease FROM feed_health WHERE feed_id = 'b'`)).toEqual({
    etag: null,
    recent_hashes: '[]',
    lease: null,
  })
  expect(readRow(test, `SELECT etag FROM feed_health WHERE feed_id = 'a'`)).toEqual({ etag: '"1"' })
  take(test, 'b', [item('shared', { title: 'As b has it', text: 'The words of b.' })], later(soon, 9))
  expect(shown(test)).toMatchObject([{ title: 'As b has it', text: 'The words of b.' }])
  // What a says of it meanwhile is not shown.
  take(
    test,
    'a',
    [item('shared', { rawHash: 'r', contentHash: 'c', title: 'a again', text: 'A much longer text of a, which would take over.' })],
    later(soon, 20),
  )
  expect(shown(test)).toMatchObject([{ title: 'As b has it' }])
  restoreSource(test, 'a')
  expect(shown(test)[0]?.sources.map(({ id }) => id)).toEqual(['b', 'a'])
})

test('an article that went with its source comes back by another that shows it, in that one’s words', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  take(test, 'a', [item('shared', { text: 'The words of a.' })])
  withdrawSource(test, 'a')
  take(test, 'b', [item('shared', { title: 'As b has it', text: 'b.' })], later(soon, 9))
  expect(shown(test)).toMatchObject([{ title: 'As b has it', text: 'b.' }])
  expect(shown(test)[0]?.sources.map(({ id }) => id)).toEqual(['b'])
  expect([counted(test), test.store.articles.count()]).toEqual([1, 1])
})

test('an article that was withdrawn itself stays away whoever shows it and whatever becomes of its source', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  take(test, 'a', [item('shared')])
  const article = idOf(test, 'shared')
  withdrawSource(test, 'a')
  expect(wish(test, (store) => store.withdraw(article, 'itself', later(soon, 5)))).toBe('done')
  take(test, 'b', [item('shared')], later(soon, 9))
  restoreSource(test, 'a')
  expect(titles(test)).toEqual([])
  expect(wish(test, (store) => store.restore(article, 'back', later(soon, 90)))).toBe('done')
  expect(titles(test)).toEqual(['Title shared'])
  expect(counted(test)).toBe(1)
})

test('an article does not come back before its source', () => {
  using test = storeWith([feedOf('a')])
  take(test, 'a', [item('1')])
  const article = idOf(test, '1')
  wish(test, (store) => store.withdraw(article, 'itself', soon))
  withdrawSource(test, 'a')
  expect(wish(test, (store) => store.restore(article, 'back', later(soon, 9)))).toBe('with-source')
  expect(titles(test)).toEqual([])
  restoreSource(test, 'a')
  expect(titles(test)).toEqual(['Title 1'])
})

test('an article of two withdrawn sources comes back with the first of them, in its words', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  take(test, 'a', [item('shared', { text: 'The words of a.' })])
  take(test, 'b', [item('shared', { title: 'As b has it' })])
  withdrawSource(test, 'a')
  withdrawSource(test, 'b', later(soon, 5))
  expect(titles(test)).toEqual([])
  restoreSource(test, 'b', later(soon, 9))
  expect(shown(test)).toMatchObject([{ title: 'As b has it' }])
  expect(shown(test)[0]?.sources.map(({ id }) => id)).toEqual(['b'])
})

test('a large source goes in steps, each short, and nothing is left over or counted twice', () => {
  using test = storeWith([feedOf('a')])
  take(
    test,
    'a',
    Array.from({ length: 1_203 }, (_, index) => item(`s${index}`, { publishedAt: instant(now - (index % 7) * 1000) })),
  )
  const steps = wish(test, (store) => {
    store.withdrawSource(feedId('a'), 'asked to', soon)
    const first = store.settleSource(feedId('a'), 'asked to', null, soon)
    const second = store.settleSource(feedId('a'), 'asked to', first.next, soon)
    return [first, second, store.settleSource(feedId('a'), 'asked to', second.next, soon)]
  })
  expect(steps.map(({ articles }) => articles)).toEqual([500, 500, 203])
  expect(steps.map(({ next }) => next === null)).toEqual([false, false, true])
  expect([counted(test), test.store.articles.count()]).toEqual([0, 0])
  // Stopped half-way and called again, it does the rest.
  expect(withdrawSource(test, 'a')).toEqual({ articles: 0, stayed: 0, next: null })
})

test('what is told of a slice: what was shown in it and is withdrawn since then, in the span of the page', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  take(
    test,
    'a',
    ['1', '2', '3'].map((story) => item(story, { publishedAt: instant(now - Number(story) * 60_000), tags: story === '3' ? [] : [nato] })),
  )
  const [one, two, three] = ['1', '2', '3'].map((story) => idOf(test, story)) as [ArticleId, ArticleId, ArticleId]
  wish(test, (store) => {
    store.withdraw(one, 'first', soon)
    store.withdraw(three, 'later', later(soon, 60))
  })
  withdrawSource(test, 'b')
  take(test, 'b', [item('unseen')], later(soon, 9))
  const told = (filter: Filter, span = wholeSpan as Parameters<typeof test.store.withdrawals.inSlice>[1], since = now, most = 10) =>
    test.store.withdrawals.inSlice(filter, span, since, most).map(({ because }) => because)
  expect(told(all)).toEqual(['later', 'first'])
  expect(told(all, wholeSpan, now, 1)).toEqual(['later'])
  expect(told(all, wholeSpan, later(soon, 1))).toEqual(['later'])
  expect(told(ofNato)).toEqual(['first'])
  expect(told({ kind: 'source', source: feedId('a') })).toEqual(['later', 'first'])
  const numbered = (from: number, to: number) => told(all, { ...wholeSpan, range: { from, to } })
  expect([numbered(1, 1), numbered(2, 2), numbered(3, 9)]).toEqual([['first'], [], ['later']])
  const place = { sortAt: now - 120_000, id: two }
  expect(told(all, { newerThan: place, olderThan: null, range: null })).toEqual(['first'])
  expect(told(all, { newerThan: null, olderThan: place, range: null })).toEqual(['later'])
})

test('words of a withdrawn article find nothing, and those of another source find what is its by now', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  const found = (words: string) => titles(test, { kind: 'text', within: 'all', words, prefix: false })
  take(test, 'a', [item('1', { text: 'An otter.' }), item('shared', { text: 'A heron.' })])
  take(test, 'b', [item('shared', { title: 'As b has it' })])
  wish(test, (store) => store.withdraw(idOf(test, '1'), 'asked to', soon))
  expect([found('otter'), found('heron')]).toEqual([[], ['Title shared']])
  const inWords: Filter = { kind: 'text', within: 'all', words: 'otter', prefix: false }
  expect(test.store.withdrawals.inSlice(inWords, wholeSpan, now, 10)).toHaveLength(1)
  withdrawSource(test, 'a')
  expect([found('heron'), found('as b has it')]).toEqual([[], ['As b has it']])
  wish(test, (store) => store.restore(idOf(test, '1'), 'back', later(soon, 60)))
  expect(found('otter')).toEqual([])
  restoreSource(test, 'a')
  expect(found('otter')).toEqual(['Title 1'])
})

test('what is under a policy is under it in every way out of the store, what hubs are sent included', () => {
  using test = storeWith([feedOf('a', { publish: { content: 'excerpt', rights: null, credit: null } })])
  take(test, 'a', [item('1', { text: 'The whole text.', content: trustStored('<p>The whole text.</p>') })])
  const id = idOf(test, '1')
  const { articles } = test.store
  const ways = [
    ...articles.page(all, null, 9).articles,
    ...articles.list([id]).articles,
    ...articles.changedSince(all, 0, 9).articles,
    articles.find(id),
  ]
  expect(ways).toHaveLength(4)
  for (const article of ways) expect(article).toMatchObject({ text: '', content: '', summary: 'Some text.' })
})
