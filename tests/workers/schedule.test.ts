import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { takeDue } from '#workers/schedule.ts'

const now = startOfTest
const rules = {
  network: watchNetwork(),
  limitsOf: () => null,
  everySeconds: null,
  bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 },
}

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
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'waiting', fault: null })
})

test('a feed that nobody ever brings back is blamed after it was asked alone, and waits longer', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  for (let round = 0; round < 5; round += 1) {
    const batches = take(test, later(now, round * 300))
    if (round === 3) expect(batches.map((batch) => batch.hosts.flatMap((host) => host.feeds).length)).toEqual([1, 1])
  }
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'failing', fault: { code: 'fetch/kills-worker' } })
})

test('what a host’s spacing forbids is not given out, though its batch is over', () => {
  using test = storeWith([feedOf('a')])
  const slow = { ...rules, limitsOf: () => ({ concurrency: 1, spacingSeconds: 600 }) }
  const [batch] = takeDue(test.store, 'boot', 4, { held: [], lost: [] }, slow, now)
  const asked = later(now, 5)
  test.store.leases.release(batch?.lease ?? '', [feedId('a')], [{ host: 'a.example:443', at: later(asked, 600) }])
  expect(takeDue(test.store, 'boot', 4, { held: [], lost: [] }, slow, later(now, 600))).toEqual([])
  expect(takeDue(test.store, 'boot', 4, { held: [], lost: [] }, slow, later(now, 606))).toHaveLength(1)
})

test('a worker that never comes back may have asked at the last moment: the spacing counts from there', () => {
  using test = storeWith([feedOf('a')])
  const slow = { ...rules, limitsOf: () => ({ concurrency: 1, spacingSeconds: 600 }) }
  const [batch] = takeDue(test.store, 'boot', 4, { held: [], lost: [] }, slow, now)
  const planned = batch?.plannedSeconds ?? 0
  const lost = { held: [], lost: [batch?.lease ?? ''] }
  expect(takeDue(test.store, 'boot', 4, lost, slow, later(now, planned + 599))).toEqual([])
  expect(takeDue(test.store, 'boot', 4, { held: [], lost: [] }, slow, later(now, planned + 601))).toHaveLength(1)
})

test('while nothing can be reached a few hosts are asked, and not without a pause', () => {
  using test = storeWith(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => feedOf(name)))
  test.store.notices.raise('network', { code: 'fetch/no-network', message: 'nothing can be reached', detail: null }, now)
  const asked = (at: Instant) => take(test, at).flatMap((batch) => batch.hosts).length
  expect(asked(later(now, 100))).toBe(5)
  expect(asked(later(now, 102))).toBe(0)
  expect(asked(later(now, 106))).toBe(2)
})
