import { expect, test } from 'vitest'
import { atTime, type Filter, formatCursor, movesWithTime, publishersIn, readCursor, termsIn } from '#model/filter.ts'
import { startOfTest } from '#tests/support/store.ts'

test.each([
  '',
  '.',
  '1',
  '1.',
  '.abc',
  'a.abc',
  '1.ABC',
  '1.a1',
  '1.a.b',
  ' 1.abc',
  '1.abc ',
  '1.abc\n',
  '1.5.abc',
  '+1.abc',
  '--1.abc',
  '1e3.abc',
  '0x1.abc',
  `${'9'.repeat(16)}.abc`,
  `1.${'a'.repeat(65)}`,
  "1.a' OR 1=1",
  '１.abc',
])('%j is no cursor of ours', (text) => {
  expect(readCursor(text)).toBeNull()
})

test.each([
  { sortAt: 1_764_022_560_000, id: 'mfrggzdfmztwq2lk' },
  { sortAt: 0, id: 'a' },
  { sortAt: -62_135_596_800_000, id: '2'.repeat(64) },
])('a cursor comes back as it went out: $sortAt $id', (cursor) => {
  expect(readCursor(formatCursor(cursor))).toEqual(cursor)
})

test('a cursor needs no escaping in an address', () => {
  const text = formatCursor({ sortAt: -1, id: 'abc234' })
  expect(text).toBe('-1.abc234')
  expect(encodeURIComponent(text)).toBe(text)
})

test('a named slice is what it selects, once the time is settled, and moves and counts as that does', () => {
  const word: Filter = { kind: 'text', within: 'all', words: 'a', prefix: false }
  const part: Filter = { kind: 'and', parts: [word, { kind: 'since', at: { agoSeconds: 60 } }] }
  const filter: Filter = {
    kind: 'and',
    parts: [
      { kind: 'slice', slice: 'east', part },
      { kind: 'not', part: word },
    ],
  }
  expect(atTime(filter, startOfTest)).toEqual({
    kind: 'and',
    parts: [word, { kind: 'since', at: startOfTest - 60_000 }, { kind: 'not', part: word }],
  })
  expect([movesWithTime(filter), termsIn(filter)]).toEqual([true, 3])
  expect(movesWithTime({ kind: 'slice', slice: 'east', part: word })).toBe(false)
})

test('publishers that a filter asks for are found wherever they stand in it', () => {
  const of = (publisher: string): Filter => ({ kind: 'publisher', publisher })
  const word: Filter = { kind: 'text', within: 'all', words: 'tea', prefix: false }
  expect(publishersIn(word)).toEqual([])
  expect(
    publishersIn({ kind: 'or', parts: [of('a'), word, { kind: 'not', part: { kind: 'slice', slice: 'east', part: of('b') } }] }),
  ).toEqual(['a', 'b'])
})
