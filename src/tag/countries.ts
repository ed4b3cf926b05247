/** Countries: what the place names of an entry mean together. A name is read in the light of its neighbours first, then of the other countries named. */
import type { Tag } from '#model/tag.ts'
import { estrangingWords, givenNames, offices, type Reading } from './data/name-rules.ts'
import type { Meaning, PlaceName } from './place-names.ts'
import { bestEvidence, type Earning, evidenceOf, pointsOf, type Sighting, scoreOf, threshold } from './score.ts'
import { foldedSet } from './word-list.ts'
import { foldText } from './words.ts'

export interface PlaceSighting {
  readonly place: PlaceName
  readonly sighting: Sighting
}

type CountryMeaning = Extract<Meaning, { kind: 'country' }>

interface CountrySighting {
  readonly name: string
  readonly meaning: CountryMeaning
  readonly sighting: Sighting
}

const estranging = foldedSet(`${givenNames}, ${estrangingWords}`)
const office = foldedSet(offices)

/** What stands after an American town in an address: `Paris, TX`, `London, Ky.`, `Lebanon, N.H.` */
const postalCode =
  /^, (?:(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|I[ADL]|K[SY]|LA|M[ADINOST]|N[CDEHJMVY]|OH|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\b|(?:Ala|Ark|Conn|Del|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Miss|Mo|Mont|Neb|Nev|Ore|Pa|Tex|Va|Vt|W\.Va|Wash|N\.[CDHJMY]|R\.I|S\.[CD])\.)/
const american: CountryMeaning = { kind: 'country', readings: [{ country: 'US' }], name: 'city', weak: false, firstName: false }

/** The strongest first. `sightings` come in the order of the texts. */
export function countryTags(sightings: readonly PlaceSighting[]): readonly Tag[] {
  const towns = relocatedTowns(sightings)
  const named: CountrySighting[] = []
  for (const { place, sighting } of sightings) {
    const meaning = towns.get(place) ?? place.meaning
    if (meaning.kind === 'country' && !isOtherName(meaning, sighting)) named.push({ name: place.text, meaning, sighting })
  }
  const certain = new Set(named.filter(isCertain).map(({ meaning }) => meaning.readings[0]?.country ?? ''))
  const earnings = new Map<string, Earning[]>()
  for (const { name, meaning, sighting } of named) {
    const country = choose(meaning, certain)
    if (country === null) continue
    const earning = { evidence: evidenceOf(sighting, `${meaning.name}:${name}`), points: pointsOf(sighting) }
    const earned = earnings.get(country)
    if (earned === undefined) earnings.set(country, [earning])
    else earned.push(earning)
  }
  return [...earnings]
    .map(([value, earned]): Tag => ({ kind: 'country', value, score: scoreOf(earned), passing: false, evidence: bestEvidence(earned) }))
    .filter((tag) => tag.score >= threshold)
    .toSorted((a, b) => b.score - a.score || (a.value < b.value ? -1 : 1))
}

/**
 * `Paris, Texas`: a town followed by a comma and a province lies where the province does, and so does every other mention of it in the entry.
 * Names of countries are taken for towns only in an address (`Lebanon, N.H.`): `Mexico, Texas and California` is a list.
 */
function relocatedTowns(sightings: readonly PlaceSighting[]): ReadonlyMap<PlaceName, CountryMeaning> {
  const towns = new Map<PlaceName, CountryMeaning>()
  sightings.forEach(({ place, sighting: { text, end } }, index) => {
    if (place.meaning.kind !== 'country' || place.meaning.name === 'demonym' || text.charAt(end) !== ',') return
    if (postalCode.test(text.slice(end, end + 8))) towns.set(place, american)
    if (!isTown(place.meaning)) return
    const next = sightings[index + 1]
    const province = next?.sighting.text === text && isComma(text.slice(end, next.sighting.start)) ? next.place.meaning : null
    if (province?.kind === 'country' && province.name === 'province') towns.set(place, province)
  })
  return towns
}

function isTown(meaning: Meaning): boolean {
  return (
    meaning.kind === 'country' &&
    (meaning.name === 'capital' || meaning.name === 'city' || meaning.firstName || meaning.readings.length > 1)
  )
}

function isComma(between: string): boolean {
  return between === ', ' || between === ','
}

/** `Michael Jordan`, `Chad Smith`, `Little Italy`: the word before or after makes it another name. Demonyms stand before names as a rule. */
function isOtherName(meaning: CountryMeaning, { text, start, end }: Sighting): boolean {
  if (meaning.name !== 'demonym' && text.charAt(start - 1) === ' ') {
    const before = text.slice(text.lastIndexOf(' ', start - 2) + 1, start - 1)
    if (/^\p{Lu}\p{L}*$/u.test(before) && estranging.has(foldText(before))) return true
  }
  if (!meaning.firstName) return false
  const after = /^ (\p{Lu}\p{Ll}+)/u.exec(text.slice(end, end + 20))?.[1]
  return after !== undefined && !office.has(foldText(after))
}

function isCertain({ meaning }: CountrySighting): boolean {
  return !meaning.weak && meaning.readings.length === 1
}

function choose(meaning: CountryMeaning, certain: ReadonlySet<string>): string | null {
  const reading = meaning.readings.find((candidate: Reading) => candidate.besides?.some((country) => certain.has(country)) ?? true)
  if (reading === undefined) return null
  return meaning.weak && !certain.has(reading.country) ? null : reading.country
}
