import { expect, test } from 'vitest'
import { withoutArticle } from '#tag/arabic-article.ts'
import { unitsOf } from '#tag/units.ts'

test.each(['', 'al', 'ال', 'الى', 'والد', 'لون', 'بلد', 'كتاب', 'الان'])('%j has no article', (word) => {
  expect(withoutArticle(unitsOf(word), 0)).toBe(0)
})

test.each([
  ['المهاجرين', 'مهاجرين'],
  ['والمهاجرين', 'مهاجرين'],
  ['بالسفن', 'سفن'],
  ['فالحرب', 'حرب'],
  ['كالجنود', 'جنود'],
  ['للسودان', 'سودان'],
])('%s without its article is %s', (word, rest) => {
  expect(word.slice(withoutArticle(unitsOf(word), 0))).toBe(rest)
})

test('an article is looked for where the word starts', () => {
  const text = 'في المخيم'
  expect(text.slice(withoutArticle(unitsOf(text), 3))).toBe('مخيم')
})
