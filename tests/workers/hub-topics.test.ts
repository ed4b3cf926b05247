import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { sampleLabel } from '#tests/support/articles.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith } from '#tests/support/store.ts'
import { type Documents, newsOf } from '#workers/hub-topics.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const order = { format: 'json', start: null, limit: 500 } as const

/** How many articles the document has; null where there is none. */
function countOf(documents: Documents<typeof order>, limit = 500): number | null {
  const news = newsOf(documents, { ...order, limit } as typeof order, 0)
  if (news.kind !== 'document') return null
  return (JSON.parse(inflateSync(Buffer.from(news.packed, 'base64')).toString()) as { items: unknown[] }).items.length
}

test('a document holds a hundred articles at most, no more than the topic shows, and no more bytes than a subscriber takes', () => {
  using test = storeWith([feedOf('a')])
  const documents: Documents<typeof order> = {
    store: test.store,
    sliceOf: () => ({ path: '/feed', title: 'All', description: null, filter: { kind: 'all' }, query: '', words: '', moves: false }),
    pageOf: (_order, slice, articles) => ({
      ...{ id: 'urn:x', title: slice.title, description: null, path: slice.path, publicUrl: 'https://news.example', query: '' },
      ...{
        nextQuery: null,
        firstQuery: null,
        archive: { closed: null, previous: null },
        hub: null,
        updatedAt: startOfTest,
        articles,
        labelOf: sampleLabel,
        version: '1',
      },
    }),
  }
  expect(newsOf({ ...documents, sliceOf: () => null }, order, 0)).toEqual({ kind: 'gone' })
  expect(newsOf(documents, order, 0)).toEqual({ kind: 'nothing', upTo: 0 })
  const add = (id: string, text: string) => {
    const entry = entryOf({ guid: id, identity: `guid:${id}`, url: `https://a.example/${id}`, summary: text })
    ingest(test.store, [freshReading('a', [entry])], terms, startOfTest)
  }
  for (let index = 0; index < 120; index += 1) add(`small-${index}`, 'x')
  expect(countOf(documents)).toBe(100)
  expect(countOf(documents, 5)).toBe(5)
  for (let index = 0; index < 3; index += 1) add(`large-${index}`, 'x'.repeat(1_500_000))
  expect(countOf(documents, 3)).toBe(1)
  add('huge', 'x'.repeat(5_000_000))
  expect(countOf(documents, 1)).toBe(1)
})
