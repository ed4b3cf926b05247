/** Towns that are called like another place: `Paris, Texas` lies where the province behind the comma does, and so does every other Paris of the entry. */
import { ambiguousNames, americanTowns, townWords } from './data/name-rules.ts'
import type { PlaceName } from './place-names.ts'
import type { CountryMeaning, PlaceSighting } from './place-sighting.ts'
import type { Sighting } from './score.ts'
import { readList } from './word-list.ts'
import { foldText } from './words.ts'

/** What stands after an American town in an address: `Paris, TX`, `London, Ky.`, `Lebanon, N.H.` */
const postalCode =
  /^, (?:(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|I[ADL]|K[SY]|LA|M[ADINOST]|N[CDEHJMVY]|OH|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b|(?:Ala|Ark|Conn|Del|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Miss|Mo|Mont|Neb|Nev|Ore|Pa|Tex|Va|Vt|W\.Va|Wash|N\.[CDHJMY]|R\.I|S\.[CD])\.)/
const american: CountryMeaning = { kind: 'country', readings: [{ country: 'US' }], name: 'province', weak: false, firstName: false }
/** `from Lebanon, New Hampshire, on Monday`: where it happened. `China, Texas and California` is a list. */
const placing = /(?:^|\n|\b(?:the|in|of|from|near|at|outside|around|to|through|[a-z]+ed by) |— )$/i
const goesOn =
  /^(?:$|[.;:)\n—–]| \(|, (?!\p{Lu}|and\b|or\b)|\s+(?:on|last|this|when|who|where|was|were|is|after|before|police|has|had|for)\b)/u

const statesOfTowns: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(americanTowns).map(([town, states]) => [town, new Set(readList(states))]),
)
/** `born in Macon, ` or `MACON, `: a town that the gazetteer does not have. */
const unknownTown =
  /(?:\b(?:in|from|of|near|outside|around|at|to) (?!(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?),)\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?|(?:^|\n)\p{Lu}{3,}(?: \p{Lu}{3,})?), $/u
const neighboursOfGeorgia = new Set(ambiguousNames.Georgia?.[0]?.besides)
const townReach = 50

/**
 * By the name as the matcher has it.
 * @param hasWords whether the entry has such words
 */
export function relocatedTowns(
  sightings: readonly PlaceSighting[],
  hasWords: (words: RegExp) => boolean,
): ReadonlyMap<PlaceName, CountryMeaning> {
  const towns = new Map<PlaceName, CountryMeaning>()
  let mayBeState: boolean | undefined
  for (const place of namesakes(sightings)) if (hasWords(townWords)) towns.set(place, american)
  sightings.forEach(({ place, sighting }, index) => {
    const { text, end } = sighting
    if (isGeorgia(place) && isAfterUnknownTown(sighting, sightings[index - 1])) {
      mayBeState ??= !sightings.some(isNearGeorgia)
      if (mayBeState) towns.set(place, american)
    }
    if (text.charAt(end) !== ',' || place.meaning.kind !== 'country' || place.meaning.name === 'demonym') return
    if (postalCode.test(text.slice(end, end + 8))) towns.set(place, american)
    const next = nextCountry(sightings, index)
    if (next === undefined || next.sighting.text !== text || !isComma(text.slice(end, next.sighting.start))) return
    const province = provinceOf(next.place)
    if (province === null || isIn(place.meaning, province)) return
    if (isTown(place.meaning) || isItsState(place, next.place) || standsAlone(sighting, next.sighting)) towns.set(place, province)
    if (province === american && towns.get(place) === american) towns.set(next.place, american)
  })
  return towns
}

/** `Lebanon High School wins`, with Ohio named, and nothing else of the country Lebanon. */
function namesakes(sightings: readonly PlaceSighting[]): readonly PlaceName[] {
  const found = new Set(sightings.map(({ place }) => place))
  const places = [...found]
  return places.filter((town) => {
    if (!statesOfTowns.has(town.text) || !places.some((place) => isItsState(town, place))) return false
    return !places.some((place) => place !== town && sharesCountry(place, town))
  })
}

function isItsState({ text }: PlaceName, state: PlaceName): boolean {
  return statesOfTowns.get(text)?.has(state.text) ?? false
}

function sharesCountry({ meaning: one }: PlaceName, { meaning: other }: PlaceName): boolean {
  if (one.kind !== 'country' || other.kind !== 'country') return false
  return one.readings.some(({ country }) => other.readings.some((reading) => reading.country === country))
}

function isGeorgia({ text }: PlaceName): boolean {
  return foldText(text) === 'georgia'
}

function isAfterUnknownTown({ text, start, end }: Sighting, last: PlaceSighting | undefined): boolean {
  if (last !== undefined && last.sighting.text === text && last.sighting.end === start - 2) return false
  return unknownTown.test(text.slice(Math.max(0, start - townReach), start)) && goesOn.test(text.slice(end, end + 12))
}

/** What names the country Georgia, or one beside it, beyond doubt. */
function isNearGeorgia({ place: { meaning } }: PlaceSighting): boolean {
  if (meaning.kind !== 'country' || meaning.readings.length !== 1) return false
  return neighboursOfGeorgia.has(meaning.readings[0]?.country ?? '')
}

/** Long texts name places by the ten thousand: the rest of the list is not copied. */
function nextCountry(sightings: readonly PlaceSighting[], index: number): PlaceSighting | undefined {
  for (let at = index + 1; at < sightings.length; at++) if (sightings[at]?.place.meaning.kind === 'country') return sightings[at]
  return undefined
}

/** Georgia is a state where an American town, or a town of another country, stands before it. */
function provinceOf({ text, meaning }: PlaceName): CountryMeaning | null {
  if (meaning.kind !== 'country') return null
  if (meaning.name === 'province') return meaning
  return isGeorgia({ text, meaning }) ? american : null
}

/** A town in the country called Georgia says nothing of the state. */
function isIn(town: CountryMeaning, province: CountryMeaning): boolean {
  return province === american && town.readings.some(({ country }) => country === 'GE')
}

function isTown({ name, firstName, readings }: CountryMeaning): boolean {
  return name === 'capital' || name === 'city' || firstName || readings.length > 1
}

/** Names of countries, too, are towns in America: but only where town and province stand alone, not in a list of countries and states. */
function standsAlone({ text, start }: Sighting, province: Sighting): boolean {
  return placing.test(text.slice(Math.max(0, start - 12), start)) && goesOn.test(text.slice(province.end, province.end + 12))
}

function isComma(between: string): boolean {
  return between === ', ' || between === ','
}
