import { expect, test } from 'vitest'
import { hashOfStem } from '#tag/stems.ts'
import { answer } from '../../../scripts/vocabulary/linear-classifier.ts'
import { type CountedArticle, exampleOf, learn } from '../../../scripts/vocabulary/model.ts'
import { spellStems, stemArticle } from '../../../scripts/vocabulary/stemmed-articles.ts'

function article(text: string, topics: readonly string[] = [], language = 'en'): CountedArticle {
  return { ...stemArticle({ id: 1, title: '', text, language, countries: null, topics }), counts: 1 }
}

const nothing = { meanings: new Map(), words: [] }
const told = [
  article('refugees crossed the river', ['migration']),
  article('refugees waited in tents', ['migration']),
  article('the bakery sold bread in May'),
  article('the team waited and sold players'),
]

function saysOf(model: ReturnType<typeof learn>, text: string): number {
  const [classifier] = model.classifiers
  return classifier === undefined ? Number.NaN : answer(classifier, exampleOf(article(text), model.stems))
}

test('an article without language or labels teaches nothing, and is named', () => {
  expect(() => stemArticle({ id: 'x-1', title: '', text: '', language: null, countries: null, topics: [] })).toThrow('x-1')
})

test('a word of one article alone is not learnt', () => {
  const { stems } = learn(told, ['migration'], nothing)
  expect(stems.has(hashOfStem('refuge'))).toBe(true)
  expect(stems.has(hashOfStem('bakery'))).toBe(false)
})

test('words say what the articles were about that they stood in', () => {
  const model = learn(told, ['migration'], nothing)
  expect(saysOf(model, 'The refugees sang')).toBeGreaterThan(0)
  expect(saysOf(model, 'Sold!')).toBeLessThan(0)
})

test('a word that was never seen says what its meaning does in another language', () => {
  const meaning = new Map([
    [hashOfStem('refuge'), [7]],
    [hashOfStem('біжен'), [7]],
  ])
  expect(saysOf(learn(told, ['migration'], nothing), 'біжен')).toBe(saysOf(learn(told, ['migration'], nothing), ''))
  const model = learn(told, ['migration'], { meanings: meaning, words: [] })
  expect(saysOf(model, 'біжен')).toBeGreaterThan(saysOf(model, ''))
})

test('stems are spelt as they fold: behind an article, and where a letter is two', () => {
  const spelt = spellStems(['Straße المهاجرين 战争'])
  expect([...spelt.values()].toSorted()).toEqual(['strasse', 'مهاجری', '战争', 'stra*', 'مهاج*'].toSorted())
})
