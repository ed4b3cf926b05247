import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { listSlices } from '#workers/slice-list.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const file = checkFeedsFile(
  JSON.stringify({
    defaults: { topics: ['nato', 'energy'] },
    slices: [
      { id: 'east', title: 'East', q: 'topic:nato -country:ua', description: 'As it goes.' },
      { id: 'west', title: 'West', q: `slice:east (${Array.from({ length: 40 }, () => 'somewhere').join(' OR ')})` },
    ],
    feeds: [],
  }),
)
if (!file.ok) throw new Error(`the file is sound: ${JSON.stringify(file.faults)}`)
const { settings } = file

test('what is defined stands there before it has articles; of places and languages only what articles have', () => {
  using test = storeWith([feedOf('a', { title: 'The News' })])
  const groups = listSlices(test.store, settings)
  expect(groups.map(({ title, slices }) => [title, slices.map(({ path, articles }) => [path, articles])])).toEqual([
    [
      'Slices',
      [
        ['/slices/east', null],
        ['/slices/west', null],
      ],
    ],
    [
      'Topics',
      [
        ['/topics/nato', 0],
        ['/topics/energy', 0],
      ],
    ],
    ['Regions', []],
    ['Countries', []],
    ['Languages', []],
    ['Publishers', []],
    ['Sources', [['/sources/a', 0]]],
  ])
})

test('a named slice says what it is about, or else what it asks for, not endlessly', () => {
  using test = storeWith([])
  const [east, west] = listSlices(test.store, settings)[0]?.slices ?? []
  expect(east?.about).toBe('As it goes.')
  expect(west?.about).toMatch(/^East, “somewhere” or .*…$/)
  expect(west?.about?.length).toBeLessThanOrEqual(201)
})

test('kinds are counted where a count is kept, and publishers stand where they have several feeds', () => {
  using test = storeWith(['a', 'b', 'c'].map((id) => feedOf(id, { title: id.toUpperCase(), publisher: id === 'c' ? 'Alone' : 'Both' })))
  const show = (feed: string, language: string, url: string) => {
    const entry = entryOf({
      guid: url,
      identity: `guid:${url}`,
      url,
      language,
      tags: [sampleTag('topic', 'nato'), sampleTag('country', 'UA')],
    })
    ingest(test.store, [freshReading(feed, [entry])], terms, startOfTest)
  }
  show('a', 'en', 'https://a.example/1')
  show('b', 'uk', 'https://b.example/1')
  const listed = listSlices(test.store, settings).flatMap(({ slices }) => slices)
  const countOf = (path: string) => listed.find((slice) => slice.path === path)
  expect(countOf('/topics/nato')).toEqual({ path: '/topics/nato', title: 'NATO', articles: 2, about: null })
  expect(countOf('/countries/UA')).toMatchObject({ title: 'Ukraine', articles: 2 })
  expect(countOf('/languages/uk')).toMatchObject({ title: 'Ukrainian', articles: null })
  expect(countOf('/publishers/both')).toMatchObject({ title: 'Both', articles: null })
  expect(countOf('/publishers/alone')).toBeUndefined()
  expect([countOf('/sources/a')?.articles, countOf('/sources/c')?.articles]).toEqual([1, 0])
})
