import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Article } from '#model/article.ts'
import { allOf, type Filter, type TextFilter } from '#model/filter.ts'
import { feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import { publisherOf } from '#model/publisher.ts'
import { tagKinds } from '#model/tag.ts'
import { type ArticleReader, articleReader, type PageStart } from '#store/articles.ts'
import { searchLimits } from '#store/word-search.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const feeds = ['a', 'b', 'c', 'd'].map((id) => feedOf(id, { publisher: id < 'c' ? 'Both Houses' : null }))
const values = { topic: ['nato', 'energy'], country: ['UA', 'PL', 'DE'], region: ['europe'] } as const
const words = ['air', 'defence', 'summit', 'grain', 'café', 'Ёлка', '北约']
const count = 300

let given: TestStore
let articles: readonly Article[]

/** The same at every run: the numbers of a linear congruence. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
}

beforeAll(() => {
  given = storeWith(feeds)
  const roll = dice(7)
  const some = <T>(list: readonly T[]) => list.filter(() => roll(3) === 0)
  const phrase = (most: number) => Array.from({ length: 1 + roll(most) }, () => words[roll(words.length)]).join(' ')
  const entries = Array.from({ length: count }, (_, index) => ({
    feeds: [feeds[roll(4)]?.id ?? 'a', ...(roll(5) === 0 ? [feeds[roll(4)]?.id ?? 'a'] : [])],
    entry: entryOf({
      guid: `https://x.example/${index}`,
      identity: `guid:${index}`,
      url: `https://x.example/${index}`,
      canonicalUrl: `https://x.example/${index}` as never,
      rawHash: String(index),
      contentHash: String(index),
      title: phrase(3),
      summary: phrase(4),
      text: phrase(12),
      language: [null, 'en', 'en-GB', 'uk'][roll(4)] ?? null,
      // Several at the same time.
      publishedAt: later(startOfTest, -3600 * roll(60)),
      tags: tagKinds.flatMap((kind) => some<string>(values[kind]).map((value) => ({ ...sampleTag(kind, value), passing: roll(4) === 0 }))),
    }),
  }))
  for (const turn of [0, 1]) {
    for (const { id } of feeds) {
      const ofFeed = entries.filter((one) => one.feeds[turn] === id).map(({ entry }) => entry)
      ingest(given.store, [freshReading(id, ofFeed)], terms, startOfTest)
    }
  }
  // Some are hidden.
  changeStore(given, 'UPDATE articles SET withdrawn_at = 1 WHERE article_number % 11 = 0')
  articles = allPages({ kind: 'all' }, 100)
})
afterAll(() => given[Symbol.dispose]())

/** From page to page, down, and the same up again. */
function allPages(filter: Filter, limit: number, reader: ArticleReader = given.store.articles): Article[] {
  const found: Article[] = []
  let start: PageStart = null
  do {
    const page = reader.page(filter, start, limit)
    found.push(...page.articles)
    start = page.older === null ? null : { before: page.older }
  } while (start !== null)
  return found
}

function upwardPages(filter: Filter, limit: number): Article[] {
  const oldest = { sortAt: 0, id: 'a' }
  const found: Article[][] = []
  let start: PageStart = { after: oldest }
  while (start !== null) {
    const page = given.store.articles.page(filter, start, limit)
    found.unshift([...page.articles])
    start = page.newer === null ? null : { after: page.newer }
  }
  return found.flat()
}

/** What the filter means, without an index. */
function holds(filter: Filter, article: Article): boolean {
  switch (filter.kind) {
    case 'all':
      return true
    case 'tag':
      return article.tags.some((tag) => tag.kind === filter.tag && tag.value === filter.value)
    case 'source':
      return article.sources.some(({ id }) => id === filter.source)
    case 'publisher':
      return article.sources.some((source) => publisherOf(source).id === filter.publisher)
    case 'language':
      return `${article.language?.toLowerCase()}-`.startsWith(`${filter.language}-`)
    case 'text': {
      const places = filter.within === 'title' ? [article.title] : [article.title, article.summary, article.text]
      return places.some((place) =>
        ` ${folded(place)}${filter.prefix ? '' : ' '}`.includes(` ${folded(filter.words)}${filter.prefix ? '' : ' '}`),
      )
    }
    case 'since':
      return article.sortAt >= Number(filter.at)
    case 'before':
      return article.sortAt < Number(filter.at)
    case 'and':
      return filter.parts.every((part) => holds(part, article))
    case 'or':
      return filter.parts.some((part) => holds(part, article))
    case 'not':
      return !holds(filter.part, article)
    case 'slice':
      return holds(filter.part, article)
  }
}

function folded(text: string): string {
  return text.toLowerCase().replaceAll('é', 'e').replaceAll('ё', 'е').replaceAll('北约', '北 约')
}

const time = fc.integer({ min: -65, max: 2 }).map((hours) => later(startOfTest, hours * 3600))
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.constantFrom<Filter>(...tagKinds.flatMap((tag) => [...values[tag], 'none'].map((value): Filter => ({ kind: 'tag', tag, value })))),
  fc.constantFrom('a', 'b', 'c', 'd', 'e').map((id): Filter => ({ kind: 'source', source: feedId(id) })),
  fc.constantFrom('both-houses', 'c-example', 'nobody').map((publisher): Filter => ({ kind: 'publisher', publisher })),
  fc.constantFrom('en', 'en-gb', 'uk', 'fr').map((language): Filter => ({ kind: 'language', language })),
  fc
    .record({
      within: fc.constantFrom('all' as const, 'title' as const),
      words: fc.constantFrom('air', 'air defence', 'cafe', 'café grain', 'ёлка', '北约', '约', 'nothing', 'елка air'),
      prefix: fc.constant(false),
    })
    .map((text): Filter => ({ kind: 'text', ...text })),
  fc.constantFrom('def', 'air su', 'ca').map((beginning): Filter => ({ kind: 'text', within: 'all', words: beginning, prefix: true })),
  time.map((at): Filter => ({ kind: 'since', at })),
  time.map((at): Filter => ({ kind: 'before', at })),
)
const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { arbitrary: leaf, weight: 3 },
    { arbitrary: fc.array(tie('filter'), { minLength: 2, maxLength: 4 }).map(allOf), weight: 2 },
    { arbitrary: fc.array(tie('filter'), { minLength: 2, maxLength: 4 }).map((parts): Filter => ({ kind: 'or', parts })), weight: 2 },
    { arbitrary: tie('filter').map((part): Filter => ({ kind: 'not', part })), weight: 1 },
  ),
}))

