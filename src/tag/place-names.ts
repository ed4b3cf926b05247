/** All names places are found by, and what each may mean: the gazetteer, our own lists and the rules for names with two meanings, made into phrases. */
import { ambiguousNames, firstNames, otherMeanings, type Reading, weakNames } from './data/name-rules.ts'
import { type NameKind, nameKinds, ownNames } from './data/own-names.ts'
import { regionRows } from './data/region-list.ts'
import { gazetteer } from './gazetteer.ts'
import { foldedSet, readList } from './word-list.ts'
import { foldText } from './words.ts'

/** What a name says: one of several countries, a region, or nothing (a newspaper, a team), which keeps the words from being read as a place. */
export type Meaning =
  | {
      readonly kind: 'country'
      readonly readings: readonly Reading[]
      readonly name: NameKind
      readonly weak: boolean
      readonly firstName: boolean
    }
  | { readonly kind: 'region'; readonly region: string }
  | { readonly kind: 'nothing' }

export interface PlaceName {
  readonly text: string
  readonly meaning: Meaning
}

/** Names of countries in other languages that are words or first names in English. */
const unfit = foldedSet('Indie, Dania, Maurice, Dominique, Island')
const nothing: Meaning = { kind: 'nothing' }
const weak = foldedSet(weakNames)
const first = foldedSet(firstNames)
const ambiguous: ReadonlyMap<string, readonly Reading[]> = new Map(
  Object.entries(ambiguousNames).map(([name, readings]) => [foldText(name), readings]),
)

/** What is claimed first stays: regions and other meanings before our own names, these before the gazetteer. Each name stands once, whatever its spellings. */
export function readPlaceNames(): readonly PlaceName[] {
  const names = new Map<string, PlaceName>()
  const claim = (text: string, meaning: Meaning) => {
    const key = foldText(text)
    if (!names.has(key)) names.set(key, { text, meaning })
  }
  for (const { id, label, names: others = '' } of regionRows) {
    for (const text of [label, ...readList(others)]) claim(text, { kind: 'region', region: id })
  }
  for (const text of readList(otherMeanings)) claim(text, nothing)
  for (const { text, code, kind } of [...ownRows(), ...gazetteerRows()]) claim(text, countryMeaning(text, code, kind))
  return [...names.values()]
}

interface CountryName {
  readonly text: string
  readonly code: string
  readonly kind: NameKind
}

function countryMeaning(text: string, code: string, name: NameKind): Meaning {
  const key = foldText(text)
  const readings = ambiguous.get(key) ?? [{ country: code }]
  return { kind: 'country', readings, name, weak: weak.has(key), firstName: first.has(key) }
}

function ownRows(): readonly CountryName[] {
  return Object.entries(ownNames).flatMap(([code, lists]) =>
    nameKinds.flatMap((kind) => readList(lists[kind] ?? '').map((text) => ({ text, code, kind }))),
  )
}

/** A name that two countries share belongs to the one it is the nearer name of: the common name before the demonym, and so on; else to neither. */
function gazetteerRows(): readonly CountryName[] {
  const rows: CountryName[] = []
  const taken = new Set<string>()
  for (const [kind, namesOf] of layers) {
    const layer = gazetteer.flatMap((country) => namesOf(country).map((text) => ({ text, code: country.code, kind })))
    const owners = Map.groupBy(layer, (row) => foldText(row.text))
    for (const [key, claimants] of owners) {
      const isShared = new Set(claimants.map((row) => row.code)).size > 1
      if (!isShared && !taken.has(key)) rows.push(...claimants)
    }
    for (const key of owners.keys()) taken.add(key)
  }
  return rows
}

type Names = (country: (typeof gazetteer)[number]) => readonly string[]

const layers: readonly (readonly [NameKind, Names])[] = [
  ['name', (country) => country.names],
  ['demonym', (country) => country.demonyms.flatMap((demonym) => demonym.split(/, | or /)).flatMap(withPlural)],
  ['capital', (country) => country.capitals],
  ['name', (country) => country.translations.filter(isDistinct)],
]

function withPlural(demonym: string): readonly string[] {
  return /(?:an|i|er|ar|k|o|ne)$/.test(demonym) ? [demonym, `${demonym}s`] : [demonym]
}

/** Short Latin names in other languages are words or names in English too often: Fas, Çad, Man. */
function isDistinct(name: string): boolean {
  return !/^\p{Script=Latin}{1,4}$/u.test(name) && !unfit.has(foldText(name))
}
