import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { sliceOf } from '#workers/slices.ts'

const file = checkFeedsFile(
  '{"feeds": [], "regions": [{"id": "black-sea-rim", "label": "Black Sea rim", "countries": ["UA"]}, {"id": "three-seas"}]}',
)
if (!file.ok) throw new Error('the file is sound')
const { settings } = file

function slice(kind: 'regions' | 'countries', id: string) {
  return sliceOf({ kind, id }, settings, () => null)
}

test.each(['atlantis', '__proto__', 'constructor', 'Europe', ''])('there is no region %j', (id) => {
  expect(slice('regions', id)).toBeNull()
})

test.each([
  ['middle-east', 'Middle East'],
  ['black-sea-rim', 'Black Sea rim'],
  ['three-seas', 'three-seas'],
])('the region %s is a slice called %s', (id, title) => {
  expect(slice('regions', id)).toEqual({ path: `/regions/${id}`, title, filter: { kind: 'tag', tag: 'region', value: id } })
})

test('a country is a slice in either case of its code', () => {
  expect(slice('countries', 'ua')).toEqual({
    path: '/countries/UA',
    title: 'Ukraine',
    filter: { kind: 'tag', tag: 'country', value: 'UA' },
  })
  expect(slice('countries', 'zz')).toBeNull()
})