const idsOf = (list: readonly Article[]) => list.map(({ id }) => id)

test('the articles are of all kinds, and some are hidden', () => {
  expect(articles.length).toBeGreaterThan(200)
  expect(articles.length).toBeLessThan(count)
  expect(articles.some(({ sources }) => sources.length > 1)).toBe(true)
})

test('pages of any filter hold all articles it means, each once, in order, downward and upward, and their count is right', () => {
  fc.assert(
    fc.property(anyFilter, fc.integer({ min: 7, max: 120 }), (filter, limit) => {
      const meant = idsOf(articles.filter((article) => holds(filter, article)))
      expect(idsOf(allPages(filter, limit))).toEqual(meant)
      expect(idsOf(upwardPages(filter, limit))).toEqual(meant)
      expect(given.store.articles.countOf(filter)).toBe(meant.length)
    }),
    { numRuns: 300 },
  )
})

test('words that stand in more articles than are gathered are found all the same', () => {
  const db = new Database(join(given.dataDir, 'tributary.db'), { readonly: true })
  const reader = articleReader(db, { ...searchLimits, mostGathered: 3 })
  fc.assert(
    fc.property(anyFilter, fc.integer({ min: 7, max: 120 }), (filter, limit) => {
      expect(idsOf(allPages(filter, limit, reader))).toEqual(idsOf(articles.filter((article) => holds(filter, article))))
    }),
    { numRuns: 200 },
  )
  db.close()
})

test('it makes no difference how many articles are looked through at once', () => {
  const db = new Database(join(given.dataDir, 'tributary.db'), { readonly: true })
  const text = fc.record<TextFilter>({
    kind: fc.constant('text'),
    within: fc.constantFrom('all', 'title'),
    words: fc.constantFrom(...words.map((word) => word.toLowerCase())),
    prefix: fc.boolean(),
  })
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 50 }), (filter, articlesAtOnce) => {
      const reader = articleReader(db, { ...searchLimits, articlesAtOnce })
      const expected = idsOf(articles.filter((article) => holds(filter, article)))
      expect(idsOf(allPages(filter, 40, reader))).toEqual(expected)
      expect(new Set(reader.matching(filter, idsOf(articles)))).toEqual(new Set(expected))
    }),
    { numRuns: 50 },
  )
  db.close()
})

test('a search that takes too long is a fault that says so, and so is one for what begins too much', () => {
  const db = new Database(join(given.dataDir, 'tributary.db'), { readonly: true })
  const wide: Filter = {
    kind: 'not',
    part: {
      kind: 'or',
      parts: [
        { kind: 'since', at: instant(0) },
        { kind: 'source', source: feedId('a') },
      ],
    },
  }
  const hurried = articleReader(db, { ...searchLimits, mostMs: 0 })
  expect(() => hurried.page(wide, null, 10)).toThrow(expect.objectContaining({ code: 'serve/query-too-wide' }))
  const beginning: Filter = { kind: 'not', part: { kind: 'text', within: 'all', words: 'the défe', prefix: true } }
  const narrow = articleReader(db, { ...searchLimits, mostPlaces: 20 })
  expect(() => narrow.page(beginning, null, 10)).toThrow('q: too much begins with “defe”; write more letters before the *')
  expect(articleReader(db).page(beginning, null, 500).articles).toHaveLength(articles.length)
  // The index is walked between the articles that are asked about, and these may lie far apart.
  expect(() => hurried.matching({ kind: 'text', within: 'all', words: 'air', prefix: false }, idsOf(articles))).toThrow(
    expect.objectContaining({ code: 'serve/query-too-wide' }),
  )
  // What walks its own index is no search.
  expect(hurried.page({ kind: 'source', source: feedId('a') }, null, 10).articles).toHaveLength(10)
  db.close()
})

test('of given articles those are told that the filter means', () => {
  fc.assert(
    fc.property(anyFilter, fc.subarray([...Array(count).keys()], { maxLength: 40 }), (filter, places) => {
      const asked = places.map((place) => articles[place]).filter((article) => article !== undefined)
      const found = given.store.articles.matching(filter, [...idsOf(asked), 'nowhere' as never])
      expect(new Set(found)).toEqual(new Set(idsOf(asked.filter((article) => holds(filter, article)))))
    }),
    { numRuns: 100 },
  )
})

test('of no articles none is told', () => {
  expect(given.store.articles.matching({ kind: 'text', within: 'all', words: 'air', prefix: false }, [])).toEqual([])
})

test('what time it is is settled before', () => {
  expect(() => given.store.articles.page({ kind: 'since', at: { agoSeconds: 60 } }, null, 10)).toThrow('not settled')
  expect(given.store.articles.page({ kind: 'since', at: instant(0) }, null, 500).articles).toHaveLength(articles.length)
})
