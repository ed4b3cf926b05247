import { expect, test } from 'vitest'
import type { Tag } from '#model/tag.ts'
import { readRow } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }
const tag = (value: string, where: 'title' | 'feed' = 'title'): Tag => ({
  kind: 'topic',
  value,
  score: 1,
  passing: false,
  evidence: [{ phrase: value, where, offset: null, rule: value }],
})

function take(test: TestStore, ...readings: ReturnType<typeof freshReading>[]) {
  return ingest(test.store, readings, { everySeconds: null, bounds, network: watchNetwork() }, startOfTest)
}

/** What the counts say, and what the rows are. */
function counts(test: TestStore) {
  return readRow<Record<string, string>>(
    test,
    `SELECT (SELECT json_group_object(value, articles) FROM tag_counts WHERE articles <> 0) AS said,
      (SELECT json_group_object(value, n) FROM (SELECT value, count(*) AS n FROM tags GROUP BY kind, value ORDER BY kind, value)) AS tags,
      (SELECT json_group_object(feed_id, entries) FROM entry_counts) AS saidEntries,
      (SELECT json_group_object(feed_id, n) FROM (SELECT feed_id, count(*) AS n FROM entries GROUP BY feed_id)) AS entries,
      (SELECT last_seq FROM stores) AS lastSeq, (SELECT max(seq) FROM changes) AS seq`,
  )
}

test('a transaction that fails counts nothing, and the next one counts its own alone', () => {
  using test = storeWith([feedOf('a')])
  const broken = entryOf({ guid: '2', identity: 'guid:2', title: null as never, tags: [tag('nato')] })
  expect(() => take(test, freshReading('a', [entryOf({ tags: [tag('nato')] }), broken]))).toThrow()
  take(test, freshReading('a', [entryOf({ tags: [tag('nato')] })]))
  expect(counts(test)).toMatchObject({ said: '{"nato":1}', saidEntries: '{"a":1}' })
})

test('counts are those of the rows, whatever came: new, edited, tags gone and come, given by the feed, shown by two feeds', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  const shared = { url: 'https://a.example/story', canonicalUrl: 'https://a.example/story' as never, guid: 'a1', identity: 'guid:a1' }
  take(test, freshReading('a', [entryOf({ ...shared, tags: [tag('nato'), tag('energy'), tag('cyber', 'feed')] })]))
  take(
    test,
    freshReading('a', [entryOf({ ...shared, contentHash: 'other', tags: [tag('nato'), tag('cyber', 'feed'), tag('ukraine')] })]),
    freshReading('b', [entryOf({ ...shared, guid: 'b1', identity: 'guid:b1', tags: [tag('nuclear', 'feed'), tag('nato', 'feed')] })]),
  )
  const { said, tags, saidEntries, entries, lastSeq, seq } = counts(test)
  expect(JSON.parse(said ?? '')).toEqual({ nato: 1, cyber: 1, ukraine: 1, nuclear: 1 })
  expect(JSON.parse(tags ?? '')).toEqual(JSON.parse(said ?? ''))
  expect(JSON.parse(saidEntries ?? '')).toEqual({ a: 1, b: 1 })
  expect(JSON.parse(entries ?? '')).toEqual({ a: 1, b: 1 })
  expect(lastSeq).toBe(seq)
})

test('a tag that comes and goes within one transaction leaves nothing, however many others come with it', () => {
  using test = storeWith([feedOf('a')])
  const items = Array.from({ length: 40 }, (_, n) => ({ guid: `${n}`, identity: `guid:${n}`, title: `Item ${n}` }))
  take(
    test,
    freshReading(
      'a',
      items.map((item) => entryOf({ ...item, tags: [tag('nato'), tag('energy')] })),
    ),
    freshReading(
      'a',
      items.slice(3).map((item) => entryOf({ ...item, contentHash: 'other', tags: [tag('energy'), tag('cyber')] })),
    ),
  )
  const { said, tags } = counts(test)
  expect(JSON.parse(tags ?? '')).toEqual({ nato: 3, energy: 40, cyber: 37 })
  expect(JSON.parse(said ?? '')).toEqual(JSON.parse(tags ?? ''))
})
