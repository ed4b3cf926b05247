import { expect, test } from 'vitest'
import { pairEntries } from '#cli/paired-entries.ts'
import type { FoundEntry } from '#cli/read.ts'
import { instant } from '#model/instant.ts'

const nothing: FoundEntry = { guid: null, title: null, address: null, date: null, author: null, categories: [], text: '' }

test('entries of which nothing is known belong to no other', () => {
  expect(pairEntries([nothing], [nothing])).toEqual([
    { ours: nothing, theirs: null, differing: [] },
    { ours: null, theirs: nothing, differing: [] },
  ])
})

test.each([
  { by: 'guid', ours: { guid: 'a', address: 'x', title: 'one' }, theirs: { guid: 'a', address: 'y', title: 'two' } },
  { by: 'address', ours: { guid: 'a', address: 'x', title: 'one' }, theirs: { guid: null, address: 'x', title: 'two' } },
  { by: 'title', ours: { guid: 'a', address: 'x', title: 'one' }, theirs: { guid: 'b', address: 'y', title: 'one' } },
])('entries belong together by their $by', ({ ours, theirs }) => {
  const [pair, ...more] = pairEntries([{ ...nothing, ...ours }], [{ ...nothing, ...theirs }])
  expect(more).toEqual([])
  expect([pair?.ours, pair?.theirs]).toEqual([
    { ...nothing, ...ours },
    { ...nothing, ...theirs },
  ])
})

test('entries that bear the same guid are paired in the document’s order', () => {
  const [first, second] = [
    { ...nothing, guid: 'a', title: 'one' },
    { ...nothing, guid: 'a', title: 'two' },
  ]
  expect(pairEntries([first, second], [first, second]).map(({ differing }) => differing)).toEqual([[], []])
})

test('what differs is told by its field, and only that', () => {
  const ours = { ...nothing, guid: 'a', title: 'one', date: instant(1), categories: ['x'], text: 'long' }
  const theirs = { ...ours, date: null, categories: ['x', 'y'] }
  expect(pairEntries([ours], [theirs])[0]?.differing).toEqual(['date', 'categories'])
})
