import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import type { ArticleId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { articleReader } from '#store/articles.ts'
import { searchLimits } from '#store/word-search.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { countRules, notShown } from '#workers/rule-counts.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }

function settingsOf(output: object) {
  const file = checkFeedsFile(JSON.stringify({ output, feeds: [] }))
  if (!file.ok) throw new Error(`the file is sound: ${JSON.stringify(file.faults)}`)
  return file.settings
}

/** An article of each title; the first is of last year. */
function given(...titles: string[]): TestStore {
  const test = storeWith([feedOf('a')])
  const entries = titles.map((title, index) =>
    entryOf({
      guid: title,
      identity: `guid:${title}`,
      url: `https://a.example/${index}`,
      title,
      summary: '',
      text: title,
      publishedAt: later(startOfTest, index === 0 ? -400 * 86_400 : -60),
    }),
  )
  ingest(test.store, [freshReading('a', entries)], terms, startOfTest)
  return test
}

function idOf({ store }: TestStore, words: string): ArticleId {
  const [article] = store.articles.page({ kind: 'text', within: 'title', words, prefix: false }, null, 1).articles
  if (article === undefined) throw new Error(`there is no ${words}`)
  return article.id
}

test('a count that takes too long is null, and others are not', () => {
  using test = given('one', 'ukraine ukrainian')
  const db = new Database(join(test.dataDir, 'tributary.db'), { readonly: true })
  const stingy = { ...test.store, articles: articleReader(db, { ...searchLimits, mostPlaces: 1 }) }
  expect(countRules(stingy, settingsOf({ block: ['ukrain*', 'topic:nato'] }), startOfTest)).toMatchObject({
    articles: 1,
    shown: null,
    rules: [{ articles: null }, { articles: 0 }],
  })
  db.close()
})

test('when the time for all of them is over, what is not counted yet is null', () => {
  using test = given('old war', 'war')
  const settings = settingsOf({ block: ['war', 'sport'] })
  expect(countRules(test.store, settings, startOfTest, 0)).toMatchObject({
    articles: null,
    shown: null,
    rules: [{ articles: null }, { articles: null }],
  })
})

test('rules are counted by themselves, and what is shown by all of them, within thirty days', () => {
  using test = given('old war', 'war', 'live blog war', 'sport')
  const settings = settingsOf({ keep: ['war', 'title:sport'], block: [{ q: '"live blog"', name: 'Live blogs' }] })
  expect(countRules(test.store, settings, startOfTest)).toEqual({
    days: 30,
    articles: 3,
    shown: 2,
    rules: [
      { kind: 'keep', name: null, q: 'war', articles: 2 },
      { kind: 'keep', name: null, q: 'title:sport', articles: 1 },
      { kind: 'block', name: 'Live blogs', q: '"live blog"', articles: 1 },
    ],
  })
})

test('of one article they say why it is not shown', () => {
  using test = given('old war', 'live blog sport', 'music')
  const why = (words: string, output: object) => notShown(test.store, settingsOf(output), idOf(test, words), startOfTest)
  const output = { keep: ['war', 'title:sport'], block: ['"live blog"', 'blog', 'before:30d'] }
  expect(why('music', {})).toBeNull()
  expect(why('music', { keep: ['music'], block: ['war'] })).toBeNull()
  expect(why('music', output)).toEqual({ blockedBy: [], isKept: false })
  expect(why('sport', output)).toMatchObject({ blockedBy: [{ q: '"live blog"' }, { q: 'blog' }], isKept: true })
  expect(why('war', output)).toMatchObject({ blockedBy: [{ q: 'before:30d' }], isKept: true })
})
