import { expect, test } from 'vitest'
import type { Passage } from '#tag/passage.ts'
import { openVocabulary } from '#tag/vocabulary.ts'
import { readVocabulary } from '#tag/vocabulary-text.ts'

const vocabulary = openVocabulary(
  readVocabulary(
    Buffer.from('en uk\nnato migration\n-100 -200\nrefuge 300b600\ntents 400b400\nbread 500b-800\nallies 300a500\nwe 1b600\n'),
  ),
)

const title = (text: string): Passage => ({ where: 'title', text })
const body = (text: string): Passage => ({ where: 'body', text })

test('a language that it was not learnt from is not read, and one that is not known is', () => {
  expect(vocabulary.read([body('refugees')], ['sv'])).toBe(null)
  expect(vocabulary.read([body('refugees')], null)?.fits(1)).toBe(8)
})

test('without a known word an article fits as its topic starts', () => {
  const reading = vocabulary.read([title(''), body('Nothing known')], ['en'])
  expect([reading?.fits(0), reading?.fits(1)]).toEqual([-1, -2])
  expect(reading?.wordsFor(1, 5)).toEqual([])
})

test('words add up, divided by the length that they make together, and a word counts once however often it stands', () => {
  const once = vocabulary.read([title('Refugees'), body('They slept in tents.')], ['en'])?.fits(1)
  expect(once).toBeCloseTo(-2 + (600 + 400) / 2 / Math.hypot(30, 40))
  const often = vocabulary.read([title('Refugees'), body('They slept in tents, tents, tents. Refugees!')], ['en'])?.fits(1)
  expect(often).toBe(once)
})

test('what one article said is forgotten with the next', () => {
  vocabulary.read([body('refugees in tents')], ['en'])
  expect(vocabulary.read([body('bread')], ['en'])?.fits(1)).toBe(-2 - 800 / 2 / 50)
})

test('the words that speak for a topic come by what they say, and what speaks against it is none', () => {
  const reading = vocabulary.read([title('Bread for all'), body('In tents the refugees got bread.')], ['en'])
  const words = (most: number) => reading?.wordsFor(1, most).map(({ passage, start, end }) => passage.text.slice(start, end))
  expect(words(5)).toEqual(['refugees', 'tents'])
  expect(words(1)).toEqual(['refugees'])
})

test('categories are not read, and of a long text its first hundred and twenty words', () => {
  const filler = 'word '.repeat(120)
  expect(vocabulary.read([{ where: 'category', text: 'refugees' }], ['en'])?.fits(1)).toBe(-2)
  const reading = vocabulary.read([title(''), body(`${filler}refugees`)], ['en'])
  expect(reading?.fits(1)).toBe(-2)
  expect(reading?.end()).toBe(filler.length - 1)
})

test('a few words that everybody uses weigh no more than a few', () => {
  expect(vocabulary.read([title('We')], ['en'])?.fits(1)).toBe(-2 + 600 / 2 / 30)
})
