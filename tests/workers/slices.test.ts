import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import type { SliceName } from '#model/filter.ts'
import { sliceOf } from '#workers/slices.ts'

const file = checkFeedsFile(
  '{"feeds": [], "regions": [{"id": "black-sea-rim", "label": "Black Sea rim", "countries": ["UA"]}, {"id": "three-seas"}], "slices": [{"id": "east", "title": "Eastern front", "q": "topic:nato war", "description": "As it goes."}]}',
)
if (!file.ok) throw new Error('the file is sound')
const { settings } = file

const stored = {
  sourceTitle: () => null,
  publisherName: (id: string) => (id === 'united-nations' || id === 'радіо-свобода' ? 'A publisher' : null),
}

function slice(kind: SliceName['kind'], id: string) {
  return sliceOf({ kind, id }, settings, stored)
}

test.each(['atlantis', '__proto__', 'constructor', 'Europe', ''])('there is no region %j', (id) => {
  expect(slice('regions', id)).toBeNull()
})

test.each([
  ['middle-east', 'Middle East'],
  ['black-sea-rim', 'Black Sea rim'],
  ['three-seas', 'three-seas'],
])('the region %s is a slice called %s', (id, title) => {
  expect(slice('regions', id)).toEqual({
    path: `/regions/${id}`,
    title,
    description: null,
    filter: { kind: 'tag', tag: 'region', value: id },
  })
})

test('a country is a slice in either case of its code', () => {
  expect(slice('countries', 'ua')).toEqual({
    path: '/countries/UA',
    title: 'Ukraine',
    description: null,
    filter: { kind: 'tag', tag: 'country', value: 'UA' },
  })
  expect(slice('countries', 'zz')).toBeNull()
})

test.each(['xx-nothing', 'ukrainian', 'u', '', 'en_GB', '__proto__'])('there is no language %j', (id) => {
  expect(slice('languages', id)).toBeNull()
})

test('a language is a slice in either case of its code, and so is one of a region', () => {
  expect(slice('languages', 'UK')).toEqual({
    path: '/languages/uk',
    title: 'Ukrainian',
    description: null,
    filter: { kind: 'language', language: 'uk' },
  })
  expect(slice('languages', 'pt-BR')).toMatchObject({ path: '/languages/pt-br', title: 'Brazilian Portuguese' })
})

test('a publisher is a slice whose address any reader can follow', () => {
  expect(slice('publishers', 'nobody')).toBeNull()
  expect(slice('publishers', 'united-nations')).toEqual({
    path: '/publishers/united-nations',
    title: 'A publisher',
    description: null,
    filter: { kind: 'publisher', publisher: 'united-nations' },
  })
  expect(slice('publishers', 'радіо-свобода')?.path).toBe(`/publishers/${encodeURIComponent('радіо-свобода')}`)
})

test.each(['west', 'East', '__proto__', ''])('there is no named slice %j', (id) => {
  expect(slice('slices', id)).toBeNull()
})

test('a named slice is what feeds.json says of it', () => {
  expect(slice('slices', 'east')).toMatchObject({
    path: '/slices/east',
    title: 'Eastern front',
    description: 'As it goes.',
    filter: { kind: 'and', parts: [{ kind: 'tag', value: 'nato' }, { words: 'war' }] },
  })
})

test('what was taken up by a program without named slices has none', () => {
  const { slices: _, ...older } = settings
  expect(sliceOf({ kind: 'slices', id: 'east' }, older as typeof settings, stored)).toBeNull()
})
