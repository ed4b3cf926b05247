import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { formatFilter } from '#model/filter-text.ts'
import { later } from '#model/instant.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { soughtSlice } from '#workers/sought-slice.ts'

const file = checkFeedsFile(
  '{"feeds": [], "topics": [{"id": "grain", "label": "Grain deals", "phrases": ["grain deal"]}], "regions": [{"id": "black-sea-rim", "label": "Black Sea rim", "countries": ["UA"]}], "slices": [{"id": "east", "title": "Eastern front", "q": "topic:nato since:2h"}]}',
)
if (!file.ok) throw new Error(`the file is sound: ${JSON.stringify(file.faults)}`)
const { settings } = file
const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }

function given(): TestStore {
  const feeds = [
    feedOf('un-news', { publisher: 'United Nations' }),
    feedOf('tass'),
    feedOf('inside', { private: true, url: 'https://secret.example/' }),
  ]
  const test = storeWith(feeds)
  for (const { id } of feeds)
    ingest(test.store, [freshReading(id, [entryOf({ language: 'uk', identity: `guid:${id}`, guid: id })])], terms, startOfTest)
  return test
}

const seek = ({ store }: TestStore, q: string, name: Parameters<typeof soughtSlice>[0] = { kind: null, id: '' }) =>
  soughtSlice(name, q, settings, store, startOfTest)

test.each([
  { q: 'topic:nto', says: 'q, character 7: there is no topic “nto”; did you mean nato?' },
  { q: 'topic:"grain deal"', says: 'q, character 7: there is no topic “grain deal”; did you mean grain?' },
  { q: 'region:midle-east', says: 'q, character 8: there is no region “midle-east”; did you mean middle-east?' },
  { q: 'country:zz', says: 'q, character 9: there is no country “zz”' },
  { q: 'country:Ukrane', says: 'q, character 9: there is no country “Ukrane”; did you mean UA?' },
  { q: 'source:un-nws', says: 'q, character 8: there is no source “un-nws”; did you mean un-news?' },
  { q: 'publisher:"Unted Nations"', says: 'q, character 11: there is no publisher “Unted Nations”; did you mean united-nations?' },
  { q: 'publisher:secret.example', says: 'q, character 11: there is no publisher “secret.example”' },
  { q: 'language:ukranian', says: 'q, character 10: there is no language “ukranian”; did you mean uk?' },
  { q: 'language:xx', says: 'q, character 10: there is no language “xx”' },
  { q: 'contry:ua', says: 'q, character 1: there is no key “contry”; did you mean country?' },
  { q: 'slice:est', says: 'q, character 7: there is no slice “est”; did you mean east?' },
  { q: 'topic:__proto__', says: 'q, character 7: there is no topic “__proto__”' },
])('$q: $says', ({ q, says }) => {
  using test = given()
  expect(() => seek(test, q)).toThrow(expect.objectContaining({ code: 'serve/bad-query', message: expect.stringContaining(says) }))
})

test.each([
  { q: 'topic:NATO', query: 'topic:nato', words: 'NATO' },
  { q: 'topic:"grain deals"', query: 'topic:grain', words: 'Grain deals' },
  { q: 'region:black-sea-rim', query: 'region:black-sea-rim', words: 'Black Sea rim' },
  { q: 'country:ukraine', query: 'country:ua', words: 'Ukraine' },
  { q: 'source:TASS', query: 'source:tass', words: 'tass' },
  { q: 'publisher:"united nations"', query: 'publisher:united-nations', words: 'United Nations' },
  { q: 'publisher:tass.example', query: 'publisher:tass-example', words: 'tass.example' },
  { q: 'language:Ukrainian', query: 'language:uk', words: 'in Ukrainian' },
  { q: 'lang:pt-BR', query: 'language:pt-br', words: 'in Brazilian Portuguese' },
])('$q is $words', ({ q, query, words }) => {
  using test = given()
  expect(seek(test, q)).toMatchObject({ query, words, path: '/feed', moves: false })
})

test('within a slice both must hold', () => {
  using test = given()
  expect(seek(test, 'ministers', { kind: 'topics', id: 'grain' })).toMatchObject({
    path: '/topics/grain',
    title: 'Grain deals',
    query: 'ministers',
    filter: {
      kind: 'and',
      parts: [
        { kind: 'tag', value: 'grain' },
        { kind: 'text', words: 'ministers' },
      ],
    },
  })
  expect(seek(test, 'ministers', { kind: 'topics', id: 'nothing' })).toBeNull()
})

test('an age is counted from now, and the slice is known to move', () => {
  using test = given()
  expect(seek(test, 'since:2h')).toMatchObject({ moves: true, query: 'since:2h', filter: { kind: 'since', at: later(startOfTest, -7200) } })
})

test('nothing asked is the slice itself', () => {
  using test = given()
  expect(seek(test, ' ')).toMatchObject({ query: '', words: '', filter: { kind: 'all' }, moves: false })
})

test('a named slice in a query keeps its name, and a named slice that asks for an age moves', () => {
  using test = given()
  const settled = 'topic:nato since:2026-11-24T10:00:00Z'
  const found = seek(test, '-slice:"eastern front" a')
  expect(found).toMatchObject({ query: '-slice:east a', words: 'not Eastern front, “a”', moves: true })
  expect(formatFilter(found?.filter ?? { kind: 'all' })).toBe(`-(${settled}) a`)
  const slice = seek(test, '', { kind: 'slices', id: 'east' })
  expect(slice).toMatchObject({ path: '/slices/east', query: '', words: '', moves: true })
  expect(formatFilter(slice?.filter ?? { kind: 'all' })).toBe(settled)
})

test.each([
  { output: {}, shown: '' },
  { output: { block: ['source:tass'] }, shown: '-source:tass' },
  { output: { block: ['source:tass OR b', { q: 'b c', name: 'Noise' }] }, shown: '-(source:tass OR b OR (b c))' },
  { output: { keep: ['topic:nato', 'a b'] }, shown: 'topic:nato OR (a b)' },
  { output: { keep: ['topic:nato'], block: ['slice:east'] }, shown: 'topic:nato -(topic:nato since:2026-11-24T10:00:00Z)' },
])('$output is part of every slice', ({ output, shown }) => {
  using test = given()
  const ruled = checkFeedsFile(
    JSON.stringify({
      feeds: [{ url: 'https://x.example/', id: 'tass' }],
      slices: [{ id: 'east', title: 'East', q: 'topic:nato since:2h' }],
      output,
    }),
  )
  if (!ruled.ok) throw new Error(`the file is sound: ${JSON.stringify(ruled.faults)}`)
  const filterOf = (q: string, name: Parameters<typeof soughtSlice>[0]) =>
    formatFilter(soughtSlice(name, q, ruled.settings, test.store, startOfTest)?.filter ?? { kind: 'all' })
  expect(filterOf('', { kind: null, id: '' })).toBe(shown)
  const inside = shown.includes(' OR ') && !shown.startsWith('-') ? `(${shown})` : shown
  expect(filterOf('x', { kind: 'countries', id: 'ua' })).toBe(`country:ua x ${inside}`.trim())
})

test('what was taken up by a program without rules shows everything', () => {
  using test = given()
  const { keep: _keep, block: _block, ...output } = settings.output
  const older = { ...settings, output } as typeof settings
  expect(soughtSlice({ kind: null, id: '' }, '', older, test.store, startOfTest)?.filter).toEqual({ kind: 'all' })
})
