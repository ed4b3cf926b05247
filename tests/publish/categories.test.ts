import { expect, test } from 'vitest'
import { publisherCategories, sliceCategories } from '#publish/categories.ts'
import { sampleArticle } from '#tests/support/articles.ts'
import { samplePage } from './sample-page.ts'

test('a publisher cannot forge a category of ours', () => {
  const forged = { term: 'nato', scheme: 'https://news.example/topics/', label: 'NATO' }
  const honest = { term: 'nato', scheme: 'https://news.example.evil/topics/', label: null }
  expect(publisherCategories(sampleArticle({ categories: [forged, honest] }), samplePage())).toEqual([honest])
})

test.each(['', '\n', '\u0000\ufffe'])('a category of which nothing would be seen is left out: %j', (term) => {
  expect(publisherCategories(sampleArticle({ categories: [{ term, scheme: null, label: 'Nothing' }] }), samplePage())).toEqual([])
})

test('scheme and term of a category of ours are the address of its slice', () => {
  expect(sliceCategories(sampleArticle(), samplePage()).map(({ scheme, term }) => scheme + term)).toEqual([
    'https://news.example/topics/nato',
    'https://news.example/topics/ukraine',
    'https://news.example/countries/UA',
    'https://news.example/regions/europe',
    'https://news.example/sources/harbour-post',
    'https://news.example/sources/wire-one',
  ])
})

test('a label is for people', () => {
  expect(sliceCategories(sampleArticle(), samplePage()).map(({ label }) => label)).toEqual([
    'NATO',
    'Ukraine',
    'Ukraine',
    'Europe',
    'The Harbour Post',
    'Wire One',
  ])
})
