import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import { entryOf } from '#tests/support/entries.ts'
import { faultReading, freshReading, unchangedReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { isDown, watchNetwork } from '#workers/network-watch.ts'
import type { TaggedReading } from '#workers/tagged-reading.ts'

const now = startOfTest
const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }

function openTaker(test: TestStore) {
  const terms = { everySeconds: null, bounds, network: watchNetwork() }
  return (reading: TaggedReading, at: Instant = now) => {
    const lease = `lease ${reading.feed} ${at}`
    test.store.leases.hold(lease, 'boot', later(at, 60), [{ host: `${reading.feed}.example:443`, feeds: [reading.feed], freeAt: at }])
    return ingest(test.store, [{ ...reading, lease }], terms, at)[0]
  }
}

function healthOf(test: TestStore, feed: string, at: Instant = now) {
  return test.store.feeds.healthOf(feedId(feed), at)
}

const names = ['a', 'b', 'c', 'd', 'e', 'f']

test('when no host can be reached no feed is to blame: those before are pardoned, one notice stands, few are asked', () => {
  using test = storeWith(names.map((name) => feedOf(name)))
  const take = openTaker(test)
  for (const name of names) take({ ...faultReading(name, 'fetch/dns'), status: null })
  for (const name of names) expect(healthOf(test, name), name).toMatchObject({ state: 'waiting', fault: null, consecutiveFailures: 0 })
  expect(isDown(test.store)).toBe(true)
  expect(test.store.notices.all().map(({ fault }) => fault.code)).toEqual(['fetch/no-network'])
  expect(healthOf(test, 'f')?.nextReason).toContain('our own network')

  take(unchangedReading('a'), later(now, 60))
  expect(isDown(test.store)).toBe(false)
  expect(test.store.notices.all()).toEqual([])
  expect(test.store.events.newest(10).map(({ kind, feed }) => [kind, feed])).toEqual([
    ['well', null],
    ['trouble', null],
  ])
})

test('an answer of any status proves the network: then each feed that fails has failed', () => {
  using test = storeWith(names.map((name) => feedOf(name)))
  const take = openTaker(test)
  for (const name of names.slice(0, 4)) take({ ...faultReading(name, 'fetch/connect'), status: null })
  take({ ...faultReading('e', 'fetch/status'), status: 500 })
  take({ ...faultReading('f', 'fetch/connect'), status: null })
  expect(isDown(test.store)).toBe(false)
  for (const name of names) expect(healthOf(test, name), name).toMatchObject({ state: 'failing', consecutiveFailures: 1 })
})

test('a host waits once two of its addresses have refused, and a success lifts that', () => {
  using test = storeWith(['a', 'b', 'c'].map((name) => ({ ...feedOf(name), url: `https://host.example/${name}` })))
  const take = (reading: TaggedReading, at: Instant) => {
    const lease = `lease ${reading.feed} ${at}`
    test.store.leases.hold(lease, 'boot', later(at, 60), [{ host: 'host.example:443', feeds: [reading.feed], freeAt: at }])
    ingest(test.store, [{ ...reading, lease }], { everySeconds: null, bounds, network: watchNetwork() }, at)
    test.store.leases.release(lease, [], [{ host: 'host.example:443', at }])
  }
  const refused = (feed: string): TaggedReading => {
    const reading = faultReading(feed, 'fetch/rate-limited')
    return reading.outcome.kind === 'fault'
      ? { ...reading, status: 429, outcome: { ...reading.outcome, retryAfterSeconds: 3600 } }
      : reading
  }
  take(refused('a'), now)
  expect(test.store.leases.due(later(now, 10), 10).map(({ feed }) => feed)).toEqual(['b', 'c'])
  take(refused('b'), later(now, 60))
  expect(test.store.leases.due(later(now, 70), 10)).toEqual([])
  expect(healthOf(test, 'c', later(now, 70))?.host.until).toBe(later(now, 60 + 3600))
  take(unchangedReading('c'), later(now, 80))
  expect(healthOf(test, 'c', later(now, 90))?.host.until).toBe(null)
})

test('a feed that names a hub is to be subscribed to, and one that names it no more is not', () => {
  using test = storeWith([feedOf('a')])
  const take = openTaker(test)
  const named = freshReading('a', [])
  if (named.outcome.kind !== 'fresh') throw new Error('the reading is not fresh')
  take({ ...named, outcome: { ...named.outcome, push: { hub: 'https://hub.example/', self: null } } })
  const { url } = feedOf('a')
  expect(healthOf(test, 'a')?.subscription).toMatchObject({ hub: 'https://hub.example/', topic: url, state: 'wanted' })
  take(freshReading('a', []), later(now, 60))
  expect(healthOf(test, 'a')?.subscription).toBe(null)
})

test('no hub is told the address of a private feed', () => {
  using test = storeWith([{ ...feedOf('a'), private: true }])
  const named = freshReading('a', [])
  if (named.outcome.kind !== 'fresh') throw new Error('the reading is not fresh')
  openTaker(test)({ ...named, outcome: { ...named.outcome, push: { hub: 'https://hub.example/', self: null } } })
  expect(healthOf(test, 'a')?.subscription).toBe(null)
})

test('a push stores its articles and leaves health alone; with a key that is not ours it earns no trust', () => {
  using test = storeWith([feedOf('a')])
  const take = openTaker(test)
  const named = freshReading('a', [])
  if (named.outcome.kind !== 'fresh') throw new Error('the reading is not fresh')
  take({ ...named, outcome: { ...named.outcome, push: { hub: 'https://hub.example/', self: null } } })
  const [due] = test.store.subscriptions.takeDue(now)
  test.store.subscriptions.verified(feedId('a'), due?.key ?? '', 86_400, now)
  const before = healthOf(test, 'a')
  const push = (key: string, guid: string): TaggedReading => ({
    ...freshReading('a', [entryOf({ guid, identity: `guid:${guid}`, url: `https://a.example/${guid}` })]),
    via: 'push',
    lease: key,
  })
  const terms = { everySeconds: null, bounds, network: watchNetwork() }
  expect(ingest(test.store, [push('forged', '1')], terms, later(now, 5))[0]).toMatchObject({ entriesNew: 1, nextAt: null })
  expect(healthOf(test, 'a')?.subscription?.trusted).toBe(false)
  expect(ingest(test.store, [push(due?.key ?? '', '2')], terms, later(now, 6))[0]).toMatchObject({ entriesNew: 1 })
  const after = healthOf(test, 'a')
  expect(after).toMatchObject({ nextAt: before?.nextAt, consecutiveFailures: 0, subscription: { trusted: true } })
  expect(test.store.feeds.attempts(feedId('a'))[0]?.outcome).toBe('pushed')

  const missed = freshReading('a', [entryOf({ guid: '3', identity: 'guid:3', url: 'https://a.example/3' })])
  if (missed.outcome.kind !== 'fresh') throw new Error('the reading is not fresh')
  take({ ...missed, outcome: { ...missed.outcome, push: { hub: 'https://hub.example/', self: null } } }, later(now, 60))
  expect(healthOf(test, 'a')?.subscription).toMatchObject({ trusted: false, because: 'a poll found articles that the hub did not send' })
})
