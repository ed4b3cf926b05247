import { expect, test } from 'vitest'
import { regionLabel, tagLabel } from '#tag/labels.ts'

const rules = {
  topics: [{ id: 'nato', label: 'NATO' }],
  regions: [{ id: 'black-sea-rim', label: 'Black Sea rim', countries: [], names: [] }],
}

test.each([
  ['topic', 'unknown', 'unknown'],
  ['region', '__proto__', '__proto__'],
  ['country', 'not a code', 'not a code'],
  ['country', 'zz', 'zz'],
  ['topic', 'nato', 'NATO'],
  ['region', 'middle-east', 'Middle East'],
  ['region', 'black-sea-rim', 'Black Sea rim'],
  ['country', 'UA', 'Ukraine'],
  ['country', 'XK', 'Kosovo'],
] as const)('the %s %s is called %s', (kind, value, label) => {
  expect(tagLabel(kind, value, rules)).toBe(label)
})

test('a region nobody defined has no label', () => {
  expect(regionLabel('atlantis', rules.regions)).toBeNull()
})
