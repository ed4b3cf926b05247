/**
 * What the words around a place's name make of it: Michael Jordan is a person, Leeds United a club, the Moscow Times a paper.
 * Most of the rules are general, and look at the one word before the name and the one after it; their lists stand in `data/neighbour-words.ts`.
 */
import { thingsBeside } from './data/name-rules.ts'
import {
  adjectiveThings,
  clubPlay,
  clubWordsAfter,
  clubWordsBefore,
  documentWords,
  estrangingWords,
  givenNames,
  headlineParticles,
  institutionWords,
  kinBefore,
  languages,
  languageVerbs,
  matchVerbs,
  newspaperWords,
  offices,
  ofWords,
  pairWords,
  personAfter,
  personRoles,
  sportRoles,
  streetWords,
} from './data/neighbour-words.ts'
import type { CountryMeaning, PlaceSighting } from './place-sighting.ts'
import type { Sighting } from './score.ts'
import { readList } from './word-list.ts'

/**
 * `place`: as the name says. `institution`: something that lies there. `person`: somebody's name, whom the entry may call by that name alone further down.
 * `thing`: no place, unless the entry names the country otherwise. `other`: no place.
 */
export type NameContext = 'place' | 'institution' | 'person' | 'thing' | 'other'

type Before = 'given' | 'estranging' | 'club' | 'institution' | 'role' | 'owner' | 'of'
type After = 'city' | 'document' | 'institution' | 'role' | 'street'

/** Of a word in two lists, the later list holds. */
const beforeKinds = wordKinds<Before>([
  ['owner', ofWords],
  ['institution', institutionWords],
  ['estranging', estrangingWords],
  ['club', clubWordsBefore],
  ['given', givenNames],
  ['role', personRoles],
  ['of', 'of, de, di, von'],
])
const afterKinds = wordKinds<After>([
  ['role', sportRoles],
  ['institution', institutionWords],
  ['city', `${clubWordsAfter}, ${newspaperWords}`],
  ['street', streetWords],
  ['document', documentWords],
])
const office = lowerCased(offices)
const adjectives = lowerCased(adjectiveThings)
const language = lowerCased(languages)
const languageVerb = lowerCased(languageVerbs)
const pairs = lowerCased(pairWords)
const particles = lowerCased(headlineParticles)
const matches = lowerCased(matchVerbs)
const things = new Map(Object.entries(thingsBeside))
const besideReach = 60
const lineReach = 100
const kinReach = 50
/** No word that a rule knows is longer. */
const wordReach = 24
const longestAbbreviation = 4

/**
 * @param meaning of the place, which its neighbours may have settled already
 * @param person a name before it that is somebody's here, or may be
 * @param next the place named after it
 */
export function contextOf(
  { place, sighting }: PlaceSighting,
  meaning: CountryMeaning,
  person: PlaceSighting | undefined,
  next: PlaceSighting | undefined,
): NameContext {
  const { text, start, end, where } = sighting
  if (where === 'category') return 'place'
  const before = wordBefore(text, start)
  const after = wordAfter(text, end)
  if (meaning.name === 'demonym') {
    if (isSurnameAfter(before, text.charAt(start))) return 'person'
    return isLanguage(text, start, end, before) || adjectives.has(after) ? 'other' : 'place'
  }
  return (
    readBefore(before, meaning, sighting) ??
    (meaning.firstName && isPersonsFirstName(sighting) ? 'person' : null) ??
    (person !== undefined && isFamilyName(person, meaning, sighting) ? 'person' : null) ??
    readAfter(after, meaning, sighting, next) ??
    (isThing(place.text, sighting) ? 'thing' : 'place')
  )
}

/** `Roman Kyivskyi`, `Dawn French`: adjectives of places are family names too. */
function isSurnameAfter(before: string, initial: string): boolean {
  const kind = beforeKinds.get(before.toLowerCase())
  return !isSmall(initial) && (kind === 'role' || (kind === 'given' && !isSmall(before)))
}

