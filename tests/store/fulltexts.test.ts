import { expect, test } from 'vitest'
import { trustStored } from '#model/html.ts'
import type { ArticleId } from '#model/ids.ts'
import { feedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import { readRow } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const now = startOfTest
const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const whole = feedOf('a', { fulltext: true })

/** Reads a document with one entry, which is changed by `fields`. @returns its article */
function read(test: TestStore, fields: Parameters<typeof entryOf>[0] = {}, at: Instant = now, feed = 'a'): ArticleId {
  const text = fields?.text ?? 'Some text.'
  const entry = entryOf({ url: 'https://pages.example/1', contentHash: `${at}`, ...fields, text, content: trustStored(`<p>${text}</p>`) })
  ingest(test.store, [freshReading(feed, [entry], '', at)], terms, at)
  const [newest] = test.store.articles.page({ kind: 'all' }, null, 1).articles
  if (newest === undefined) throw new Error('no article')
  return newest.id
}

/** Shows the text of its page, as if it had been read. */
function gain(test: TestStore, article: ArticleId, text: string, at: Instant = now): void {
  const page = { content: trustStored(`<p>${text}</p>`), text, summary: 'Of the page.', image: null }
  test.store.transaction(() => {
    test.store.articles.gain(article, page, { now: at, tags: [], rulesVersion: 'rules', cleanVersion: 1 }, 'its page was read')
    test.store.fulltexts.succeed(article, text.length, at)
  })
}

function shown(test: TestStore) {
  return test.store.articles.page({ kind: 'all' }, null, 1).articles[0]
}

function due(test: TestStore, at: Instant = now): string[] {
  return test.store.fulltexts.due(at, 10).map((page) => page.article)
}

test.each([
  ['does not ask for it', feedOf('a'), {}],
  ['gives it no address', whole, { url: null }],
])('the page of an article is not wanted where its feed %s', (_what, feed, fields) => {
  using test = storeWith([feed])
  read(test, fields)
  expect(due(test)).toEqual([])
  expect(test.store.fulltexts.counts(feedId('a'))).toEqual({ waiting: 0, read: 0, failed: 0, lastFailure: null })
})

test('a new article’s page is due at once, on the host of its address, and no more while it is held', () => {
  using test = storeWith([whole])
  const article = read(test)
  expect(test.store.fulltexts.due(now, 10)).toEqual([{ article, host: 'pages.example:443', alone: false }])
  test.store.fulltexts.hold('L', later(now, 60), [article])
  expect(due(test)).toEqual([])
  expect(test.store.leases.overdue(later(now, 61))).toEqual(['L'])
  expect(test.store.fulltexts.asked(article, 'M')).toBeNull()
  expect(test.store.fulltexts.asked(article, 'L')).toMatchObject({ counts: true, givenLength: 10, tries: 0, isShown: false })
  test.store.fulltexts.release(article)
  expect(due(test)).toEqual([article])
})

test('no page is due on a host that a batch is on, or that was told to wait', () => {
  using test = storeWith([whole])
  read(test)
  test.store.leases.hold('L', 'boot', later(now, 60), [{ host: 'pages.example:443', feeds: [], freeAt: later(now, 30) }])
  expect(due(test)).toEqual([])
  test.store.leases.release('L', [], [{ host: 'pages.example:443', at: later(now, 30) }])
  expect(due(test, later(now, 29))).toEqual([])
  expect(due(test, later(now, 31))).toHaveLength(1)
})

test('leases of an older start are void for pages too, hosts and all', () => {
  using test = storeWith([whole])
  const article = read(test)
  test.store.leases.hold('L', 'old', later(now, 60), [{ host: 'pages.example:443', feeds: [], freeAt: now }])
  test.store.fulltexts.hold('L', later(now, 60), [article])
  test.store.leases.voidOthers('new', () => now)
  expect(due(test)).toEqual([article])
})

test('a feed that rests has no pages read until it is followed again', () => {
  using test = storeWith([whole])
  const article = read(test)
  test.takeUp([{ ...whole, enabled: false }])
  expect(due(test)).toEqual([])
  test.takeUp([whole])
  expect(due(test)).toEqual([article])
})

test.each([
  ['is switched off', [feedOf('a')]],
  ['leaves feeds.json', []],
])('nothing is read any more once a feed %s; what was read stays', (_what, feeds) => {
  using test = storeWith([whole])
  const article = read(test)
  gain(test, article, 'The page says much more.')
  read(test, { guid: '2', identity: 'guid:2', url: 'https://pages.example/2' })
  test.takeUp(feeds)
  expect(due(test)).toEqual([])
  expect(test.store.articles.page({ kind: 'all' }, null, 9).articles.map((one) => one.text)).toContain('The page says much more.')
})

test('a clock that was set back does not silence pages', () => {
  using test = storeWith([whole])
  const article = read(test, {}, later(now, 400 * 86_400))
  expect(due(test, now)).toEqual([article])
})

test('an article that gains its page’s text keeps its feed’s summary and image, and has a change row with its cause', () => {
  using test = storeWith([whole])
  const image = { url: 'https://pages.example/i.jpg', width: null, height: null, alt: null }
  const article = read(test, { image })
  gain(test, article, 'The page says much more.', later(now, 60))
  expect(readRow(test, 'SELECT article_id, kind, cause, because FROM changes ORDER BY seq DESC')).toEqual({
    article_id: article,
    kind: 'changed',
    cause: 'fulltext',
    because: 'its page was read',
  })
  expect(shown(test)).toMatchObject({
    text: 'The page says much more.',
    content: '<p>The page says much more.</p>',
    isFromPage: true,
    summary: 'Some text.',
    image,
    updatedAt: later(now, 60),
  })
  expect(test.store.fulltexts.counts(feedId('a'))).toMatchObject({ waiting: 0, read: 1 })
})

test('where the feed gave neither summary nor image, the page’s are shown', () => {
  using test = storeWith([whole])
  const article = read(test, { text: '', summary: '' })
  gain(test, article, 'The page says much more.')
  expect(shown(test)).toMatchObject({ summary: 'Of the page.' })
})

test('an edit of the feed’s leaves a longer text of the page in place, and has it read again, an hour after the last time', () => {
  using test = storeWith([whole])
  const article = read(test)
  gain(test, article, 'The page says much more.')
  const soon = later(now, 600)
  read(test, { title: 'Another title', summary: 'Another summary.', text: 'Other text.' }, soon)
  expect(shown(test)).toMatchObject({ title: 'Another title', summary: 'Another summary.', text: 'The page says much more.' })
  expect(due(test, later(now, 3599))).toEqual([])
  expect(due(test, later(now, 3600))).toEqual([article])
  expect(test.store.fulltexts.counts(feedId('a'))).toMatchObject({ read: 1, waiting: 0 })
})

test('an edit that says more than the page is shown', () => {
  using test = storeWith([whole])
  const article = read(test)
  gain(test, article, 'The page says much more.')
  read(test, { text: 'By now the feed says even more than the page.' }, later(now, 60))
  expect(shown(test)).toMatchObject({ text: 'By now the feed says even more than the page.', isFromPage: false })
  expect(test.store.fulltexts.counts(feedId('a'))).toMatchObject({ read: 0, waiting: 1 })
})

test('what an edit makes of an article while its page is read makes that reading void', () => {
  using test = storeWith([whole])
  const article = read(test)
  test.store.fulltexts.hold('L', later(now, 60), [article])
  read(test, { title: 'Another title' }, later(now, 5))
  expect(test.store.fulltexts.asked(article, 'L')).toBeNull()
})

test('another feed’s excerpt does not take over from the text of a page', () => {
  using test = storeWith([whole, feedOf('b')])
  const canonicalUrl = 'https://pages.example/1' as never
  const article = read(test, { canonicalUrl, text: 'x'.repeat(100) })
  gain(test, article, 'y'.repeat(5_000))
  read(test, { canonicalUrl, text: 'z'.repeat(1_000) }, later(now, 60), 'b')
  expect(shown(test)?.text).toBe('y'.repeat(5_000))
})

test('the last page that gave nothing is told, with its reason', () => {
  using test = storeWith([whole])
  const article = read(test)
  test.store.transaction(() => test.store.fulltexts.fail(article, { code: null, because: 'no text', nextAt: null }, later(now, 9)))
  expect(test.store.fulltexts.counts(feedId('a'))).toEqual({
    waiting: 0,
    read: 0,
    failed: 1,
    lastFailure: { url: 'https://pages.example/1', because: 'no text', at: later(now, 9) },
  })
  expect(due(test, later(now, 86_400))).toEqual([])
})
