import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonLines } from '#tests/support/json-lines.ts'
import { openBarePlaces } from '../../../scripts/eval-tagging/bare-places.ts'
import { openBareTopics } from '../../../scripts/eval-tagging/bare-topics.ts'
import { figuresOf, tallyOf } from '../../../scripts/eval-tagging/figures.ts'
import { readLabelledSet } from '../../../scripts/eval-tagging/labelled-rows.ts'

const topics = [
  'nato',
  'afghanistan',
  'ukraine',
  'defence',
  'diplomacy',
  'sanctions',
  'migration',
  'terrorism',
  'peace-talks',
  'humanitarian-aid',
  'cyber',
  'nuclear',
  'maritime-security',
  'energy',
  'elections',
  'human-rights',
]
const { rows, faults, strange } = readLabelledSet(readFileSync('tests/fixtures/tag/tuning.jsonl', 'utf8'), new Set(topics))

test('every line of the tuning half is a row, judged and told apart', () => {
  expect(faults).toEqual([])
  expect(strange).toEqual([])
  expect(rows.length).toBeGreaterThanOrEqual(170)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length)
  expect(rows.filter((row) => row.countries === null || row.topics === null || row.language === null)).toEqual([])
})

test('the tuning half has ten articles of every topic, a third of none, and eleven languages', () => {
  const few = topics.filter((topic) => rows.filter((row) => row.topics?.includes(topic)).length < 10)
  expect(few).toEqual([])
  expect(rows.filter((row) => row.topics?.length === 0).length).toBeGreaterThan(rows.length / 3)
  expect([...new Set(rows.map(({ language }) => language))].sort()).toEqual([
    'ar',
    'de',
    'en',
    'es',
    'fa',
    'fr',
    'pl',
    'ru',
    'tr',
    'uk',
    'zh',
  ])
})

test('the tuning half is too hard for a bare search', () => {
  const placesIn = openBarePlaces()
  const topicsIn = openBareTopics(topics.map((id) => ({ id, label: id })))
  const f1 = (found: (row: (typeof rows)[number]) => ReadonlySet<string>, meant: (row: (typeof rows)[number]) => Iterable<string>) =>
    figuresOf(tallyOf(rows.map((row) => ({ found: found(row), meant: new Set(meant(row)) })))).f1
  expect(
    f1(
      (row) => placesIn(`${row.title}\n${row.text}`, row.language),
      (row) => row.countries?.keys() ?? [],
    ),
  ).toBeLessThan(0.85)
  expect(
    f1(
      (row) => topicsIn(`${row.title}\n${row.text}`),
      (row) => row.topics ?? [],
    ),
  ).toBeLessThan(0.85)
})

test('a country that is no more counts as the one in its place', () => {
  const { rows, strange } = readLabelledSet('{"text":"a","countries":{"DD":2,"DE":1,"UK":1}}', new Set())
  expect(rows[0]?.countries).toEqual(
    new Map([
      ['DE', 3],
      ['GB', 1],
    ]),
  )
  expect(strange).toEqual([])
})

test('of weights whatever is above 0 is a mention, once at least; 0 is none', () => {
  const { rows, faults } = readLabelledSet('{"text":"a","countries":{"UA":0.8,"PL":0,"DE":2.5}}', new Set())
  expect(faults).toEqual([])
  expect(rows[0]?.countries).toEqual(
    new Map([
      ['UA', 1],
      ['DE', 2.5],
    ]),
  )
})

test('a code in small letters is the one in capitals', () => {
  const { rows, strange } = readLabelledSet('{"text":"a","countries":{"ua":1,"UA":2,"uk":1}}\n{"text":"b","countries":["fr"]}', new Set())
  expect(rows.map(({ countries }) => [...(countries ?? [])])).toEqual([
    [
      ['UA', 3],
      ['GB', 1],
    ],
    [['FR', null]],
  ])
  expect(strange).toEqual([])
})

test.each(['test', 'test-b', 'test-news'])('the topics of %s.jsonl are those that two of its three readers give', (set) => {
  const linesOf = (file: string) => jsonLines(readFileSync(`tests/fixtures/tag/${file}.jsonl`, 'utf8'))
  const agreed = linesOf(`readers/${set}`).map(({ id, readers }: { id: string; readers: readonly string[][] }) => {
    expect(readers).toHaveLength(3)
    return { id, topics: topics.filter((topic) => readers.filter((given) => given.includes(topic)).length >= 2) }
  })
  const labelled = linesOf(set).map((row: { id: string; topics: readonly string[] }) => ({
    id: row.id,
    topics: topics.filter((topic) => row.topics.includes(topic)),
  }))
  expect(labelled).toEqual(agreed)
})
