import { expect, test } from 'vitest'
import { rfc3339 } from '#model/instant.ts'
import { fulltextWords } from '#web/fulltext-words.ts'
import { timedText } from '#web/timed-words.ts'
import { now, sampleHealth } from './sample-pages.ts'

const none = { waiting: 0, read: 0, failed: 0, lastFailure: null }
const failure = { url: 'https://harbour.example/1', because: 'harbour.example answered 410, gone for good; asked no more', at: now }

function words(counts: Parameters<typeof fulltextWords>[1], health = sampleHealth()): string | null {
  const said = fulltextWords(health, counts)
  return said === null ? null : timedText(said, rfc3339)
}

test('of a feed whose pages nobody asks for there is nothing to say', () => {
  expect(words(null)).toBeNull()
})

test.each([
  [none, 'the pages of new articles are read; none came yet'],
  [{ ...none, read: 1 }, '1 page was read, 0 wait'],
  [{ ...none, read: 1200, waiting: 1 }, '1,200 pages were read, 1 waits'],
])('%j is told in words', (counts, expected) => {
  expect(words(counts)).toBe(expected)
})

test('what failed last is told, of a private feed without any address', () => {
  const counts = { waiting: 0, read: 2, failed: 1, lastFailure: failure }
  expect(words(counts)).toContain('1 gave no text, and their articles keep the feed’s: https://harbour.example/1, ')
  expect(words(counts)).toContain('gone for good')
  const health = sampleHealth()
  const hidden = words(counts, sampleHealth({ feed: { ...health.feed, private: true } }))
  expect(hidden).toContain('gone for good')
  expect(hidden).not.toContain('harbour.example')
})
