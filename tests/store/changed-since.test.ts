import { expect, test } from 'vitest'
import type { Filter } from '#model/filter.ts'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { type EntryFields, entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const now = startOfTest
const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const all: Filter = { kind: 'all' }
const nato: Filter = { kind: 'tag', tag: 'topic', value: 'nato' }

/** One after the other, each a second later. */
function add(test: TestStore, ids: readonly string[], fields: EntryFields = {}, feed = 'a'): void {
  for (const [index, id] of ids.entries()) {
    const entry = entryOf({ guid: id, identity: `guid:${id}`, url: `https://${feed}.example/${id}`, title: id, contentHash: id, ...fields })
    ingest(test.store, [freshReading(feed, [entry])], terms, later(now, index))
  }
}

function titles(test: TestStore, filter: Filter, since: number, most = 100): string[] {
  return test.store.articles.changedSince(filter, since, most).articles.map(({ title }) => title)
}

function lastSeq(test: TestStore): number {
  return readRow<{ last_seq: number }>(test, 'SELECT last_seq FROM stores').last_seq
}

test('only what came or changed after it, of the slice alone, with the last change there is', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  add(test, ['one', 'two'])
  const since = lastSeq(test)
  expect(test.store.articles.changedSince(all, since, 100)).toEqual({ articles: [], upTo: since })
  add(test, ['three'], { tags: [sampleTag('topic', 'nato')] })
  add(test, ['four'], { tags: [{ ...sampleTag('topic', 'nato'), passing: true }] }, 'b')
  add(test, ['one'], { contentHash: 'another', title: 'one, corrected' })
  expect(titles(test, all, since).sort()).toEqual(['four', 'one, corrected', 'three'])
  expect(titles(test, nato, since)).toEqual(['three'])
  expect(titles(test, { kind: 'source', source: feedId('b') }, since)).toEqual(['four'])
  expect(test.store.articles.changedSince(nato, since, 100).upTo).toBe(lastSeq(test))
})

test('where there are more than asked for the newest in the store, in a page’s order, however old they say they are', () => {
  using test = storeWith([feedOf('a')])
  add(test, ['one', 'two', 'three'])
  add(test, ['late'], { publishedAt: later(now, -86_400 * 30), updatedAt: null })
  expect(titles(test, all, 0, 2)).toEqual(['three', 'late'])
})

test('what is hidden is not told, and what changed rules alone changed is no news', () => {
  using test = storeWith([feedOf('a')])
  add(test, ['one', 'two'])
  const since = lastSeq(test)
  changeStore(test, `UPDATE articles SET changed_seq = ${since + 5}`)
  changeStore(test, `INSERT INTO changes SELECT ${since + 5}, article_id, 'tags', 'retag', '', 0 FROM articles WHERE title = 'one'`)
  changeStore(test, `INSERT INTO changes SELECT ${since + 6}, article_id, 'changed', 'feed', '', 0 FROM articles WHERE title = 'two'`)
  expect(titles(test, all, since)).toEqual(['two'])
  changeStore(test, 'UPDATE articles SET withdrawn_at = 1')
  expect(titles(test, all, 0)).toEqual([])
})
