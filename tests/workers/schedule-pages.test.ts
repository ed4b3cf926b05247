import { expect, test } from 'vitest'
import { later } from '#model/instant.ts'
import { readRow } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { takeDue } from '#workers/schedule.ts'
import { takePages } from '#workers/schedule-pages.ts'

const now = startOfTest
const rules = {
  network: watchNetwork(),
  limitsOf: (host: string) => (host.startsWith('slow') ? { concurrency: 1, spacingSeconds: 60 } : null),
  everySeconds: null,
  bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 },
}

/** A feed of its articles’ host, with so many of them. */
function withPages(host: string, count: number, fields: Parameters<typeof feedOf>[1] = {}): TestStore {
  const test = storeWith([feedOf('a', { url: `https://${host}/feed.xml`, fulltext: true, ...fields })])
  const entries = Array.from({ length: count }, (_, index) =>
    entryOf({ guid: `${index}`, identity: `${index}`, rawHash: `${index}`, url: `https://${host}/${index}` }),
  )
  ingest(test.store, [freshReading('a', entries)], rules, now)
  return test
}

function lose(test: TestStore, lease: string, at = now) {
  return takeDue(test.store, 'boot', 0, { held: [], lost: [lease] }, rules, at)
}

test('pages and feeds of a host are never in hand together', () => {
  using test = withPages('news.example', 3)
  const [pages] = takePages(test.store, 'boot', 4, rules, now)
  expect(pages?.hosts[0]?.pages).toHaveLength(3)
  expect(takeDue(test.store, 'boot', 4, { held: [], lost: [] }, rules, now)).toEqual([])
  test.store.leases.release(pages?.lease ?? '', [], [{ host: 'news.example:443', at: now }])
  expect(takeDue(test.store, 'boot', 4, { held: [], lost: [] }, rules, now)).toHaveLength(1)
  expect(takePages(test.store, 'boot', 4, rules, now)).toEqual([])
})

test('a host that allows one request a minute gets one page a minute', () => {
  using test = withPages('slow.example', 3)
  const [pages] = takePages(test.store, 'boot', 4, rules, now)
  expect(pages?.hosts[0]).toMatchObject({ limits: { spacingSeconds: 60 }, pages: [{ url: 'https://slow.example/0' }] })
  test.store.leases.release(pages?.lease ?? '', [], [{ host: 'slow.example:443', at: later(now, 60) }])
  expect(takePages(test.store, 'boot', 4, rules, later(now, 59))).toEqual([])
  expect(takePages(test.store, 'boot', 4, rules, later(now, 61))).toHaveLength(1)
})

test('an order names its feed’s secrets and the origin they are for, never what is in them', () => {
  const secrets = { basic: null, bearer: 'FEED_TOKEN', headers: {} }
  using test = withPages('news.example', 1, { url: 'https://feeds.example/a', secrets })
  const [pages] = takePages(test.store, 'boot', 4, rules, now)
  expect(pages?.hosts[0]?.pages[0]?.secrets).toEqual({ ...secrets, origin: 'https://feeds.example' })
})

test('a job that is lost counts as a try of its pages; after that each goes alone, and after six it is given up', () => {
  using test = withPages('news.example', 2)
  const sizes: number[] = []
  for (let day = 0; day < 20; day += 1) {
    const at = later(now, day * 86_500)
    for (const { lease, hosts } of takePages(test.store, 'boot', 4, rules, at)) {
      sizes.push(hosts[0]?.pages.length ?? 0)
      lose(test, lease, at)
    }
  }
  expect(sizes).toEqual([2, ...Array(10).fill(1)])
  expect(readRow(test, "SELECT count(*) AS pages FROM fulltexts WHERE state = 'failed' AND fault_code = 'fetch/kills-worker'")).toEqual({
    pages: 2,
  })
})

test('a lease that waits for a worker is renewed with its pages', () => {
  using test = withPages('news.example', 1)
  const [pages] = takePages(test.store, 'boot', 4, rules, now)
  const lease = pages?.lease ?? ''
  const late = later(now, 200)
  expect(test.store.leases.overdue(late)).toEqual([lease])
  takeDue(test.store, 'boot', 0, { held: [lease], lost: [] }, rules, late)
  expect(test.store.leases.overdue(late)).toEqual([])
})
