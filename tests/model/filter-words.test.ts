import { expect, test } from 'vitest'
import { type KnownNames, readFilter } from '#model/filter-query.ts'
import { type FilterLabels, filterWords } from '#model/filter-words.ts'

const known: KnownNames = { find: (_, value) => value, near: () => null, guess: () => null, sliceFilter: () => ({ kind: 'all' }) }
const labels: FilterLabels = {
  tag: ({ value }) => value.toUpperCase(),
  source: (id) => `source ${id}`,
  publisher: (id) => `publisher ${id}`,
  language: (code) => `language ${code}`,
  slice: (id) => `slice ${id}`,
}

test.each([
  ['', 'everything'],
  ['topic:nato (country:ua OR country:pl) -source:tass "air defence"', 'NATO, UA or PL, not source tass, “air defence”'],
  ['-(a b) title:cc* OR lang:uk', '(not (“a”, “b”), titled “cc…”) or in language uk'],
  ['-slice:east a', 'not slice east, “a”'],
  ['publisher:un since:7d before:36h', 'publisher un, not older than 1 week, older than 36 hours'],
  ['since:2026-11-24 before:2026-11-24T10:00Z', 'since 2026-11-24, before 2026-11-24T10:00:00Z'],
])('%s reads: %s', (query, words) => {
  expect(filterWords(readFilter(query, known), labels)).toBe(words)
})
