import { expect, test } from 'vitest'
import { formatCursor, readCursor } from '#model/filter.ts'

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
