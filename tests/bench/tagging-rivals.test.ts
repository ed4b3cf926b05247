import { expect, test } from 'vitest'
import { ahoCorasick, loopOfIncludes, oneExpression } from '#bench/tagging-rivals.ts'

const rivals = { loopOfIncludes, oneExpression, ahoCorasick }

test.each(Object.entries(rivals))('%s finds nothing where nothing stands', (_, open) => {
  expect(open(['Kyiv', 'South Sudan', 'Ukrain*'])('')).toBe(0)
  expect(open(['Kyiv', 'South Sudan', 'Ukrain*'])('Minsk in the south of Belarus')).toBe(0)
})

test.each(Object.entries(rivals))('%s finds phrases in any case, of several words and with any ending', (_, open) => {
  expect(open(['Kyiv', 'South Sudan', 'Ukrain*'])('KYIV, the Ukrainians and South Sudan')).toBe(3)
})

test('Aho–Corasick finds what ends within a longer phrase', () => {
  expect(ahoCorasick(['abcd', 'bc', 'c'])('abcd')).toBe(3)
})
