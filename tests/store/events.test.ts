import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { feedOf, startOfTest, storeWith } from '#tests/support/store.ts'

const now = startOfTest
const a = feedId('a')
const broke = { kind: 'broke', because: 'it does not resolve', code: 'fetch/dns' } as const

test('without events there are none to read', () => {
  using test = storeWith([feedOf('a')])
  expect(test.store.events.newest(10)).toEqual([])
  expect(test.store.events.eventsOf(a, 10)).toEqual([])
})

test('events are read newest first, of all or of one feed, and no more than wanted', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  test.store.events.append({ ...broke, feed: a }, now)
  test.store.events.append({ ...broke, feed: feedId('b') }, later(now, 1))
  test.store.events.append({ kind: 'recovered', because: 'it is well', code: null, feed: a }, later(now, 2))
  expect(test.store.events.newest(2)).toEqual([
    { id: 3, feed: 'a', at: later(now, 2), kind: 'recovered', because: 'it is well', code: null },
    { id: 2, feed: 'b', at: later(now, 1), ...broke },
  ])
  expect(test.store.events.eventsOf(a, 5).map(({ kind }) => kind)).toEqual(['recovered', 'broke'])
})

test('the newest thousand are kept, and no id is given twice', () => {
  using test = storeWith([feedOf('a')])
  test.store.transaction(() => {
    for (let turn = 0; turn < 1005; turn++) test.store.events.append({ ...broke, feed: a }, now)
  })
  const ids = test.store.events.newest(5000).map(({ id }) => id)
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([1000, 1005, 6])
})
