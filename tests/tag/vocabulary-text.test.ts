import { expect, test } from 'vitest'
import { shippedTopicNames } from '#config/shipped-topic-names.ts'
import { readVocabularyFile } from '#config/shipped-topics.ts'
import { hashOfStem } from '#tag/stems.ts'
import { readVocabulary } from '#tag/vocabulary-text.ts'

test('a text without a stem knows none', () => {
  const { hashes, topics, weights } = readVocabulary(Buffer.from('en\nnato\n-300\n'))
  expect([hashes.length, weights.length, topics]).toEqual([0, 0, ['nato']])
})

test('languages, topics, and what each stem says for which', () => {
  const words = readVocabulary(Buffer.from('en uk\nnato migration\n-300 25\nrefu* 52b71\nтабір 60a-4b12\n'))
  expect(words).toEqual({
    languages: ['en', 'uk'],
    topics: ['nato', 'migration'],
    start: [-3, 0.25],
    hashes: Int32Array.of(hashOfStem('refu*'), hashOfStem('табір')),
    squares: Float32Array.of(5.2 ** 2, 36),
    weights: Int16Array.of(0, 71, -4, 12),
  })
})

test('the shipped one knows all shipped topics, and each stem once', () => {
  const { topics, start, hashes } = readVocabulary(readVocabularyFile())
  expect(topics).toEqual(shippedTopicNames.map(({ id }) => id))
  expect(start.length).toBe(topics.length)
  expect(new Set(hashes).size).toBe(hashes.length)
  expect(hashes.length).toBeGreaterThan(20_000)
})
