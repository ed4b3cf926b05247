/** All names places are found by, and what each may mean: the gazetteer, the regions and the rules for names with two meanings, made into phrases. */
import { shortHash } from '#lib/hash.ts'
import { ambiguousNames, firstNames, otherMeanings, type Reading, weakNames } from './data/name-rules.ts'
import type { NameKind } from './data/own-names.ts'
import { regionRows } from './data/region-list.ts'
import { type GazetteerName, gazetteerFile, nameKey, readGazetteer } from './gazetteer.ts'
import { letterHash } from './letter-hash.ts'
import { readList } from './word-list.ts'

/** What a name says: one of several countries, a region, or nothing (a newspaper, a team), which keeps the words from being read as a place. */
export type Meaning =
  | {
      readonly kind: 'country'
      readonly readings: readonly Reading[]
      readonly name: NameKind
      readonly weak: boolean
      readonly firstName: boolean
    }
  /** `country`: the one that has the same name. */
  | { readonly kind: 'region'; readonly region: string; readonly country?: string | undefined }
  | { readonly kind: 'nothing' }

export interface PlaceName {
  readonly text: string
  readonly meaning: Meaning
  /** The languages in whose texts alone it is a name (ISO 639): Island is a country in German. Absent where it is in all. */
  readonly languages?: readonly string[]
  /** What the name says besides, where it is of two countries. */
  readonly partner?: PlaceName
}

/** What the lists of rules say of a name. */
interface NameRule {
  taken: boolean
  weak: boolean
  firstName: boolean
  readings: readonly Reading[] | null
}

const nothing: Meaning = { kind: 'nothing' }
const noRule: Readonly<NameRule> = { taken: false, weak: false, firstName: false, readings: null }

/** What is claimed first stays: regions and other meanings before the gazetteer. A name stands once, whatever its spellings, save that one with a capital may have another beside it that a language writes small. */
export function readPlaceNames(): readonly PlaceName[] {
  const rules = openNameRules()
  const names: PlaceName[] = []
  const claim = (text: string, meaning: Meaning) => {
    const rule = rules.add(text)
    if (!rule.taken) names.push({ text, meaning })
    rule.taken = true
  }
  for (const { id, label, names: others = '', native = {}, alsoCountry: country } of regionRows) {
    for (const text of [label, ...readList(others)]) claim(text, { kind: 'region', region: id, country })
    for (const [languages, list] of Object.entries(native)) {
      for (const text of readList(list)) names.push({ text, meaning: { kind: 'region', region: id }, languages: languages.split(' ') })
    }
  }
  for (const text of readList(otherMeanings)) claim(text, nothing)
  for (const text of readList(weakNames)) rules.add(text).weak = true
  for (const text of readList(firstNames)) rules.add(text).firstName = true
  for (const [text, readings] of Object.entries(ambiguousNames)) rules.add(text).readings = readings
  for (const name of readGazetteer()) {
    const rule = rules.of(name.text)
    if (rule.taken) continue
    const place = placeOf(name, rule)
    names.push(name.partner === null ? place : { ...place, partner: placeOf({ ...name, countries: [name.partner] }, rule) })
  }
  return names
}

/** Another one whenever a name or a rule about names changes. */
export function placeNamesVersion(): string {
  return shortHash(JSON.stringify([gazetteerFile, regionRows, otherMeanings, weakNames, firstNames, ambiguousNames]))
}

/** May the name be one in a text for which the rules of these languages hold (null where it is not known)? */
export function isSpokenIn({ languages }: PlaceName, spoken: readonly string[] | null): boolean {
  return languages === undefined || (spoken !== null && languages.some((language) => spoken.includes(language)))
}

/** Nearly all names are under no rule; a hash of their letters says so, since to fold all of them takes most of the time of opening. */
function openNameRules() {
  const rules = new Map<string, NameRule>()
  const hashes = new Set<number>()
  return {
    add(name: string): NameRule {
      const key = nameKey(name)
      const rule = rules.get(key) ?? { ...noRule }
      rules.set(key, rule)
      hashes.add(letterHash(name))
      return rule
    },
    of(name: string): Readonly<NameRule> {
      return hashes.has(letterHash(name)) ? (rules.get(nameKey(name)) ?? noRule) : noRule
    },
  }
}

function placeOf(name: GazetteerName, rule: Readonly<NameRule>): PlaceName {
  const place = { text: name.text, meaning: meaningOf(name, rule) }
  return name.languages === null ? place : { ...place, languages: name.languages }
}

function meaningOf({ countries, kind, weak }: GazetteerName, rule: Readonly<NameRule>): Meaning {
  if (kind === 'nothing') return nothing
  const readings = rule.readings ?? (countries.length === 1 ? [{ country: countries[0] as string }] : countries.map(besidesItself))
  return { kind: 'country', readings, name: kind, weak: weak || rule.weak, firstName: rule.firstName }
}

/** One of several: it is meant where its country is named otherwise. */
function besidesItself(country: string): Reading {
  return { country, besides: [country] }
}
