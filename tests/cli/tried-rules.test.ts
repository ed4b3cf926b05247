import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readTriedRules } from '#cli/tried-rules.ts'
import { knownPlaces } from '#tag/regions.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

const lighthouses = { id: 'lighthouses', phrases: ['lighthouse'] }
const blackSea = { id: 'black-sea-rim', label: 'Black Sea rim' }
const windmills = { id: 'windmills', phrases: ['windmill'] }

function given(rule: unknown, feeds: object = { topics: [lighthouses], feeds: [] }) {
  const folder = temporaryFolder()
  onTestFinished(() => folder[Symbol.dispose]())
  const [feedsFile, ruleFile] = [join(folder.path, 'feeds.json'), join(folder.path, 'rule.json')]
  writeFileSync(feedsFile, JSON.stringify(feeds))
  writeFileSync(ruleFile, typeof rule === 'string' ? rule : JSON.stringify(rule))
  return { feedsFile, ruleFile }
}

test.each([
  { what: 'no JSON', rule: '{"id": ', said: 'in line 1' },
  { what: 'no phrases', rule: { id: 'a', phrases: [] }, said: /\n {2}line 1 {2}phrases +found an empty list.*\n.*at least one phrase/ },
  { what: 'a word in the place of a topic', rule: '"nato"', said: 'found "nato"' },
  {
    what: 'a fault in a list, with its line',
    rule: '[\n{ "id": "a", "phrases": ["a"] },\n{ "id": "b", "phrases": [""] }]',
    said: /\n {2}line 3 {2}\[1\]\.phrases\[0\] +found/,
  },
  { what: 'a key twice', rule: '{ "id": "a", "id": "b", "phrases": ["a"] }', said: 'found a key that is there already' },
  { what: 'the same id twice', rule: [lighthouses, lighthouses], said: /\[1\]\.id +found the same id as in \[0\]\.id\n/ },
  {
    what: 'a phrase with two weights',
    rule: { id: 'a', phrases: ['sail', { text: 'sail', weight: 3 }] },
    said: /phrases\[1\] +found the same phrase as in phrases\[0\], with another weight\n/,
  },
  { what: 'a topic and a region in one list', rule: [lighthouses, blackSea], said: 'holds topics and regions' },
  { what: 'an unknown key, with what was meant', rule: { ...lighthouses, phrase: [] }, said: 'did you mean "phrases"?' },
  { what: 'a region with a country that is none', rule: { id: 'black-sea', countries: ['Ukraine'] }, said: 'countries[0]' },
  { what: 'no rule at all', rule: [], said: 'has no rule in it' },
])('$what: a fault as of feeds.json, with its path in the rule’s own file', ({ rule, said }) => {
  const { ruleFile, feedsFile } = given(rule)
  const read = readTriedRules(ruleFile, feedsFile, knownPlaces)
  if (read.ok) throw new Error('it was taken')
  expect(read.isRule).toBe(true)
  expect(read.text).toMatch(said)
  expect(read.text).toContain(ruleFile)
})

test('a feeds.json that is wrong is its own fault', () => {
  const { ruleFile, feedsFile } = given(lighthouses, { feeds: 7 })
  const read = readTriedRules(ruleFile, feedsFile, knownPlaces)
  expect(read).toMatchObject({ ok: false, isRule: false, text: expect.stringContaining(feedsFile) })
})

test('a tried rule stands in the place of the one with its id, and beside the others', () => {
  const { ruleFile, feedsFile } = given({ ...windmills, phrases: ['sail'] }, { topics: [lighthouses, windmills], feeds: [] })
  const read = readTriedRules(ruleFile, feedsFile, knownPlaces)
  if (!read.ok) throw new Error(read.text)
  expect(read).toMatchObject({ kind: 'topic', ids: ['windmills'] })
  const own = ({ topics }: typeof read.after) => topics.map(({ id }) => id).filter((id) => ['lighthouses', 'windmills'].includes(id))
  expect(own(read.before).toSorted()).toEqual(['lighthouses', 'windmills'])
  expect(own(read.after).toSorted()).toEqual(['lighthouses', 'windmills'])
  expect(read.after.topics.find(({ id }) => id === 'windmills')).not.toEqual(read.before.topics.find(({ id }) => id === 'windmills'))
})

test('a byte order mark and line breaks are no fault', () => {
  const { ruleFile, feedsFile } = given(`\ufeff\n${JSON.stringify([lighthouses, windmills], null, 2)}\n`)
  expect(readTriedRules(ruleFile, feedsFile, knownPlaces)).toMatchObject({ ok: true, ids: ['lighthouses', 'windmills'] })
})

test('a region with a label alone is a region, and a topic whose phrases are misspelt is a topic', () => {
  const { ruleFile, feedsFile } = given(blackSea)
  expect(readTriedRules(ruleFile, feedsFile, knownPlaces)).toMatchObject({ ok: true, kind: 'region', ids: ['black-sea-rim'] })
  const other = given({ id: 'sails', label: 'Sails', phrase: ['sail'] })
  expect(readTriedRules(other.ruleFile, other.feedsFile, knownPlaces)).toMatchObject({
    ok: false,
    text: expect.stringContaining('"phrases"?'),
  })
})
