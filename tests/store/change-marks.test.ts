import { expect, test } from 'vitest'
import type { ArticleId } from '#model/ids.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { startReadStore } from '#tests/support/read-store.ts'

const file = {
  feeds: [
    { url: 'https://a.example/feed.xml', id: 'a' },
    { url: 'https://b.example/feed.xml', id: 'b' },
  ],
}

test('an empty store has a mark, and nothing happened since', async () => {
  await using test = await startReadStore(file)
  const { changeMarks } = test.store
  expect(changeMarks.since(changeMarks.current(), 10)).toEqual([])
})

test('what happened since a mark is each changed article once, with its place', async () => {
  await using test = await startReadStore(file)
  const { changeMarks, articles } = test.store
  test.show('a', [{ n: 1 }, { n: 2 }])
  const mark = changeMarks.current()
  test.show('a', [{ n: 2, title: 'Changed' }, { n: 3 }])
  test.show('a', [{ n: 3, title: 'Changed' }])
  const [three, two] = articles.page({ kind: 'all' }, null, 2).articles
  const place = (article: typeof two, number: number) => ({ id: article?.id, sortAt: article?.sortAt, number })
  expect(new Set(changeMarks.since(mark, 10))).toEqual(new Set([place(two, 2), place(three, 3)]))
  expect(changeMarks.since(changeMarks.current(), 10)).toEqual([])
})

test('that one more feed shows an article is something that happened, though the article did not change', async () => {
  await using test = await startReadStore(file)
  test.show('a', [{ n: 1 }])
  const mark = test.store.changeMarks.current()
  test.show('b', [{ n: 7, as: 'a.example/1' }])
  expect(test.store.changeMarks.current().seq).toBe(mark.seq)
  expect(test.store.changeMarks.since(mark, 10)).toHaveLength(1)
})

test('more than was asked for is not told one by one', async () => {
  await using test = await startReadStore(file)
  const mark = test.store.changeMarks.current()
  test.show(
    'a',
    Array.from({ length: 12 }, (_, n) => ({ n })),
  )
  expect(test.store.changeMarks.since(mark, 5)).toBeNull()
  // A change and an entry for each.
  expect(test.store.changeMarks.since(mark, 24)).toHaveLength(12)
})

test('of some articles those are told that are in a slice and shown', async () => {
  await using test = await startReadStore(file)
  const passing = { ...sampleTag('topic', 'nato'), passing: true }
  test.show('a', [
    { n: 1, tags: [sampleTag('topic', 'nato')] },
    { n: 2 },
    { n: 3, tags: [passing] },
    { n: 4, tags: [sampleTag('topic', 'nato')] },
  ])
  test.show('b', [{ n: 9, as: 'a.example/2' }])
  changeStore(test, `UPDATE articles SET withdrawn_at = 1 WHERE title = 'Story 4'`)
  const { articles } = test.store
  const titled = (ids: readonly ArticleId[]) => ids.map((id) => articles.find(id)?.title).sort()
  const ids = [...articles.page({ kind: 'all' }, null, 9).articles.map(({ id }) => id), 'nowhere' as ArticleId]
  expect(titled(articles.matching({ kind: 'all' }, ids))).toEqual(['Story 1', 'Story 2', 'Story 3'])
  expect(titled(articles.matching({ kind: 'tag', tag: 'topic', value: 'nato' }, ids))).toEqual(['Story 1'])
  expect(titled(articles.matching({ kind: 'source', source: 'b' as never }, ids))).toEqual(['Story 2'])
  expect(articles.matching({ kind: 'all' }, [])).toEqual([])
})
