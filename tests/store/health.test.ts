import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { attemptOf, courseOf, documentOf, feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const now = startOfTest
const a = feedId('a')
const host = 'a.example:443'
const dns = { code: 'fetch/dns', message: 'a.example does not resolve', detail: null } as const

/** Stores one entry for each time, dated so. */
function post(test: TestStore, feed: string, ...times: readonly number[]): void {
  const entries = times.map((at) => {
    const id = `${feed} ${at}`
    return entryOf({ guid: id, identity: `guid:${id}`, url: `https://${feed}.example/${at}`, publishedAt: instant(at) })
  })
  const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }
  ingest(test.store, [freshReading(feed, entries)], { everySeconds: null, bounds, network: watchNetwork() }, now)
}

function healthOf(test: TestStore, at = now) {
  const health = test.store.feeds.healthOf(a, at)
  if (health === null) throw new Error('no such feed')
  return health
}

test('nothing is known of a feed that is not followed', () => {
  using test = storeWith([])
  expect(test.store.health.followed(a, now)).toBeNull()
  expect(test.store.health.postings(a)).toEqual([])
})

test('a feed never read stands as a new one', () => {
  using test = storeWith([feedOf('a')])
  expect(test.store.health.followed(a, now)).toMatchObject({
    ...{ feed: 'a', host, consecutiveFailures: 0, faultCode: null, faultSince: null, faultTimes: 0, brokenTold: false, silentTold: false },
    ...{ movedTo: null, moving: null, pushTrusted: false, newestAt: null, silentAt: null, bodyHash: null },
    hints: { ttlSeconds: null, updateSeconds: null, skipHours: [], skipDays: [] },
  })
})

test('what is recorded is how the feed stands before the next reading', () => {
  using test = storeWith([feedOf('a')])
  const course = courseOf({
    ...{ consecutiveFailures: 3, faultSince: later(now, -60), faultTimes: 2, brokenTold: true, silentTold: true },
    ...{ movedTo: 'https://new.example/', moving: { to: 'https://newer.example/', since: now, times: 2 } },
    ...{ rhythmSeconds: 3600, newestAt: later(now, -600), silentAt: later(now, 600) },
  })
  test.store.health.describe(
    a,
    documentOf({ bodyHash: 'body', hints: { ttlSeconds: 60, updateSeconds: null, skipHours: [3], skipDays: [] } }),
  )
  test.store.health.record(a, attemptOf({ fault: dns }), course, 'new.example:443')
  const { stopped: _, rhythmSeconds, ...state } = course
  expect(test.store.health.followed(a, now)).toMatchObject({ ...state, faultCode: 'fetch/dns', host: 'new.example:443', bodyHash: 'body' })
  expect(test.store.health.followed(a, now)?.hints.skipHours).toEqual([3])
  expect(healthOf(test)).toMatchObject({ state: 'failing', rhythmSeconds, newestAt: course.newestAt, moving: course.moving })
  expect(healthOf(test).host.host).toBe('new.example:443')
})

test('a feed that was taken out while it was read rests, and says why', () => {
  using test = storeWith([feedOf('a')])
  test.takeUp([])
  test.store.health.record(a, attemptOf(), courseOf({ stopped: true }), host)
  expect(healthOf(test)).toMatchObject({ state: 'removed', nextAt: null, nextReason: 'no longer in feeds.json' })
})

test('a stopped feed is shown as such, with its last attempt, and is asked no more', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(a, attemptOf({ fault: dns, nextAt: null, nextReason: 'stopped' }), courseOf({ stopped: true }), host)
  expect(healthOf(test)).toMatchObject({ state: 'stopped', nextAt: null, fault: { code: 'fetch/dns' } })
  expect(test.store.feeds.attempts(a)).toMatchObject([{ nextAt: null, nextReason: 'stopped' }])
  expect(test.store.leases.due(later(now, 30 * 86_400), 5)).toEqual([])
})

