import { expect, test } from 'vitest'
import { articlesOf, phrasesOf, textNames } from '#bench/tagging-texts.ts'
import { openMatcher } from '#tag/matcher.ts'

test.each(textNames)('in %s the same articles are made at every run, and phrases stand in them', (name) => {
  const phrases = phrasesOf(name, 1_000)
  const articles = articlesOf(name, 10_000, phrases)
  expect(articlesOf(name, 10_000, phrases)).toEqual(articles)
  const { find } = openMatcher(phrases.map((text) => ({ text, spelling: 'any', layer: 0 })))
  expect(articles.every(({ text }) => find(text, 'prose').length > 3)).toBe(true)
})

test('a longer list of phrases begins with the shorter one', () => {
  expect(phrasesOf('English', 300).slice(0, 100)).toEqual(phrasesOf('English', 100))
})
