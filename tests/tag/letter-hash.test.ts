import { expect, test } from 'vitest'
import { letterHash } from '#tag/letter-hash.ts'
import { readPlaceNames } from '#tag/place-names.ts'
import { foldText } from '#tag/words.ts'

test.each([
  ['Côte d’Ivoire', "COTE D'IVOIRE"],
  ['Preßburg', 'PRESSBURG'],
  ['Україна', 'УКРАЇНА'],
  ['أفغانستان', 'افغانستان'],
  ['', ' *'],
])('%j and %j are spellings of one name', (one, other) => {
  expect(letterHash(one)).toBe(letterHash(other))
})

test('voicing tells kana apart', () => {
  expect(letterHash('ガス')).not.toBe(letterHash('カス'))
  expect(letterHash('ガス')).not.toBe(letterHash('ス'))
})

test('names that fold alike have one hash, and others hardly ever', () => {
  const byHash = Map.groupBy(readPlaceNames(), ({ text }) => letterHash(text))
  const letters = (text: string) => foldText(text).replaceAll(' ', '')
  const mixed = [...byHash.values()].filter((names) => new Set(names.map(({ text }) => letters(text))).size > 1)
  expect(mixed.length).toBeLessThan(3)
})
