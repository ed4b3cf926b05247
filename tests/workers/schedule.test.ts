import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { takeDue } from '#workers/schedule.ts'

const now = startOfTest
const rules = { limitsOf: () => null, bounds: { usualSeconds: 1800 } }

/** @param hasJobs what the queue says of leases that ran out */
function take(test: TestStore, at = now, hasJobs = false) {
  const overdue = test.store.leases.overdue(at)
  return takeDue(test.store, 'boot', 4, hasJobs ? { held: overdue, lost: [] } : { held: [], lost: overdue }, rules, at)
}

test('a due feed is given out once, with time enough for a slow look-up', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  const [batch, ...more] = take(test)
  expect(more).toEqual([])
  expect(batch?.hosts.map((host) => host.host)).toEqual(['a.example:443', 'b.example:443'])
  expect(batch?.plannedSeconds).toBeGreaterThanOrEqual(15)
  expect(take(test)).toEqual([])
})

test('a wiped queue costs a lease, of the planned time and a minute, and nothing else', () => {
  using test = storeWith([feedOf('a')])
  const planned = take(test)[0]?.plannedSeconds ?? 0
  expect(take(test, later(now, planned + 59))).toEqual([])
  expect(take(test, later(now, planned + 61))[0]?.hosts[0]?.feeds[0]?.feed).toBe('a')
})

test('a job that waits long for a worker is not given out twice, and its feeds are blamed for nothing', () => {
  using test = storeWith([feedOf('a')])
  take(test)
  for (let round = 1; round < 10; round += 1) expect(take(test, later(now, round * 300), true)).toEqual([])
  expect(test.store.feeds.healthOf(feedId('a'))).toMatchObject({ state: 'waiting', fault: null })
})

test('a feed that nobody ever brings back is blamed after it was asked alone, and waits longer', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  for (let round = 0; round < 5; round += 1) {
    const batches = take(test, later(now, round * 300))
    if (round === 3) expect(batches.map((batch) => batch.hosts.flatMap((host) => host.feeds).length)).toEqual([1, 1])
  }
  expect(test.store.feeds.healthOf(feedId('a'))).toMatchObject({ state: 'failing', fault: { code: 'fetch/kills-worker' } })
})
