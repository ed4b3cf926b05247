/** The regions there are, and which countries lie in them. */

import { regionRows } from './data/region-list.ts'

export interface Region {
  readonly id: string
  readonly label: string
  /** ISO 3166-1 alpha-2 codes of all countries in it, those of the regions below it included. */
  readonly countries: readonly string[]
  readonly parent?: string
}

/** In the order of the data: a region stands after its parent. */
export const regions: readonly Region[] = regionRows.map(({ id, label, parent }) => ({
  id,
  label,
  countries: [...new Set(countriesIn(id))].sort(),
  ...(parent === undefined ? {} : { parent }),
}))

/** ISO 3166-1 alpha-2 codes in upper case, and XK for Kosovo: every country lies in a region. */
export const countryCodes: ReadonlySet<string> = new Set(regions.flatMap((region) => region.countries))

const regionsById: ReadonlyMap<string, Region> = new Map(regions.map((region) => [region.id, region]))

const regionsByCountry: ReadonlyMap<string, readonly Region[]> = new Map(
  [...countryCodes].map((code) => [code, regions.filter((region) => region.countries.includes(code))]),
)

export function isRegion(id: string): boolean {
  return regionsById.has(id)
}

/** In upper case only. */
export function isCountry(code: string): boolean {
  return countryCodes.has(code)
}

export function regionById(id: string): Region | undefined {
  return regionsById.get(id)
}

export function regionsOf(country: string): readonly Region[] {
  return regionsByCountry.get(country) ?? []
}

function countriesIn(id: string): readonly string[] {
  return regionRows.flatMap((row) => {
    if (row.id === id) return row.countries.split(' ').filter((code) => code !== '')
    return row.parent === id ? countriesIn(row.id) : []
  })
}
