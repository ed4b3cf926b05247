import { expect, test } from 'vitest'
import type { Tag } from '#model/tag.ts'
import { readVocabulary } from '#tag/vocabulary-text.ts'
import { openTopicTagger } from '#tests/support/topic-tags.ts'

const words = readVocabulary(Buffer.from('en\nmigration nato\n-200 -200\nrefuge 300a600\ntents 300a300\nbread 300a-300\nsong 300a60\n'))
const rule = { id: 'moves', phrases: ['asylum', { text: 'border', weight: 0.4 }], none: ['carnival'], vocabulary: 'migration' }
const tag = openTopicTagger([rule, { id: 'plain', phrases: ['asylum'] }], words)

function told(tags: readonly Tag[]): readonly string[] {
  return tags.map(({ value, passing }) => (passing ? `(${value})` : value))
}

function evidence(tags: readonly Tag[]): readonly string[] {
  return tags.flatMap((one) => one.evidence.map(({ where, offset, phrase, rule: by }) => `${where} ${offset} ${phrase} by ${by}`))
}

test('where the words do not fit, a phrase is a mention in passing, and a lighter one nothing', () => {
  expect(told(tag({ text: 'Bread and asylum.' }))).toEqual(['(moves)', 'plain'])
  expect(told(tag({ text: 'Bread at the border.' }))).toEqual([])
})

test('however badly they fit, phrases that earn enough make the topic', () => {
  expect(told(tag({ title: 'Asylum', text: 'Bread and asylum.' }))).toEqual(['moves', 'plain'])
})

test('what none forbids no word gives back', () => {
  expect(told(tag({ title: 'Refugees in tents', text: 'A carnival.' }))).toEqual([])
})

test('a rule that names no vocabulary goes by its phrases alone, and so do all where there is none', () => {
  expect(told(tag({ title: 'Refugees in tents' }))).toEqual(['moves'])
  expect(told(openTopicTagger([rule])({ title: 'Refugees in tents' }))).toEqual([])
})

test('words alone make a topic where they fit it well, and are its evidence', () => {
  const tags = tag({ title: 'Refugees sing', text: 'In tents they had a song.' })
  expect(told(tags)).toEqual(['moves'])
  expect(evidence(tags)).toEqual([
    'title 0 Refugees by vocabulary:migration',
    'body 3 tents by vocabulary:migration',
    'body 20 song by vocabulary:migration',
  ])
})

test('phrases need earn less where the words fit', () => {
  expect(told(tag({ title: 'The border' }))).toEqual(['(moves)'])
  expect(told(tag({ title: 'The border', text: 'Tents.' }))).toEqual(['moves'])
})

test('words say nothing against what stands behind the part that they were read in', () => {
  const lead = 'bread '.repeat(120)
  expect(told(tag({ text: `${lead} asylum asylum asylum asylum asylum` }))).toEqual(['moves', 'plain'])
})

test('the operator’s word for a feed holds whatever the words say', () => {
  expect(told(tag({ title: 'Bread', text: 'bread', feedTopics: ['moves'] }))).toEqual(['moves'])
})
