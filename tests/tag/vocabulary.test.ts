import { expect, test } from 'vitest'
import type { Passage } from '#tag/passage.ts'
import { openVocabulary } from '#tag/vocabulary.ts'
import { readVocabulary } from '#tag/vocabulary-text.ts'

const vocabulary = openVocabulary(
  readVocabulary(Buffer.from('en uk\nnato migration\n-100 -200\nrefuge 30b60\ntents 40b40\nbread 50b-80\nallies 30a50\n')),
)

const title = (text: string): Passage => ({ where: 'title', text })
const body = (text: string): Passage => ({ where: 'body', text })

test('a language that it was not learnt from is not read, and one that is not known is', () => {
  expect(vocabulary.read([body('refugees')], 'sv')).toBe(null)
  expect(vocabulary.read([body('refugees')], null)?.fits(1)).toBe(8)
})

test('without a known word an article fits as its topic starts', () => {
  const reading = vocabulary.read([title(''), body('Nothing known')], 'en')
  expect([reading?.fits(0), reading?.fits(1)]).toEqual([-1, -2])
  expect(reading?.wordsFor(1, 5)).toEqual([])
})

test('words add up, divided by the length that they make together, and a word counts once however often it stands', () => {
  const once = vocabulary.read([title('Refugees'), body('They slept in tents.')], 'en')?.fits(1)
  expect(once).toBeCloseTo(-2 + (60 + 40) / 2 / Math.hypot(3, 4))
  const often = vocabulary.read([title('Refugees'), body('They slept in tents, tents, tents. Refugees!')], 'en')?.fits(1)
  expect(often).toBe(once)
})

test('what one article said is forgotten with the next', () => {
  vocabulary.read([body('refugees in tents')], 'en')
  expect(vocabulary.read([body('bread')], 'en')?.fits(1)).toBe(-2 - 80 / 2 / 5)
})

test('the words that speak for a topic come by what they say, and what speaks against it is none', () => {
  const reading = vocabulary.read([title('Bread for all'), body('In tents the refugees got bread.')], 'en')
  const words = (most: number) => reading?.wordsFor(1, most).map(({ passage, start, end }) => passage.text.slice(start, end))
  expect(words(5)).toEqual(['refugees', 'tents'])
  expect(words(1)).toEqual(['refugees'])
})

test('categories are not read, and of a long text its first hundred and twenty words', () => {
  const filler = 'word '.repeat(120)
  expect(vocabulary.read([{ where: 'category', text: 'refugees' }], 'en')?.fits(1)).toBe(-2)
  const reading = vocabulary.read([title(''), body(`${filler}refugees`)], 'en')
  expect(reading?.fits(1)).toBe(-2)
  expect(reading?.end()).toBe(filler.length - 1)
})
