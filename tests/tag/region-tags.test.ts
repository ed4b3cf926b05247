import { expect, test } from 'vitest'
import type { OwnRegion } from '#model/region.ts'
import type { Tag } from '#model/tag.ts'
import { openTagger } from '#tag/tag.ts'

const tagger = openTagger({ topics: [], regions: [] })

function regionsOf(text: string, feedRegions: readonly string[] = []): readonly Tag[] {
  return tagger.tag({ title: '', text, categories: [], language: null, feedTopics: [], feedRegions }).filter((tag) => tag.kind === 'region')
}

function ids(tags: readonly Tag[]): readonly string[] {
  return tags.map((tag) => tag.value)
}

test.each([['the middle east of the town'], ['an arctic wind'], ['balkanisation']])('%j names no region', (text) => {
  expect(regionsOf(text)).toEqual([])
})

test('a country brings the regions it lies in, and says so', () => {
  const tags = regionsOf('Latvia')
  expect(ids(tags)).toEqual(['europe', 'northern-europe', 'baltics'])
  expect(tags[2]?.evidence).toEqual([{ phrase: 'Latvia', where: 'parent', offset: null, rule: 'country:LV' }])
})

test('a region that is named brings those above it, all the way up', () => {
  const tags = regionsOf('Drought in the Horn of Africa')
  expect(ids(tags)).toEqual(['africa', 'sub-saharan-africa', 'eastern-africa', 'horn-of-africa'])
  expect(tags[0]?.evidence[0]).toMatchObject({ where: 'parent', rule: 'region:sub-saharan-africa' })
})

test('a region scores as much as the best of what lies in it', () => {
  const [europe] = regionsOf('Ukraine, Ukraine, Ukraine and France')
  const alone = regionsOf('Ukraine, Ukraine, Ukraine').find((tag) => tag.value === 'eastern-europe')
  expect(europe?.score).toBe(alone?.score)
})

test('a region is named in passing where its countries are, and where it is so itself', () => {
  const far = 'The council met again and talked about the roof of the old hall. '.repeat(20)
  const passing = (text: string) => regionsOf(far + text).map((tag) => [tag.value, tag.passing])
  expect(passing('He once lived in Latvia.')).toEqual([
    ['europe', true],
    ['northern-europe', true],
    ['baltics', true],
  ])
  expect(passing('He once lived in the Sahel.')).toEqual([
    ['africa', true],
    ['sahel', true],
  ])
  expect(passing('Latvia and Mali; Mali votes.')).toEqual([
    ['africa', false],
    ['sub-saharan-africa', false],
    ['western-africa', false],
    ['europe', true],
    ['northern-europe', true],
    ['baltics', true],
    ['sahel', false],
  ])
})

test('the feed’s own regions come first among the evidence and bring those above them', () => {
  const tags = regionsOf('', ['middle-east', 'middle-east', 'baltics'])
  expect(ids(tags)).toEqual(['europe', 'middle-east', 'baltics'])
  expect(tags[1]?.evidence).toEqual([{ phrase: 'middle-east', where: 'feed', offset: null, rule: 'feed:middle-east' }])
})

test.each([
  ['Home Americas', 'americas'],
  ['ships in the Black Sea', 'black-sea'],
  ['the Western Balkans', 'balkans'],
  ['a Middle Eastern war', 'middle-east'],
  ['the Indo-Pacific', 'indo-pacific'],
  ['на Близькому Сході', 'middle-east'],
])('%j names %s', (text, id) => {
  expect(ids(regionsOf(text))).toContain(id)
})

const own: readonly OwnRegion[] = [
  {
    id: 'black-sea-rim',
    label: 'Black Sea rim',
    countries: ['BG', 'GE', 'RO', 'RU', 'TR', 'UA'],
    names: ['Чорноморський регіон', 'Pontic states'],
  },
  { id: 'three-seas', label: 'three-seas', countries: [], names: ['Three Seas Initiative'] },
]
const ownTagger = openTagger({ topics: [], regions: own })

function ownRegionsOf(text: string, feedRegions: readonly string[] = []): readonly string[] {
  const tags = ownTagger.tag({ title: '', text, categories: [], language: null, feedTopics: [], feedRegions })
  return ids(tags.filter((tag) => tag.kind === 'region')).filter((id) => own.some((region) => region.id === id))
}

test.each([
  ['the black sea rim of the pan', []],
  ['three-seas', []],
  ['A summit of the Black Sea rim', ['black-sea-rim']],
  ['Чорноморський регіон', ['black-sea-rim']],
  ['the Pontic states and the Three Seas Initiative', ['black-sea-rim', 'three-seas']],
  ['an election in Romania', ['black-sea-rim']],
])('%j bears the own regions %j', (text, expected) => {
  expect(ownRegionsOf(text)).toEqual(expected)
})

test('an own region is borne by the articles of a feed that names it', () => {
  expect(ownRegionsOf('', ['three-seas'])).toEqual(['three-seas'])
})

test('names of an own region hide neither a built-in region nor a country', () => {
  const tagger = openTagger({ topics: [], regions: [{ id: 'front', label: 'Donetsk front', countries: [], names: ['Black Sea'] }] })
  const text = 'The Donetsk front, the Black Sea'
  const values = tagger.tag({ title: '', text, categories: [], language: null, feedTopics: [], feedRegions: [] }).map((tag) => tag.value)
  expect(values).toEqual(expect.arrayContaining(['UA', 'black-sea', 'front']))
})

test('other own regions make another version of the tagger', () => {
  expect(ownTagger.version).not.toBe(tagger.version)
})
