import { expect, test } from 'vitest'
import { countryName } from '#lib/country-name.ts'

test('a country is named in English, and one of no country keeps its code', () => {
  expect(countryName('UA')).toBe('Ukraine')
  expect(countryName('XK')).toBe('Kosovo')
  expect(countryName('QX')).toBe('QX')
})