/** Null where the word before the name says nothing of it. */
function readBefore(before: string, meaning: CountryMeaning, { text, start }: Sighting): NameContext | null {
  const kind = beforeKinds.get(before.toLowerCase())
  if (kind === undefined) return before.length === 1 && isInitial(text, start) ? 'person' : null
  if (kind === 'role') return 'person'
  if (kind === 'of') {
    const owner = beforeKinds.get(wordBefore(text, text.lastIndexOf(before, start)).toLowerCase())
    if (owner === 'institution') return 'institution'
    return owner === 'owner' || owner === 'club' ? 'other' : null
  }
  if (isSmall(before) || kind === 'owner') return null
  if (kind === 'institution') return 'institution'
  if (kind === 'club') return isCity(meaning) || meaning.name === 'province' ? 'other' : null
  return kind === 'given' ? 'person' : 'other'
}

/** `My husband Chad`, `Chad and his wife`. */
function isPersonsFirstName({ text, start, end }: Sighting): boolean {
  return kinBefore.test(text.slice(Math.max(0, start - kinReach), start)) || personAfter.test(text.slice(end, end + kinReach))
}

/** Null where the word after the name says nothing of it. */
function readAfter(
  after: string,
  meaning: CountryMeaning,
  { text, start, end }: Sighting,
  next: PlaceSighting | undefined,
): NameContext | null {
  const kind = afterKinds.get(after.toLowerCase())
  if (kind === 'institution' && isCapital(after)) return 'institution'
  if (isCity(meaning)) {
    if (kind === 'document' || (kind === 'city' && isCapital(after)) || (kind === 'role' && !isCapital(after))) return 'other'
    if (isScore(text, start, end) || isMatch(text, start, end)) return 'other'
  }
  if (kind === 'street' && isCapital(after) && caseTells(text, start, end)) return 'other'
  if (!meaning.firstName || !isName(after) || office.has(after.toLowerCase()) || isAdjective(next, text, end)) return null
  return caseTells(text, start, end) ? 'person' : null
}

function isThing(name: string, { text, start, end }: Sighting): boolean {
  const beside = things.get(name)
  // A bird and a cup possess nothing.
  if (beside === undefined || isApostrophe(text.charAt(end))) return false
  return beside.test(text.slice(Math.max(0, start - besideReach), end + besideReach))
}

/** `Jordan Schweden`, `Chad Niger-Holt`: a place right after one that people are called by, too, is somebody's family name. */
function isFamilyName({ place, sighting: first }: PlaceSighting, meaning: CountryMeaning, { text, start, end }: Sighting): boolean {
  if (place.meaning.kind !== 'country' || first.text !== text || start !== first.end + 1 || !isSpace(text.charCodeAt(first.end)))
    return false
  if (place.meaning.readings.some(({ country }) => meaning.readings.some((reading) => reading.country === country))) return false
  return !pairs.has(wordAfter(text, end).toLowerCase()) && caseTells(text, first.start, end)
}

function isApostrophe(character: string): boolean {
  return character === '’' || character === "'"
}

/** `Paris Afghan community`: the next word is of another country, and no family name. */
function isAdjective(next: PlaceSighting | undefined, text: string, end: number): boolean {
  if (next === undefined || next.sighting.text !== text || next.sighting.start !== end + 1) return false
  return next.place.meaning.kind === 'country' && next.place.meaning.name === 'demonym'
}

/** Written as names are: a capital, and a small letter. */
function isName(after: string): boolean {
  return after.length > 1 && isCapital(after) && isSmall(after.charAt(1))
}

function isCity({ name }: CountryMeaning): boolean {
  return name === 'city' || name === 'capital'
}

