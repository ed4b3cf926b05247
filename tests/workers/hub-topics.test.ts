import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { Fault } from '#model/fault.ts'
import type { ArticleId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { openStoreForOperator } from '#store/store.ts'
import { samplePage } from '#tests/publish/sample-page.ts'
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
    pageOf: (_order, slice, articles, withdrawn) => ({
      ...{ id: 'urn:x', title: slice.title, description: null, path: slice.path, publicUrl: 'https://news.example', query: '' },
      ...{
        nextQuery: null,
        firstQuery: null,
        archive: { closed: null, previous: null },
        hub: null,
        updatedAt: startOfTest,
        articles,
        withdrawn,
        content: 'full',
        mostBytes: 50_000_000,
        labelOf: sampleLabel,
        version: '1',
      },
    }),
  }
  expect(newsOf({ ...documents, sliceOf: () => null }, order, 0)).toEqual({ kind: 'gone' })
  for (const code of ['serve/bad-query', 'serve/withdrawn', 'serve/query-too-wide'] as const) {
    const fault = new Fault(code, 'no')
    const refuse = () => {
      throw fault
    }
    const news = code === 'serve/query-too-wide' ? { kind: 'fault', fault: fault.toPlain() } : { kind: 'gone' }
    expect(newsOf({ ...documents, sliceOf: refuse }, order, 0)).toEqual(news)
  }
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

test('a subscriber of Atom hears what was withdrawn since then, though nothing is new; of the other formats there is no word for it', () => {
  using test = storeWith([feedOf('a')])
  const documents: Documents<typeof order> = {
    store: test.store,
    sliceOf: () => ({ path: '/feed', title: 'All', description: null, filter: { kind: 'all' }, query: '', words: '', moves: false }),
    pageOf: (_order, _slice, articles, withdrawn) => samplePage({ articles, withdrawn }),
  }
  ingest(test.store, [freshReading('a', [entryOf()])], terms, startOfTest)
  const [article] = test.store.articles.page({ kind: 'all' }, null, 9).articles
  const { upTo } = test.store.articles.changedSince({ kind: 'all' }, 0, 9)
  const operator = openStoreForOperator(test.dataDir)
  operator.withdraw(article?.id as ArticleId, 'asked to', later(startOfTest, 60))
  operator.close()
  const atom = newsOf(documents, { ...order, format: 'atom' } as never, upTo)
  expect(atom.kind).toBe('document')
  const text = atom.kind === 'document' ? inflateSync(Buffer.from(atom.packed, 'base64')).toString() : ''
  expect(text).toContain(`<at:deleted-entry ref="${article?.publicId}"`)
  expect(newsOf(documents, order, upTo)).toMatchObject({ kind: 'nothing' })
  expect(newsOf(documents, { ...order, format: 'atom' } as never, 'upTo' in atom ? atom.upTo : 0)).toMatchObject({ kind: 'nothing' })
})
