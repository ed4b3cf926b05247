import { expect, test } from 'vitest'
import type { TaggedEntry } from '#model/entry.ts'
import type { Filter, TextFilter } from '#model/filter.ts'
import { trustStored } from '#model/html.ts'
import type { ArticleId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { type EntryFields, entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }

function show(test: TestStore, entry: TaggedEntry, feed = 'a'): void {
  ingest(test.store, [freshReading(feed, [entry])], terms, later(startOfTest, 60))
}

function given(fields: EntryFields = {}): TestStore {
  const test = storeWith([feedOf('a'), feedOf('b')])
  show(test, entryOf(fields))
  return test
}

function titles({ store }: TestStore, words: string, changes: Partial<TextFilter> = {}): string[] {
  const filter: Filter = { kind: 'text', within: 'all', words, prefix: false, ...changes }
  return store.articles.page(filter, null, 50).articles.map(({ title }) => title)
}

test.each([
  ...[
    '"',
    '""',
    "'",
    '*',
    '"*',
    'NEAR(a b)',
    'a OR b',
    'a AND b',
    '{title}: a',
    'title : a',
    '-a',
    '^a',
    '(',
    'a"b',
    'a\u0000b',
    '\ud800',
    '--',
    ';DROP TABLE search',
  ],
  ...['…', 'a '.repeat(400), '🙂', ':p0', '?', 'rank', 'search'],
])('%j is words and nothing else', (words) => {
  using test = given({ title: 'Other', text: 'Nothing of that.', summary: '' })
  for (const within of ['all', 'title'] as const) {
    for (const prefix of [false, true]) expect(titles(test, words, { within, prefix })).toEqual([])
  }
})

test('signs between words are no words: both ways of writing find each other', () => {
  using test = given({ title: 'An F-16 and AT&T', text: 'OR' })
  for (const words of ['f 16', 'f-16', '"f" 16', 'at&t', 'at t', 'or']) {
    expect(titles(test, words), words).toEqual(['An F-16 and AT&T'])
  }
})

test.each([
  { text: 'Das Café in Zürich', found: ['cafe', 'CAFÉ', 'zurich', 'das café'], lost: ['caf', 'café zürich'] },
  { text: '北约峰会在华盛顿举行', found: ['北约', '峰会', '华盛顿', '北约峰会'], lost: ['约北', '北会'] },
  { text: 'ウクライナの首都', found: ['ウクライナ', '首都', 'の首'], lost: ['ウナ'] },
  { text: 'นาโต้ประชุม', found: ['ประชุม', 'นาโต้'], lost: ['ชุมประ'] },
  { text: '나토는 회의를 열었다', found: ['나토', '회의', '열었다'], lost: ['토나'] },
  { text: 'हिन्दी भाषा', found: ['हिन्दी', 'भाषा'], lost: ['हिन', 'भाष'] },
  { text: 'Сергей Королёв', found: ['королев', 'КОРОЛЁВ', 'сергей'], lost: ['сергеи'] },
  { text: 'أفغانستان', found: ['افغانستان', 'أفغانستان'], lost: ['افغان'] },
  { text: 'Straße nach Łódź', found: ['straße', 'łodz', 'łódź'], lost: ['stra'] },
])('$text is found by its words', ({ text, found, lost }) => {
  using test = given({ title: 'T', text, summary: '' })
  for (const words of found) expect(titles(test, words.toLowerCase()), words).toEqual(['T'])
  for (const words of lost) expect(titles(test, words), words).toEqual([])
})

test('a beginning finds what goes on, the title alone where it is asked', () => {
  using test = given({ title: 'Ukrainian grain', text: 'Ministers met.', summary: 'In short.' })
  expect(titles(test, 'ukrain', { prefix: true })).toEqual(['Ukrainian grain'])
  expect(titles(test, 'ukrainian gr', { prefix: true })).toEqual(['Ukrainian grain'])
  expect(titles(test, 'minist', { prefix: true, within: 'title' })).toEqual([])
  expect(titles(test, 'in short')).toEqual(['Ukrainian grain'])
  expect(titles(test, 'grain', { within: 'title' })).toEqual(['Ukrainian grain'])
})

test('words stand in one place: what begins in the title does not go on in the text', () => {
  using test = given({ title: 'One', summary: 'two', text: 'three' })
  expect(['one two', 'two three', 'one three'].map((words) => titles(test, words))).toEqual([[], [], []])
})

test('an article that changes is found by its new words, and no more by the old', () => {
  using test = given({ title: 'Old title', text: 'Old words.' })
  show(test, entryOf({ title: 'New title', text: 'Fresh words.', rawHash: '2', contentHash: '2' }))
  expect([titles(test, 'old'), titles(test, 'fresh words'), titles(test, 'new')]).toEqual([[], ['New title'], ['New title']])
  expect(readRow(test, 'SELECT count(*) AS articles FROM search')).toEqual({ articles: 1 })
})

test('an article that is stored and changed in one transaction is found by the words it ends with', () => {
  using test = storeWith([feedOf('a')])
  const [first, second] = [entryOf({ title: 'Old title' }), entryOf({ title: 'New title', rawHash: '2', contentHash: '2' })]
  ingest(test.store, [freshReading('a', [first]), freshReading('a', [second])], terms, later(startOfTest, 60))
  expect([titles(test, 'old'), titles(test, 'new')]).toEqual([[], ['New title']])
  expect(readRow(test, 'SELECT count(*) AS articles FROM search')).toEqual({ articles: 1 })
})

test('words of a transaction that failed are not found, and come with the next one', () => {
  using test = storeWith([feedOf('a')])
  const failing = () => {
    ingest(test.store, [freshReading('a', [entryOf({ title: 'Lost title' })])], terms, later(startOfTest, 60))
    throw new Error('failed')
  }
  expect(() => test.store.transaction(failing)).toThrow()
  show(test, entryOf({ title: 'Other title' }))
  expect([titles(test, 'lost'), titles(test, 'other')]).toEqual([[], ['Other title']])
})

test('a better entry that takes over brings its words with it', () => {
  const canonicalUrl = 'https://a.example/1' as never
  using test = storeWith([feedOf('a'), feedOf('b')])
  const wire = { title: 'Wire', sourceUrl: null, url: 'https://a.example/feed' }
  show(test, entryOf({ url: 'https://a.example/1', canonicalUrl, title: 'Copied', text: 'Copied words.', source: wire as never }), 'b')
  expect(titles(test, 'copied')).toEqual(['Copied'])
  show(
    test,
    entryOf({
      url: 'https://a.example/1',
      canonicalUrl,
      title: 'Own',
      text: `Own words. ${'More. '.repeat(50)}`,
      guid: '9',
      identity: 'guid:9',
    }),
    'a',
  )
  expect([titles(test, 'copied'), titles(test, 'own words')]).toEqual([[], ['Own']])
})

test('the page’s text is searched where the article shows it', () => {
  using test = given({ title: 'T', text: 'An excerpt.', summary: 'An excerpt.' })
  const id = test.store.articles.page({ kind: 'all' }, null, 1).articles[0]?.id as ArticleId
  const page = { content: trustStored('<p>Deep words.</p>'), text: 'Deep words.', summary: '', image: null }
  test.store.transaction(() =>
    test.store.articles.gain(id, page, { now: startOfTest, tags: [], rulesVersion: 'rules', cleanVersion: 1 }, 'its page was read'),
  )
  expect(titles(test, 'deep words')).toEqual(['T'])
})

test('other tags leave the words alone', () => {
  using test = given({ title: 'T', text: 'Some words.' })
  const [article] = test.store.retagging.since(0 as never, null, 1)
  if (article === undefined) throw new Error('no article')
  test.store.transaction(() => test.store.retagging.retag({ ...article, tags: [sampleTag('topic', 'nato')] }, 'next', startOfTest))
  const both: Filter = {
    kind: 'and',
    parts: [
      { kind: 'tag', tag: 'topic', value: 'nato' },
      { kind: 'text', within: 'all', words: 'some words', prefix: false },
    ],
  }
  expect(test.store.articles.page(both, null, 9).articles).toHaveLength(1)
})

test.each(['withdrawn_at = 1', 'merged_into = article_id'])(
  'an article that is hidden, %s, is found no more, and again when it is back',
  (hide) => {
    using test = given({ title: 'T' })
    changeStore(test, `UPDATE articles SET ${hide}`)
    expect(titles(test, 't')).toEqual([])
    expect(test.store.articles.languages()).toEqual([])
    changeStore(test, 'UPDATE articles SET withdrawn_at = NULL, merged_into = NULL')
    expect(titles(test, 't')).toEqual(['T'])
  },
)

test('what is rolled back was never searched', () => {
  using test = given({ title: 'T' })
  const fails = () =>
    test.store.transaction(() => {
      test.store.articles.revise(
        test.store.articles.candidatesFor('a' as never, entryOf()).sameFeed[0] as never,
        entryOf({ title: 'Lost', contentHash: '3' }),
        { feed: 'a' as never, own: true, now: startOfTest, rulesVersion: '', cleanVersion: 1 },
        'because',
      )
      throw new Error('halfway')
    })
  expect(fails).toThrow('halfway')
  expect([titles(test, 'lost'), titles(test, 't')]).toEqual([[], ['T']])
})

test('languages are told once each, without regions', () => {
  using test = given({ language: 'en-GB' })
  show(test, entryOf({ guid: '2', identity: 'guid:2', language: 'uk', rawHash: '2' }))
  show(test, entryOf({ guid: '3', identity: 'guid:3', language: null, rawHash: '3' }))
  show(test, entryOf({ guid: '4', identity: 'guid:4', language: 'en', rawHash: '4' }))
  expect(test.store.articles.languages()).toEqual(['en', 'uk'])
})
