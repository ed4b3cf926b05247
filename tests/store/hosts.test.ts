import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { feedOf, startOfTest, storeWith } from '#tests/support/store.ts'

const now = startOfTest
const host = 'a.example:443'
const refusals = {
  refused: { feed: feedId('a'), at: now, until: later(now, 60) },
  notBefore: later(now, 60),
  because: 'two feeds of it were refused',
}
const none = { refused: null, notBefore: null, because: '' }

test('a host nobody knows has refused nothing', () => {
  using test = storeWith([])
  expect(test.store.hosts.refusals(host)).toEqual(none)
  expect(() => test.store.hosts.saveRefusals(host, refusals)).not.toThrow()
  expect(test.store.hosts.waits(now)).toEqual([])
})

test.each([refusals, none, { ...none, refused: { feed: feedId('a'), at: now, until: null } }])('what a host said is kept: %o', (value) => {
  using test = storeWith([feedOf('a')])
  test.store.hosts.saveRefusals(host, refusals)
  test.store.hosts.saveRefusals(host, value)
  expect(test.store.hosts.refusals(host)).toEqual(value)
})

test('a host waits until its time has come, and its feeds show it', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  test.store.hosts.saveRefusals(host, refusals)
  const wait = { host, until: later(now, 60), because: 'two feeds of it were refused' }
  expect(test.store.hosts.waits(later(now, 59))).toEqual([wait])
  expect(test.store.feeds.healthOf(feedId('a'), later(now, 59))?.host).toEqual(wait)
  expect(test.store.hosts.waits(later(now, 60))).toEqual([])
  expect(test.store.feeds.healthOf(feedId('a'), later(now, 60))?.host).toEqual({ host, until: null, because: '' })
  expect(test.store.feeds.healthOf(feedId('b'), now)?.host).toEqual({ host: 'b.example:443', until: null, because: '' })
})

test('a host that is cleared has refused nothing', () => {
  using test = storeWith([feedOf('a')])
  test.store.hosts.saveRefusals(host, refusals)
  test.store.hosts.clear(host)
  expect(test.store.hosts.refusals(host)).toEqual(none)
  expect(test.store.hosts.waits(now)).toEqual([])
})
