/** The regions there are, and which countries lie in them: those of the data, and the operator's own. */
import type { KnownPlaces, OwnRegion } from '#model/region.ts'
import { regionRows } from './data/region-list.ts'

export interface Region {
  readonly id: string
  readonly label: string
  /** ISO 3166-1 alpha-2 codes of all countries in it, those of the regions below it included. */
  readonly countries: readonly string[]
  readonly parent?: string
}

export interface RegionMap {
  /** A region stands after its parent; the operator's own come last and have none. */
  readonly all: readonly Region[]
  /** All that the country lies in, the widest first. */
  regionsOf(country: string): readonly Region[]
  byId(id: string): Region | undefined
}

const builtIn: readonly Region[] = regionRows.map(({ id, label, parent }) => ({
  id,
  label,
  countries: [...new Set(countriesIn(id))].sort(),
  ...(parent === undefined ? {} : { parent }),
}))

/** Regions of the data; countries as ISO 3166-1 has them, and XK for Kosovo: every country lies in a region. */
export const knownPlaces: KnownPlaces = {
  regions: new Set(builtIn.map((region) => region.id)),
  countries: new Set(builtIn.flatMap((region) => region.countries)),
}

export function openRegions(own: readonly OwnRegion[]): RegionMap {
  const all = [...builtIn, ...own.map(({ id, label, countries }) => ({ id, label, countries }))]
  const byId = new Map(all.map((region) => [region.id, region]))
  const byCountry = new Map<string, Region[]>()
  for (const region of all) {
    for (const country of region.countries) {
      const found = byCountry.get(country)
      if (found === undefined) byCountry.set(country, [region])
      else found.push(region)
    }
  }
  return { all, regionsOf: (country) => byCountry.get(country) ?? [], byId: (id) => byId.get(id) }
}

/** In upper case only. */
export function isCountry(code: string): boolean {
  return knownPlaces.countries.has(code)
}

function countriesIn(id: string): readonly string[] {
  return regionRows.flatMap((row) => {
    if (row.id === id) return row.countries.split(' ').filter((code) => code !== '')
    return row.parent === id ? countriesIn(row.id) : []
  })
}
