import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { tagRules } from '#config/shipped-topics.ts'
import { instant } from '#model/instant.ts'
import { openStore, type StoreWriter } from '#store/store.ts'
import { openTagger, type Tagger } from '#tag/tag.ts'
import { identifiedEntryOf, writtenEntry } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { articlesAtOnce, nextToRetag, type RetagReport, retagged, saveRetagged } from '#workers/retag.ts'
import { retagWhileIdle } from '#workers/retag-while-idle.ts'

const now = startOfTest
const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }

function rulesOf(topics: readonly object[]) {
  const file = checkFeedsFile(JSON.stringify({ output: { title: 'Test' }, topics, feeds: [] }))
  if (!file.ok) throw new Error(JSON.stringify(file.faults))
  return tagRules(file.settings)
}

const before = openTagger(
  rulesOf([
    { id: 'harbour', phrases: ['harbour'] },
    { id: 'grain', phrases: ['grain', 'wheat'] },
  ]),
)
const after = openTagger(
  rulesOf([
    { id: 'harbour', phrases: ['harbour', 'port of call'] },
    { id: 'storm', phrases: ['storm*'] },
  ]),
)

const subjects = [
  'harbour of Odesa',
  'wheat from Kazakhstan',
  'storms over France',
  'port of call',
  'grain and harbour dues',
  'nothing at all',
]

/** More than one batch takes. */
const titles = Array.from({ length: articlesAtOnce * 2 + 7 }, (_, index) => `${subjects[index % subjects.length]}, ${index}`)

/** All of it tagged by these rules when it came. */
function filled(tagger: Tagger): TestStore {
  const test = storeWith([feedOf('a', { topics: ['harbour'] }), feedOf('b')])
  for (const [feed, feedTopics] of [
    ['a', ['harbour']],
    ['b', []],
  ] as const) {
    const entries = titles
      .filter((_, index) => (index % 5 === 0) === (feed === 'a'))
      .map((title) => {
        const entry = identifiedEntryOf({
          guid: title,
          identity: `guid:${title}`,
          url: `https://${feed}.example/${title}`,
          title,
          rawHash: title,
          contentHash: title,
        })
        return writtenEntry(entry, tagger.tag({ ...entry, feedTopics, feedRegions: [] }))
      })
    ingest(test.store, [{ ...freshReading(feed, entries), rulesVersion: tagger.version }], terms, now)
  }
  return test
}

function retagOnce(store: StoreWriter, tagger: Tagger): RetagReport {
  return saveRetagged(store, retagged(tagger, nextToRetag(store, tagger.version)), instant(now + 1000))
}

function retagAll(store: StoreWriter, tagger: Tagger): number {
  let changed = 0
  for (let report = retagOnce(store, tagger); report.settled > 0; report = retagOnce(store, tagger)) changed += report.changed
  return changed
}

/** What readers see of tags: each article's, the counts, the slices. */
function shown(store: StoreWriter) {
  const { articles } = store.articles.page({ kind: 'all' }, null, 1000)
  const counts = store.articles.tagCounts().toSorted((one, other) => (`${one.kind} ${one.value}` < `${other.kind} ${other.value}` ? -1 : 1))
  return {
    tags: Object.fromEntries(articles.map(({ title, tags }) => [title, tags])),
    counts,
    slices: counts.map(({ kind, value }) =>
      store.articles
        .summaries({ kind: 'tag', tag: kind, value }, null, 1000)
        .articles.map(({ title }) => title)
        .toSorted(),
    ),
  }
}

test('the rules of this test differ in what they find', () => {
  using one = filled(before)
  using other = filled(after)
  expect(shown(one.store)).not.toEqual(shown(other.store))
})

test('re-tagged, a store is as if the new rules had always held', () => {
  using test = filled(before)
  using afresh = filled(after)
  expect(retagAll(test.store, after)).toBeGreaterThan(0)
  expect(shown(test.store)).toEqual(shown(afresh.store))
  expect(test.store.retagging.due()).toBe(0)
  expect(test.store.retagging.rulesInForce()).toBe(after.version)
})

test('stopped half-way and opened again, it goes on where it stopped', () => {
  using test = filled(before)
  using afresh = filled(after)
  retagOnce(test.store, after)
  expect(test.store.retagging.due()).toBe(titles.length - articlesAtOnce)
  test.store.close()
  const again = openStore(test.dataDir)
  expect(again.retagging.due()).toBe(titles.length - articlesAtOnce)
  expect(retagOnce(again, after).settled).toBe(articlesAtOnce)
  retagAll(again, after)
  expect(shown(again)).toEqual(shown(afresh.store))
  again.close()
})

test('a batch that fails leaves all of it as it was', () => {
  using test = filled(before)
  const was = shown(test.store)
  const batch = retagged(after, nextToRetag(test.store, after.version))
  const [first, ...rest] = batch.articles
  if (first === undefined) throw new Error('nothing is due')
  const broken = { ...first, tags: [{ kind: 'nonsense' as never, value: 'x', score: 1, passing: false, evidence: [] }] }
  expect(() => saveRetagged(test.store, { ...batch, articles: [...rest, broken] }, now)).toThrow()
  expect(shown(test.store)).toEqual(was)
  expect(test.store.retagging.due()).toBe(titles.length)
})

test('a second time nothing is due, and rules that give the same tags change nothing', () => {
  using test = filled(before)
  retagAll(test.store, after)
  expect(retagOnce(test.store, after)).toEqual({ settled: 0, changed: 0, moves: [] })
  const was = shown(test.store)
  expect(retagAll(test.store, { ...after, version: 'another' })).toBe(0)
  expect(shown(test.store)).toEqual(was)
})

test('back under the rules before, all is as it was', () => {
  using test = filled(before)
  const was = shown(test.store)
  retagAll(test.store, after)
  retagAll(test.store, before)
  expect(shown(test.store)).toEqual(was)
})

test.each([
  { what: 'while readings wait, one batch is done all the same', goesOn: false, settled: articlesAtOnce, done: false },
  { what: 'while nobody waits, all is done', goesOn: true, settled: titles.length, done: true },
])('$what', async ({ goesOn, settled, done }) => {
  using test = filled(before)
  const report = await retagWhileIdle({
    rulesVersion: async () => after.version,
    next: async (version) => nextToRetag(test.store, version),
    tag: async (articles) => retagged(after, articles),
    save: async (articles) => saveRetagged(test.store, articles, now),
    goesOn: () => goesOn,
  })
  expect(report).toMatchObject({ settled, done })
  expect(test.store.retagging.due()).toBe(titles.length - settled)
})
