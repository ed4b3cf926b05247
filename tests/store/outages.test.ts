import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { attemptOf, courseOf, feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'

const now = startOfTest
const a = feedId('a')
const host = 'a.example:443'
const dns = { code: 'fetch/dns', message: 'a.example does not resolve', detail: null } as const

function healthOf(test: TestStore) {
  return test.store.feeds.healthOf(a, now)
}

test('with nothing overdue there is nothing to spread', () => {
  using test = storeWith([])
  expect(() => test.store.health.spreadOverdue(now, 100, 1000)).not.toThrow()
})

test('an outage of ours changes nothing of a feed but when it is asked next', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(a, attemptOf(), courseOf({ rhythmSeconds: 60 }), host)
  const before = test.store.health.followed(a, now)
  test.store.leases.hold('L', 'boot', later(now, 60), [{ host, feeds: [a], freeAt: now }])
  test.store.health.recordOutage(a, attemptOf({ fault: dns, nextAt: later(now, 60), nextReason: 'our network' }))
  expect(test.store.health.followed(a, now)).toEqual(before)
  expect(healthOf(test)).toMatchObject({ state: 'healthy', fault: null, nextAt: later(now, 60), nextReason: 'our network' })
  expect(test.store.feeds.attempts(a)[0]).toMatchObject({ outcome: 'fault', fault: dns })
})

test.each([
  { what: 'the only failure is taken back whole', failures: 1, pardons: 1, left: 0, state: 'healthy' },
  { what: 'a failure of before stays', failures: 2, pardons: 1, left: 1, state: 'failing' },
  { what: 'two failures are taken back for a feed that is named twice', failures: 2, pardons: 2, left: 0, state: 'healthy' },
  { what: 'no more is taken back than there was', failures: 1, pardons: 3, left: 0, state: 'healthy' },
])('pardoned: $what', ({ failures, pardons, left, state }) => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  test.store.health.record(a, attemptOf(), courseOf(), host)
  const course = courseOf({ consecutiveFailures: failures, faultSince: now, faultTimes: failures })
  test.store.health.record(a, attemptOf({ fault: dns }), course, host)
  test.store.health.pardon(Array(pardons).fill(a), later(now, 5), 'it was us')
  expect(test.store.health.followed(a, now)).toMatchObject({
    consecutiveFailures: left,
    faultTimes: left,
    faultSince: left === 0 ? null : now,
  })
  expect(healthOf(test)).toMatchObject({ state, nextAt: later(now, 5), nextReason: 'it was us' })
})

test('who did not fail, rests or is stopped is not pardoned', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  test.store.health.record(a, attemptOf({ fault: dns, nextAt: null }), courseOf({ stopped: true, consecutiveFailures: 1 }), host)
  test.store.health.pardon([a, feedId('b'), feedId('unknown')], later(now, 5), 'it was us')
  expect(healthOf(test)).toMatchObject({ state: 'stopped', nextAt: null, consecutiveFailures: 1 })
  expect(test.store.feeds.healthOf(feedId('b'), now)).toMatchObject({ nextAt: now })
})

test.each([
  { most: 300_000, at: [0, 100, 200, 300] },
  { most: 200, at: [0, 50, 100, 150] },
])('after an outage overdue feeds follow one another, within $most ms', ({ most, at }) => {
  using test = storeWith(['a', 'b', 'c', 'd', 'held', 'later'].map((id) => feedOf(id)))
  for (const [id, dueIn] of Object.entries({ c: 0, b: 1, a: 2, d: 3, later: 1800 }))
    test.store.health.record(feedId(id), attemptOf({ nextAt: later(now, dueIn) }), courseOf(), `${id}.example:443`)
  test.store.leases.hold('L', 'boot', later(now, 60), [{ host: 'held.example:443', feeds: [feedId('held')], freeAt: now }])
  const back = later(now, 10)
  test.store.health.spreadOverdue(back, 100, most)
  const times = ['c', 'b', 'a', 'd'].map((id) => (test.store.feeds.healthOf(feedId(id), now)?.nextAt ?? 0) - back)
  expect(times).toEqual(at)
  expect(test.store.feeds.healthOf(feedId('later'), now)?.nextAt).toBe(later(now, 1800))
  expect(test.store.feeds.healthOf(feedId('held'), now)?.nextAt).toBe(now)
})
