import { expect, test } from 'vitest'
import type { Backlog } from '#model/backlog.ts'
import { later, rfc3339 } from '#model/instant.ts'
import { backlogWords } from '#web/backlog-words.ts'
import { timedText } from '#web/timed-words.ts'
import { now, sampleHealth } from './sample-pages.ts'

const waiting: Backlog = {
  since: later(now, -86_400),
  documents: 0,
  entries: 0,
  nextAt: later(now, 60),
  askedAt: null,
  failed: false,
  because: '',
}

function words(backlog: Backlog | null, health = sampleHealth()): string | null {
  const said = backlogWords(health, backlog)
  return said === null ? null : timedText(said, rfc3339)
}

test('of a feed that showed no gap there is nothing to say', () => {
  expect(words(null)).toBeNull()
})

test.each<[Partial<Backlog>, string]>([
  [{}, 'reads back for what was missed since 2026-11-23T22:16:00Z: 0 documents so far, 0 articles; the next 2026-11-24T22:17:00Z'],
  [
    { documents: 1, entries: 1, failed: true, because: 'a.example answered 500; asked again in 5 minutes' },
    'reads back for what was missed since 2026-11-23T22:16:00Z: 1 document so far, 1 article; the next 2026-11-24T22:17:00Z: a.example answered 500; asked again in 5 minutes',
  ],
  [
    { documents: 3, entries: 1200, nextAt: null, askedAt: now, because: 'it met what was known' },
    'read back for what was missed since 2026-11-23T22:16:00Z: 3 documents, 1,200 articles; ended 2026-11-24T22:16:00Z: it met what was known',
  ],
])('%j is told in words', (changes, expected) => {
  expect(words({ ...waiting, ...changes })).toBe(expected)
})

test('of a private feed no address is told', () => {
  const health = sampleHealth()
  const hidden = words(
    { ...waiting, because: 'archive.example:8080 answered 410; asked no more' },
    sampleHealth({ feed: { ...health.feed, private: true } }),
  )
  expect(hidden).toContain('answered 410')
  expect(hidden).not.toContain('archive.example')
})
