import { expect, test } from 'vitest'
import { publishedAt } from '#publish/published-at.ts'
import { at, sampleArticle } from '#tests/support/articles.ts'

const updatedAt = at('2026-11-24T12:00:00Z')

test('an article without a date gets none', () => {
  expect(publishedAt(sampleArticle({ statedAt: null, updatedAt }))).toBeUndefined()
})

test('a date after the last change is not repeated', () => {
  expect(publishedAt(sampleArticle({ statedAt: at('2031-01-01T00:00:00Z'), updatedAt }))).toBeUndefined()
})

test('a stated date is kept, even where the article stands elsewhere in the list', () => {
  const statedAt = at('2026-11-20T00:00:00Z')
  expect(publishedAt(sampleArticle({ statedAt, updatedAt, sortAt: updatedAt }))).toBe(statedAt)
  expect(publishedAt(sampleArticle({ statedAt: updatedAt, updatedAt }))).toBe(updatedAt)
})
