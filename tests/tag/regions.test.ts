import { expect, test } from 'vitest'
import { isCountry, knownPlaces, openRegions } from '#tag/regions.ts'

const regions = openRegions([])

test.each(['', 'Europe', 'atlantis', '__proto__', 'constructor'])('%j is no region', (id) => {
  expect(regions.byId(id)).toBeUndefined()
})

test.each(['', 'us', 'USA', 'EU', 'ZZ', '__proto__'])('%j is no country', (code) => {
  expect(isCountry(code)).toBe(false)
  expect(regions.regionsOf(code)).toEqual([])
})

test('every country lies in a region of M49, and every region holds countries only', () => {
  for (const code of knownPlaces.countries) expect([code, regions.regionsOf(code).length > 0]).toEqual([code, true])
  for (const region of regions.all) expect(region.countries.filter((code) => !isCountry(code))).toEqual([])
})

test('a country lies in one continent', () => {
  const continents = ['africa', 'americas', 'asia', 'europe', 'oceania', 'antarctica']
  for (const code of knownPlaces.countries) {
    const found = regions.regionsOf(code).filter((region) => continents.includes(region.id))
    expect([code, found.map((region) => region.id).length]).toEqual([code, 1])
  }
})

test('a region stands after its parent, ids are unique, and a parent holds what its regions hold', () => {
  const seen = new Map<string, readonly string[]>()
  for (const { id, parent, countries } of regions.all) {
    expect(seen.has(id)).toBe(false)
    if (parent !== undefined) expect(seen.get(parent)).toEqual(expect.arrayContaining([...countries]))
    seen.set(id, countries)
  }
})

test.each([
  ['US', ['americas', 'northern-america']],
  ['UA', ['europe', 'eastern-europe']],
  ['EE', ['europe', 'northern-europe', 'baltics']],
  ['XK', ['europe', 'southern-europe', 'balkans']],
  ['ML', ['africa', 'sub-saharan-africa', 'western-africa', 'sahel']],
])('%s lies in %j', (code, expected) => {
  expect(regions.regionsOf(code).map((region) => region.id)).toEqual(expect.arrayContaining(expected))
})

test('an own region stands last, holds its countries, and takes nothing from the others', () => {
  const own = openRegions([{ id: 'black-sea-rim', label: 'Black Sea rim', countries: ['TR', 'UA'], names: [] }])
  expect(own.all.at(-1)).toEqual({ id: 'black-sea-rim', label: 'Black Sea rim', countries: ['TR', 'UA'] })
  expect(own.regionsOf('UA')).toEqual([...regions.regionsOf('UA'), own.byId('black-sea-rim')])
  expect(own.byId('europe')).toEqual(regions.byId('europe'))
})