test('a push is kept as an attempt; lease, failures and next time stay as they were', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(a, attemptOf({ fault: dns }), courseOf({ consecutiveFailures: 1 }), host)
  test.store.leases.hold('L', 'boot', later(now, 60), [{ host, feeds: [a], freeAt: now }])
  const before = test.store.health.followed(a, now)
  const { lastAttemptAt, nextAt, nextReason } = healthOf(test)
  test.store.health.recordPush(a, attemptOf({ at: later(now, 9), outcome: 'pushed', status: null, nextAt: null, nextReason: '' }))
  expect(test.store.health.followed(a, now)).toEqual(before)
  expect(healthOf(test)).toMatchObject({ lastAttemptAt, nextAt, nextReason, lastNewAt: null })
  expect(test.store.feeds.attempts(a)[0]).toMatchObject({ outcome: 'pushed', status: null })
})

test('what a push brings is news: silence is counted from then on', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(a, attemptOf(), courseOf({ newestAt: later(now, -60), silentAt: later(now, 60) }), host)
  test.store.health.recordPush(a, attemptOf({ at: later(now, 30), outcome: 'pushed', entriesNew: 1 }))
  expect(healthOf(test)).toMatchObject({ newestAt: later(now, 30), lastNewAt: later(now, 30) })
  expect(test.store.health.followed(a, now)?.silentAt).toBe(later(now, 150))
})

test('the last 20 attempts are kept', () => {
  using test = storeWith([feedOf('a')])
  for (let turn = 1; turn <= 25; turn++) test.store.health.record(a, attemptOf({ bytes: turn }), courseOf(), host)
  expect(test.store.feeds.attempts(a).map(({ bytes }) => bytes)).toEqual(Array.from({ length: 20 }, (_, index) => 25 - index))
})

test('new validators of an unchanged document leave what else is known of it', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.describe(a, documentOf({ validators: { etag: '"1"', lastModified: 'yesterday' }, bodyHash: 'body', rawHashes: ['r'] }))
  test.store.health.renewValidators(a, { etag: '"2"', lastModified: null })
  const order = test.store.leases.order(a)
  expect(order).toMatchObject({ validators: { etag: '"2"', lastModified: null }, bodyHash: 'body', recentHashes: ['r'] })
})

test('postings are the feed’s own, the newest first, and no more than wanted', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  post(test, 'a', now - 3000, now - 1000, now - 2000)
  post(test, 'b', now - 500)
  expect(test.store.health.postings(a)).toEqual([now - 1000, now - 2000, now - 3000])
  expect(test.store.health.postings(a, 2)).toEqual([now - 1000, now - 2000])
})

test('entries are counted as they come', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  post(test, 'a', now - 3000, now - 1000)
  post(test, 'a', now - 3000, now - 500)
  expect(healthOf(test).articles).toBe(3)
  expect(test.store.feeds.healthOf(feedId('b'), now)?.articles).toBe(0)
})

test('silence is found when its time has come, of feeds that are followed and do not fail, until it is told', () => {
  using test = storeWith(['a', 'b', 'c', 'd', 'e'].map((id) => feedOf(id)))
  const quiet = { newestAt: later(now, -60), silentAt: later(now, 60) }
  test.store.health.record(a, attemptOf(), courseOf(quiet), host)
  test.store.health.record(feedId('b'), attemptOf({ fault: dns }), courseOf(quiet), 'b.example:443')
  test.store.health.record(feedId('c'), attemptOf(), courseOf({ ...quiet, silentTold: true }), 'c.example:443')
  test.store.health.record(feedId('d'), attemptOf(), courseOf(quiet), 'd.example:443')
  test.takeUp(['a', 'b', 'c', 'e'].map((id) => feedOf(id)))
  expect(test.store.health.fallenSilent(later(now, 59), 10)).toEqual([])
  expect(test.store.health.fallenSilent(later(now, 60), 10)).toEqual([{ feed: 'a', ...quiet }])
  expect(healthOf(test, later(now, 59)).state).toBe('healthy')
  expect(healthOf(test, later(now, 60)).state).toBe('silent')
  test.store.health.tellSilent(a)
  expect(test.store.health.fallenSilent(later(now, 60), 10)).toEqual([])
  expect(test.store.health.followed(a, now)?.silentTold).toBe(true)
})
