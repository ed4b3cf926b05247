import fc from 'fast-check'
import { expect, test } from 'vitest'
import { companies, type GroupHit } from '#tag/company.ts'

function hit(group: number, word: number, words = 1): GroupHit {
  return { group, match: { phrase: 0, start: word * 10, end: (word + words) * 10 - 1, word, words } }
}

function places(found: readonly (readonly GroupHit[])[]): readonly (readonly number[])[] {
  return found.map((company) => company.map(({ match }) => match.word))
}

test('without a hit of each group there is no company', () => {
  expect(companies([], 2, 5)).toEqual([])
  expect(companies([hit(0, 1), hit(0, 2), hit(2, 3)], 3, 5)).toEqual([])
})

test('the distance goes from the end of the first hit to the beginning of the last', () => {
  expect(places(companies([hit(0, 0, 3), hit(1, 7)], 2, 5))).toEqual([[0, 7]])
  expect(companies([hit(0, 0, 3), hit(1, 8)], 2, 5)).toEqual([])
})

test('the nearest hits keep company, and each once', () => {
  expect(places(companies([hit(0, 0), hit(0, 3), hit(1, 4), hit(1, 5), hit(0, 6)], 2, 5))).toEqual([
    [3, 4],
    [6, 5],
  ])
})

test('hits that share a word keep no company', () => {
  expect(companies([hit(0, 0, 2), hit(1, 1)], 2, 5)).toEqual([])
  expect(places(companies([hit(0, 0, 2), hit(1, 1), hit(1, 2)], 2, 5))).toEqual([[0, 2]])
})

test('half a million hits that never meet take no time to speak of', () => {
  const apart = Array.from({ length: 500_000 }, (_, index) => hit(index % 2, index * 60))
  const together = Array.from({ length: 500_000 }, (_, index) => hit(index % 4, index))
  const before = process.cpuUsage()
  expect(companies(apart, 2, 50)).toEqual([])
  expect(companies(together, 5, 50)).toEqual([])
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3_000)
})

test('there is company wherever a search through all combinations finds some', () => {
  const hits = fc
    .array(fc.tuple(fc.nat(3), fc.nat(20)), { maxLength: 14 })
    .map((pairs) => pairs.map(([group, word]) => hit(group, word)).toSorted((a, b) => a.match.word - b.match.word))
  fc.assert(
    fc.property(hits, fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 8 }), (given, groups, within) => {
      const fitting = given.filter(({ group }) => group < groups)
      const found = companies(fitting, groups, within)
      expect(found.length > 0).toBe(combinations(fitting, groups).some((words) => isCompany(words, within)))
      for (const company of places(found)) expect(isCompany(company, within)).toBe(true)
    }),
  )
})

function combinations(hits: readonly GroupHit[], groups: number): readonly (readonly number[])[] {
  const byGroup = Array.from({ length: groups }, (_, group) => hits.filter((one) => one.group === group).map(({ match }) => match.word))
  return byGroup.reduce<readonly (readonly number[])[]>((rows, words) => rows.flatMap((row) => words.map((word) => [...row, word])), [[]])
}

function isCompany(words: readonly number[], within: number): boolean {
  return new Set(words).size === words.length && Math.max(...words) - Math.min(...words) <= within
}
