import { expect, test } from 'vitest'
import { ambiguousNames, firstNames, weakNames } from '#tag/data/name-rules.ts'
import { ownNames } from '#tag/data/own-names.ts'
import { nameKey } from '#tag/gazetteer.ts'
import { isSpokenIn, readPlaceNames } from '#tag/place-names.ts'
import { isCountry } from '#tag/regions.ts'
import { readList } from '#tag/word-list.ts'
import { foldText } from '#tag/words.ts'

const names = readPlaceNames()
const countryNames = new Set(names.filter(({ meaning }) => meaning.kind === 'country').map(({ text }) => foldText(text)))

test('every rule about a name concerns a name there is', () => {
  const ruled = [...readList(weakNames), ...readList(firstNames), ...Object.keys(ambiguousNames)]
  expect(ruled.filter((name) => !countryNames.has(foldText(name)))).toEqual([])
})

test('our own lists name countries there are', () => {
  const codes = [
    ...Object.keys(ownNames).flatMap((codes) => codes.split('+')),
    ...Object.values(ambiguousNames).flatMap((readings) => readings.map((reading) => reading.country)),
  ]
  expect(codes.filter((code) => !isCountry(code))).toEqual([])
})

test('our own lists give no name to two countries', () => {
  const owners = new Map<string, Set<string>>()
  for (const [code, lists] of Object.entries(ownNames)) {
    for (const name of Object.values(lists).flatMap(readList))
      owners.set(foldText(name), (owners.get(foldText(name)) ?? new Set()).add(code))
  }
  expect([...owners].filter(([, codes]) => codes.size > 1)).toEqual([])
})

test('a name stands once, whatever its spellings, save one that a language writes small', () => {
  const keys = names.map(({ text, languages }) => [nameKey(text), languages !== undefined && text === text.toLowerCase()].join())
  expect(keys.length).toBe(new Set(keys).size)
})

test('no name is a single letter', () => {
  expect(names.filter(({ text }) => foldText(text).length < 2)).toEqual([])
})

test.each([
  [undefined, null, true],
  [undefined, ['en'], true],
  [['de'], null, false],
  [['de'], ['en'], false],
  [['de'], ['den'], false],
  [['de'], ['de'], true],
  [['es', 'it'], ['it'], true],
  [['fa'], ['prs', 'fa'], true],
])('a name of %j is one in a text of %j: %j', (languages, spoken, is) => {
  const meaning = { kind: 'nothing' } as const
  expect(isSpokenIn(languages === undefined ? { text: 'Island', meaning } : { text: 'Island', meaning, languages }, spoken)).toBe(is)
})
