import { expect, test } from 'vitest'
import type { Filter } from '#model/filter.ts'
import { formatFilter } from '#model/filter-text.ts'
import { type OutputRule, shownBy } from '#model/output-rules.ts'

const word = (words: string): Filter => ({ kind: 'text', within: 'all', words, prefix: false })
const rule = (filter: Filter): OutputRule => ({ name: null, q: formatFilter(filter), filter })

test('without rules everything is shown', () => {
  expect(shownBy({ keep: [], block: [] })).toEqual({ kind: 'all' })
})

test('one keep rule must select it, and no block rule may', () => {
  const either: Filter = { kind: 'or', parts: [word('c'), word('d')] }
  expect(formatFilter(shownBy({ keep: [rule(word('a')), rule(word('b'))], block: [rule(either), rule(word('e'))] }))).toBe(
    '(a OR b) -(c OR d OR e)',
  )
  expect(formatFilter(shownBy({ keep: [rule(word('a'))], block: [] }))).toBe('a')
  expect(formatFilter(shownBy({ keep: [], block: [rule(word('a'))] }))).toBe('-a')
})
