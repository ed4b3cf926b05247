import { expect, test } from 'vitest'
import type { FaultCode } from '#model/fault.ts'
import type { PageOutcome, PageReading } from '#model/fulltext.ts'
import { trustStored } from '#model/html.ts'
import { type ArticleId, feedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import type { Tag } from '#model/tag.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { ingestPage } from '#workers/ingest-page.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { takePages } from '#workers/schedule-pages.ts'

const now = startOfTest
const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const rules = { limitsOf: () => null }

interface Given {
  readonly test: TestStore
  readonly article: ArticleId
  readonly lease: string
}

/** A feed with one article, whose page somebody was asked to read. */
function given(test: TestStore): Given {
  const entry = entryOf({ url: 'https://pages.example/1', summary: '', tags: [sampleTag('topic', 'nato')] })
  ingest(test.store, [freshReading('a', [entry])], terms, now)
  return { test, ...take(test, now) }
}

function take(test: TestStore, at: Instant): { article: ArticleId; lease: string } {
  const [batch] = takePages(test.store, 'boot', 4, rules, at)
  const article = batch?.hosts[0]?.pages[0]?.article
  if (batch === undefined || article === undefined) throw new Error('no page is due')
  return { article, lease: batch.lease }
}

function came({ test, article, lease }: Given, outcome: PageOutcome, changes: Partial<PageReading> = {}, tags: readonly Tag[] = []) {
  const reading = { article, feed: feedId('a'), lease, at: now, status: 200, outcome, ...changes }
  const report = ingestPage(test.store, { reading, tags, rulesVersion: 'rules' }, reading.at)
  test.store.leases.release(lease, [], [{ host: 'pages.example:443', at: now }])
  return report
}

function textOf(text: string): PageOutcome {
  return { kind: 'text', page: { content: trustStored(`<p>${text}</p>`), text, summary: 'Of the page.', image: null } }
}

function faultOf(code: FaultCode, retryAfterSeconds: number | null = null): PageOutcome {
  return { kind: 'fault', fault: { code, message: 'it went wrong', detail: null }, retryAfterSeconds }
}

function shown({ store }: TestStore) {
  return store.articles.page({ kind: 'all' }, null, 1).articles[0]
}

function row(test: TestStore) {
  return readRow<{ state: string; because: string; next_at: number | null; lease: string | null }>(
    test,
    'SELECT state, because, next_at, lease FROM fulltexts',
  )
}

test('what comes under another lease changes nothing', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  const page = given(test)
  expect(came({ ...page, lease: 'another' }, textOf('A text of the page.')).kind).toBe('late')
  expect(shown(test)?.text).toBe('Some text.')
  expect(row(test).lease).toBe(page.lease)
})

test('a text that says no more than the feed is not shown, and that is told', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  expect(came(given(test), textOf('Some text.'))).toEqual({ kind: 'kept', because: 'the page says no more than the feed' })
  expect(row(test)).toMatchObject({ state: 'failed', next_at: null, because: 'the page says no more than the feed' })
})

test('a page without a text keeps the feed’s for good', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  expect(came(given(test), { kind: 'nothing', because: 'the page is a list of links' }).kind).toBe('kept')
  expect(row(test)).toMatchObject({ state: 'failed', next_at: null, because: 'the page is a list of links' })
  expect(shown(test)?.text).toBe('Some text.')
})

test('an article gains the text, the summary it lacked, and other tags; brought again, nothing more changes', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  const page = given(test)
  expect(came(page, textOf('A text of the page, in full.'), {}, [sampleTag('country', 'AF')]).kind).toBe('gained')
  expect(shown(test)).toMatchObject({
    text: 'A text of the page, in full.',
    summary: 'Of the page.',
    tags: [{ kind: 'country', value: 'AF' }],
  })
  expect(test.store.articles.tagCounts()).toEqual([{ kind: 'country', value: 'AF', articles: 1 }])
  const seq = readRow(test, 'SELECT max(seq) AS seq FROM changes')
  expect(came(page, textOf('A text of the page, in full.')).kind).toBe('late')
  expect(readRow(test, 'SELECT max(seq) AS seq FROM changes')).toEqual(seq)
})

