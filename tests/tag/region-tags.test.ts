import { expect, test } from 'vitest'
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
