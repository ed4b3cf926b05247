/**
 * Countries: what the place names of an entry mean together. A name is read in the light of its neighbours first (`name-context.ts`, `towns.ts`),
 * then of the other places named. Every country that is named comes back; one that has not earned enough (`place-weight.ts`) as named in passing.
 */
import { datelineLength } from '#lib/dateline.ts'
import type { Tag } from '#model/tag.ts'
import { type Cue, cues, knownPersons, seatsOfBodies } from './data/name-rules.ts'
import { contextOf } from './name-context.ts'
import type { Passage } from './passage.ts'
import type { PlaceName } from './place-names.ts'
import type { CountryMeaning, PlaceSighting } from './place-sighting.ts'
import { earningOf, earningOfFeed, type PlaceEarning, placeTag, pointsOfFeedRegion, withoutDateline } from './place-weight.ts'
import { chooseCountry, type PossibleCountry, supportOf } from './readings.ts'
import type { RegionMap } from './regions.ts'
import type { Sighting } from './score.ts'
import { relocatedTowns } from './towns.ts'
import { foldedSet, readList } from './word-list.ts'
import { foldText } from './words.ts'

interface CountrySighting extends PossibleCountry {
  readonly place: PlaceName
  readonly sighting: Sighting
  /** Of the points its place has. */
  readonly share: number
}

/** An institution lies in a country, and says little of it. */
const shareOfInstitution = 0.5
const bodies = foldedSet(seatsOfBodies)
const cuesByPlace: ReadonlyMap<string, readonly Cue[]> = new Map(Object.entries(cues))
const cueReach = 40
/** By the full name. */
const firstNameOf: ReadonlyMap<string, string> = new Map(readList(knownPersons).map((person) => [person, person.split(' ')[0] ?? '']))

/** What is known of the entry beside the names in it. */
export interface NamingEntry {
  readonly passages: readonly Passage[]
  /** The languages whose names hold in it, its own first; null where that is not known. */
  readonly spoken: readonly string[] | null
  readonly feedRegions: readonly string[]
}

/** The strongest first. `sightings` come in the order of the texts. */
export function countryTags(
  sightings: readonly PlaceSighting[],
  { passages, spoken, feedRegions }: NamingEntry,
  regions: RegionMap,
): readonly Tag[] {
  const hasWords = openWordTest(passages)
  const named = readNames(sightings, spoken, hasWords)
  if (named.length === 0) return []
  const support = supportOf(named, new Set(feedRegions.flatMap((id) => regions.byId(id)?.countries ?? [])))
  const dateline = datelineOf(named)
  const earnings = new Map<string, PlaceEarning[]>()
  for (const name of named) {
    const country = chooseCountry(name, support, hasWords)
    if (country === null) continue
    const { place, meaning, sighting, share } = name
    const earning = earningOf(sighting, `${meaning.name}:${place.text}`, share, dateline)
    const earned = earnings.get(country)
    if (earned === undefined) earnings.set(country, [earning])
    else earned.push(earning)
  }
  const isAlone = earnings.size === 1
  return [...earnings]
    .map(([country, earned]) => {
      const ofFeed = feedRegions.find((id) => regions.byId(id)?.countries.includes(country))
      const own =
        isAlone && !earned.some(({ part, evidence }) => part === 'dateline' && bodies.has(foldText(evidence.phrase)))
          ? withoutDateline(earned)
          : earned
      return placeTag('country', country, ofFeed === undefined ? own : [...own, earningOfFeed(ofFeed, pointsOfFeedRegion)])
    })
    .toSorted((a, b) => b.score - a.score || (a.value < b.value ? -1 : 1))
}

/** Names that mean a country here. A person's name, used alone further down, means the person, unless the country is named otherwise. */
function readNames(
  sightings: readonly PlaceSighting[],
  spoken: readonly string[] | null,
  hasWords: (words: RegExp) => boolean,
): readonly CountrySighting[] {
  const towns = relocatedTowns(sightings, hasWords)
  const persons = new Set<string>()
  const named: CountrySighting[] = []
  let person: PlaceSighting | undefined
  sightings.forEach((found, index) => {
    const { place, sighting } = found
    if (place.meaning.kind === 'nothing') {
      const firstName = firstNameOf.get(place.text)
      if (firstName !== undefined) persons.add(firstName)
    }
    if (place.meaning.kind === 'region' && place.meaning.country !== undefined) {
      named.push({ place, meaning: countryOnly(place.meaning.country), sighting, isFaint: false, share: 1 })
    }
    if (place.meaning.kind !== 'country') return
    const town = towns.get(place)
    const meaning = town ?? cued(place, place.meaning, sighting, spoken)
    const context = town === undefined ? contextOf(found, meaning, person, sightings[index + 1]) : 'place'
    person = context === 'person' || meaning.firstName ? found : undefined
    if (context === 'person') persons.add(place.text)
    if (context === 'person' || context === 'other') return
    const share = context === 'institution' ? shareOfInstitution : 1
    named.push({ place, meaning, sighting, isFaint: meaning.weak || context === 'thing', share })
  })
  if (persons.size === 0) return named
  return named.map((name) => (persons.has(name.place.text) ? { ...name, isFaint: true } : name))
}

/** A region that is a country of its own, too. */
function countryOnly(country: string): CountryMeaning {
  return { kind: 'country', readings: [{ country }], name: 'name', weak: false, firstName: false }
}

/** A word beside the name, or the language, may say which of its places is meant. */
function cued(place: PlaceName, meaning: CountryMeaning, { text, start, end }: Sighting, spoken: readonly string[] | null): CountryMeaning {
  const list = cuesByPlace.get(place.text)
  if (list === undefined) return meaning
  const before = text.slice(Math.max(0, start - cueReach), start)
  const after = text.slice(end, end + cueReach)
  const name = text.slice(start, end)
  const cue = list.find(
    (rule) =>
      rule.written?.test(name) || rule.before?.test(before) || rule.after?.test(after) || rule.languages?.includes(spoken?.[0] ?? ''),
  )
  if (cue === undefined) return meaning
  return { ...meaning, readings: [{ country: cue.country }], name: cue.country === 'US' ? 'province' : meaning.name, firstName: false }
}

/** Each list of words is looked for once, and only where a name asks for it. */
function openWordTest(passages: readonly Passage[]): (words: RegExp) => boolean {
  const known = new Map<RegExp, boolean>()
  return (words) => {
    const found = known.get(words) ?? passages.some(({ text }) => words.test(text))
    known.set(words, found)
    return found
  }
}

/** The dateline stands in the body, whose beginning the first name in it has to reach. */
function datelineOf(named: readonly CountrySighting[]): number {
  const first = named.find(({ sighting }) => sighting.where === 'body')
  return first === undefined ? 0 : datelineLength(first.sighting.text)
}