test('a page read anew that says the same makes no change', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  came(given(test), textOf('A text of the page.'))
  const seq = readRow(test, 'SELECT max(seq) AS seq FROM changes')
  changeStore(test, 'UPDATE fulltexts SET next_at = 0')
  expect(came({ test, ...take(test, now) }, textOf('A text of the page.')).kind).toBe('gained')
  expect(readRow(test, 'SELECT max(seq) AS seq FROM changes')).toEqual(seq)
})

test.each([
  ['another feed leads it by then', "UPDATE entries SET feed_id = 'b'"],
  ['it was withdrawn', 'UPDATE articles SET withdrawn_at = 1'],
])('where an article is not shown with this feed’s text, because %s, what was read is dropped', (_what, sql) => {
  using test = storeWith([feedOf('a', { fulltext: true }), feedOf('b')])
  const page = given(test)
  changeStore(test, sql)
  expect(came(page, textOf('A text of the page.')).kind).toBe('late')
  expect(readRow(test, 'SELECT count(*) AS pages FROM fulltexts')).toEqual({ pages: 0 })
  expect(readRow(test, 'SELECT text FROM articles')).toEqual({ text: 'Some text.' })
})

test('a failure is tried again, later and later, and given up after the sixth; the reason stays', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  let page = given(test)
  let at = now
  for (const _try of [1, 2, 3, 4, 5]) {
    expect(came(page, faultOf('fetch/timeout'), { at, status: null }).kind).toBe('again')
    expect(row(test)).toMatchObject({ state: 'waiting', because: expect.stringMatching(/^it went wrong; asked again in /) })
    at = row(test).next_at as Instant
    page = { test, ...take(test, at) }
  }
  expect(came(page, faultOf('fetch/timeout'), { at, status: null }).kind).toBe('kept')
  expect(row(test)).toMatchObject({ state: 'failed', because: 'it went wrong; asked no more after 6 tries' })
})

test('a page that is gone is given up at once', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  expect(came(given(test), faultOf('fetch/gone'), { status: 410 }).kind).toBe('kept')
  expect(row(test).next_at).toBeNull()
})

test('while our own network is down no page is blamed, and none is asked for', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  const page = given(test)
  test.store.notices.raise('network', { code: 'fetch/no-network', message: 'nothing can be reached', detail: null }, now)
  expect(came(page, faultOf('fetch/connect'), { status: null }).kind).toBe('left')
  expect(readRow(test, 'SELECT tries FROM fulltexts')).toEqual({ tries: 0 })
  expect(takePages(test.store, 'boot', 4, rules, later(now, 600))).toEqual([])
})

test('a redirect to another host makes the page due there, five times at most', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  let page = given(test)
  for (const host of [1, 2, 3, 4, 5]) {
    expect(came(page, { kind: 'elsewhere', url: `https://h${host}.example/1` }, { status: 302 }).kind).toBe('moved')
    expect(test.store.fulltexts.due(now, 1)).toMatchObject([{ host: `h${host}.example:443` }])
    page = { test, ...take(test, now) }
  }
  expect(came(page, { kind: 'elsewhere', url: 'https://h6.example/1' }, { status: 302 }).kind).toBe('kept')
  expect(row(test).because).toMatch(/leads on after 5 other hosts/)
})

test('two pages of a host that refuse make the whole host wait', () => {
  using test = storeWith([feedOf('a', { fulltext: true })])
  const entries = ['1', '2'].map((id) => entryOf({ guid: id, identity: id, rawHash: id, url: `https://pages.example/${id}` }))
  ingest(test.store, [freshReading('a', entries)], terms, now)
  const [batch] = takePages(test.store, 'boot', 4, rules, now)
  for (const { article } of batch?.hosts[0]?.pages ?? []) {
    came({ test, article, lease: batch?.lease ?? '' }, faultOf('fetch/rate-limited', 7_200), { status: 429 })
  }
  expect(test.store.hosts.refusals('pages.example:443').notBefore).toBe(later(now, 7_200))
})
