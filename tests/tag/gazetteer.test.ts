import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { gazetteer } from '#tag/gazetteer.ts'
import { renderGazetteer } from '../../scripts/gazetteer.ts'

test('the file is what the script makes of the package', () => {
  expect(readFileSync('src/tag/data/gazetteer.json', 'utf8')).toBe(renderGazetteer())
})

test('every country of ISO 3166-1 stands in it once', () => {
  const codes = gazetteer.map((country) => country.code)
  expect(new Set(codes).size).toBe(codes.length)
  expect(codes.length).toBe(250)
})
