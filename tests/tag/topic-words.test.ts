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

test('a headline of a word or two says little of what it is not about: one phrase in it is enough', () => {
  const scarce = readVocabulary(Buffer.from('en\nmigration nato\n-200 -200\nrefuge 100a600\nbread 100a-300\nsong 290a-300\n'))
  const tagScarce = openTopicTagger([rule], scarce)
  expect(told(tagScarce({ title: 'Asylum and bread' }))).toEqual(['moves'])
  expect(told(tagScarce({ title: 'Asylum, bread and a song' }))).toEqual(['(moves)'])
})

test('beside phrases at most two learnt words are evidence, behind the phrases and none of their own words', () => {
  const tags = tag({ title: 'Refugees seek asylum', text: 'In tents they had a song; refugees at the border.' })
  expect(evidence(tags.slice(0, 1))).toEqual([
    'title 14 asylum by asylum',
    'body 42 border by border',
    'title 0 Refugees by vocabulary:migration',
    'body 3 tents by vocabulary:migration',
  ])
})

test('where the words of phrases are all that was learnt, they are evidence of both', () => {
  const known = openTopicTagger([{ id: 'moves', phrases: ['refugees'], vocabulary: 'migration' }], words)
  expect(evidence(known({ title: 'Refugees' }))).toEqual(['title 0 Refugees by refugees', 'title 0 Refugees by vocabulary:migration'])
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
