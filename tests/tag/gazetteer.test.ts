import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nameKey, readGazetteer } from '#tag/gazetteer.ts'
import { knownPlaces } from '#tag/regions.ts'
import { renderGazetteer } from '../../scripts/gazetteer.ts'

const names = readGazetteer()

const file = readFileSync('src/tag/data/gazetteer.json', 'utf8')
const hasItsNode = file.includes(`CLDR ${process.versions.cldr} of Node`)

test.skipIf(!hasItsNode)(
  `the file is what the script makes of packages and lists: run it after a change of either${hasItsNode ? '' : ' (needs a Node with the CLDR the file names)'}`,
  () => {
    expect(file).toBe(renderGazetteer())
  },
)

test('every country of ISO 3166-1 has a name and all codes are countries there are', () => {
  const named = new Set(names.filter((name) => name.kind === 'name').flatMap((name) => name.countries))
  expect([...knownPlaces.countries].filter((code) => !named.has(code))).toEqual([])
  expect(names.flatMap((name) => name.countries).filter((code) => !knownPlaces.countries.has(code))).toEqual([])
})

test('every country has a capital, save uninhabited ones and those whose capital has their name or that of another', () => {
  const seated = new Set(names.filter((name) => name.kind === 'capital').flatMap((name) => name.countries))
  const without = [...knownPlaces.countries].filter((code) => !seated.has(code)).toSorted()
  expect(without.join(' ')).toBe('AQ AW BV GI HM LU MC MO NF SG UM VA')
})

test('a name has a meaning or none, and none is shared by words that fold alike, save one that a language writes small', () => {
  const keys = names.map(({ text, languages }) => [nameKey(text), languages !== null && text === text.toLowerCase()].join())
  expect(keys.length).toBe(new Set(keys).size)
  expect(names.filter((name) => (name.countries.length === 0) !== (name.kind === 'nothing'))).toEqual([])
})

test('a stem is long enough to tell what it begins', () => {
  const stems = names.filter((name) => name.text.endsWith('*') && !/[\s'’ʼ-]/u.test(name.text))
  expect(stems.filter((name) => nameKey(name.text).length < 5).map((name) => name.text)).toEqual([])
})

test('whole words stand before stems, and longer stems before shorter ones', () => {
  const lengths = names.map((name) => (name.text.endsWith('*') ? name.text.length : Number.POSITIVE_INFINITY))
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a))
})

test('spellings of a name have one key, and a stem another than the word', () => {
  expect(nameKey('Côte d’Ivoire')).toBe(nameKey("COTE D'IVOIRE"))
  expect(nameKey('Украин*')).not.toBe(nameKey('Украин'))
})
