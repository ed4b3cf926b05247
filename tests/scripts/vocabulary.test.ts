import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderVocabulary } from '../../scripts/vocabulary.ts'

test('the vocabulary is what its articles teach: run `npm run vocabulary` after a change of them', { timeout: 120_000 }, () => {
  // As a whole it would be printed as a whole.
  expect(renderVocabulary() === readFileSync('src/config/data/vocabulary.txt', 'utf8')).toBe(true)
})
