import { expect, test } from 'vitest'
import { readStatusQuery } from '#serve/status-query.ts'
import { feedStates } from '#web/feed-states.ts'

test.each([
  { query: { state: '' }, names: 'state' },
  { query: { state: 'broken' }, names: 'state' },
  { query: { state: 'FAILING' }, names: 'state' },
  { query: { state: '__proto__' }, names: 'state' },
  { query: { state: ['failing', 'silent'] }, names: 'state' },
  { query: { after: 'a' }, names: 'state' },
  { query: { state: 'failing', after: '' }, names: 'after' },
  { query: { state: 'failing', after: 'Ä' }, names: 'after' },
  { query: { state: 'failing', after: "a' OR 1=1" }, names: 'after' },
  { query: { state: 'failing', after: 'a'.repeat(65) }, names: 'after' },
  { query: { state: 'failing', after: ['a', 'b'] }, names: 'after' },
])('$query is refused, naming $names', ({ query, names }) => {
  expect(() => readStatusQuery(query)).toThrow(
    expect.objectContaining({ code: 'serve/bad-request', message: expect.stringMatching(new RegExp(`^${names} `)) }),
  )
})

test('without a state it is the page of all', () => {
  expect(readStatusQuery({})).toBe(null)
  expect(readStatusQuery({ utm_source: 'mail' })).toBe(null)
})

test.each(feedStates)('the feeds that are %s can be asked for, from any on', (state) => {
  expect(readStatusQuery({ state })).toEqual({ state, after: null })
  expect(readStatusQuery({ state, after: 'bbc-news' })).toEqual({ state, after: 'bbc-news' })
})
