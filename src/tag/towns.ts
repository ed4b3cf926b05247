/** Towns that are called like another place: `Paris, Texas` lies where the province behind the comma does, and so does every other Paris of the entry. */
import type { PlaceName } from './place-names.ts'
import type { CountryMeaning, PlaceSighting } from './place-sighting.ts'
import type { Sighting } from './score.ts'
import { foldText } from './words.ts'

/** What stands after an American town in an address: `Paris, TX`, `London, Ky.`, `Lebanon, N.H.` */
const postalCode =
  /^, (?:(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|I[ADL]|K[SY]|LA|M[ADINOST]|N[CDEHJMVY]|OH|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b|(?:Ala|Ark|Conn|Del|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Miss|Mo|Mont|Neb|Nev|Ore|Pa|Tex|Va|Vt|W\.Va|Wash|N\.[CDHJMY]|R\.I|S\.[CD])\.)/
const american: CountryMeaning = { kind: 'country', readings: [{ country: 'US' }], name: 'province', weak: false, firstName: false }
/** `from Lebanon, New Hampshire, on Monday`: where it happened. `China, Texas and California` is a list. */
const placing = /(?:^|\n|\b(?:the|in|of|from|near|at|outside|around|to|through|[a-z]+ed by) |— )$/i
const goesOn = /^(?:$|[.;:)\n—–]|, (?!\p{Lu}|and\b|or\b)|\s+(?:on|last|this|when|who|where|was|were|is|after|before|police|has|had|for)\b)/u

/** By the name as the matcher has it. */
export function relocatedTowns(sightings: readonly PlaceSighting[]): ReadonlyMap<PlaceName, CountryMeaning> {
  const towns = new Map<PlaceName, CountryMeaning>()
  sightings.forEach(({ place, sighting }, index) => {
    const { text, end } = sighting
    if (text.charAt(end) !== ',' || place.meaning.kind !== 'country' || place.meaning.name === 'demonym') return
    if (postalCode.test(text.slice(end, end + 8))) towns.set(place, american)
    const next = nextCountry(sightings, index)
    if (next === undefined || next.sighting.text !== text || !isComma(text.slice(end, next.sighting.start))) return
    const province = provinceOf(next.place)
    if (province === null || isIn(place.meaning, province)) return
    if (isTown(place.meaning) || standsAlone(sighting, next.sighting)) towns.set(place, province)
    if (province === american && towns.get(place) === american) towns.set(next.place, american)
  })
  return towns
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
  return foldText(text) === 'georgia' ? american : null
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