/** `Michael B. Jordan`, but not `U.S. Jordan`. */
function isInitial(text: string, start: number): boolean {
  return /\p{Lu}\p{Ll}+ \p{Lu}\.? $/u.test(text.slice(Math.max(0, start - wordReach), start))
}

/** `Liverpool 2-1 Chelsea`, and a line of a league table. */
function isScore(text: string, start: number, end: number): boolean {
  const digit = /\d/
  if (!digit.test(text.slice(end, end + 3)) && !digit.test(text.slice(Math.max(0, start - 2), start))) return false
  const after = text.slice(end, end + wordReach)
  return (
    /^ \d{1,2} ?[-–:] ?\d{1,2}(?!\d)/.test(after) ||
    /^(?:\s+\d{1,3}){4}/.test(after) ||
    /(?:^|\D)\d{1,2}[-–:]\d{1,2} $/.test(text.slice(Math.max(0, start - 7), start))
  )
}

/** `Barcelona sign a striker`, `Barcelona beat Sevilla`: in Britain a club is many. */
function isMatch(text: string, start: number, end: number): boolean {
  const verb = wordAfter(text, end)
  if (matches.has(verb)) return isCapital(wordAfter(text, end + 1 + verb.length))
  const before = wordBefore(text, start)
  if (matches.has(before)) return isCapital(wordBefore(text, start - 1 - before.length))
  return clubPlay.test(text.slice(end, end + besideReach))
}

function isLanguage(text: string, start: number, end: number, before: string): boolean {
  return (
    languageVerb.has(before) && /^(?:$|[.,;:!?)”"»])/.test(text.slice(end, end + 1)) && language.has(text.slice(start, end).toLowerCase())
  )
}

/** False in headlines that give every word a capital, particles aside: there a capital tells nothing. */
function caseTells(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - lineReach), start)
  const after = text.slice(end, end + lineReach)
  const line = `${before.slice(before.lastIndexOf('\n') + 1)} ${after.split('\n', 1)[0]}`
  return line.match(/(?<![\p{L}’'])\p{Ll}{4,}/gu)?.some((word) => !particles.has(word)) ?? false
}

/** The word that only spaces, or the full stop of an abbreviation, part from `start`; else ''. */
function wordBefore(text: string, start: number): string {
  let end = start
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--
  if (end === start) return ''
  const stopped = text.charCodeAt(end - 1) === 0x2e
  if (stopped) end--
  let at = end
  while (at > 0 && end - at < wordReach && isWordUnit(text.charCodeAt(at - 1))) at--
  return stopped && end - at > longestAbbreviation ? '' : text.slice(at, end)
}

/** The word that only spaces part from `end`; else ''. */
function wordAfter(text: string, end: number): string {
  let start = end
  while (isSpace(text.charCodeAt(start))) start++
  if (start === end) return ''
  let at = start
  while (at - start < wordReach && isWordUnit(text.charCodeAt(at))) at++
  return text.slice(start, at)
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0xa0 || unit === 0x09 || unit === 0x0d
}

/** Letters, digits, hyphens: all that is no space and no punctuation. NaN, beyond the text, is none. */
function isWordUnit(unit: number): boolean {
  if (unit < 0x80)
    return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) || unit === 0x2d
  return unit > 0xbf && (unit < 0x2000 || unit > 0x206f)
}

/** Letters without case are not small. */
function isSmall(word: string): boolean {
  const initial = word.charAt(0)
  return initial !== initial.toUpperCase()
}

function isCapital(word: string): boolean {
  const initial = word.charAt(0)
  return initial !== '' && initial !== initial.toLowerCase()
}

function wordKinds<K>(lists: readonly (readonly [K, string])[]): ReadonlyMap<string, K> {
  return new Map(lists.flatMap(([kind, list]) => [...lowerCased(list)].map((word) => [word, kind] as const)))
}

function lowerCased(list: string): ReadonlySet<string> {
  return new Set(readList(list).map((word) => word.toLowerCase()))
}
