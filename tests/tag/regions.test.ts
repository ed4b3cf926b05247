import { expect, test } from 'vitest'
import { countryCodes, isCountry, isRegion, regions, regionsOf } from '#tag/regions.ts'

test.each(['', 'Europe', 'atlantis', '__proto__', 'constructor'])('%j is no region', (id) => {
  expect(isRegion(id)).toBe(false)
})

test.each(['', 'us', 'USA', 'EU', 'ZZ', '__proto__'])('%j is no country', (code) => {
  expect(isCountry(code)).toBe(false)
})

test('every country lies in a region of M49, and every region holds countries only', () => {
  for (const code of countryCodes) expect([code, regionsOf(code).length > 0]).toEqual([code, true])
  for (const region of regions) expect(region.countries.filter((code) => !isCountry(code))).toEqual([])
})

test('a country lies in one continent', () => {
  const continents = ['africa', 'americas', 'asia', 'europe', 'oceania', 'antarctica']
  for (const code of countryCodes) {
    const found = regionsOf(code).filter((region) => continents.includes(region.id))
    expect([code, found.map((region) => region.id).length]).toEqual([code, 1])
  }
})

test('a region stands after its parent, ids are unique, and a parent holds what its regions hold', () => {
  const seen = new Map<string, readonly string[]>()
  for (const { id, parent, countries } of regions) {
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
  expect(regionsOf(code).map((region) => region.id)).toEqual(expect.arrayContaining(expected))
})
