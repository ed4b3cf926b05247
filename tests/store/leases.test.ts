import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import { attemptOf, courseOf, feedOf, startOfTest, storeWith } from '#tests/support/store.ts'

const now = startOfTest
const a = { host: 'a.example:443', feeds: [feedId('a')], freeAt: now }

function due(store: ReturnType<typeof storeWith>['store'], at = now): string[] {
  return store.leases.due(at, 100).map((row) => row.feed)
}

test('what is held is not due; when the lease runs out it is due again', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  test.store.leases.hold('L', 'boot', later(now, 60), [a])
  expect(due(test.store)).toEqual(['b'])
  expect(test.store.leases.overdue(later(now, 59))).toEqual([])
  expect(test.store.leases.overdue(later(now, 61))).toEqual(['L'])
  test.store.leases.expire('L')
  expect(due(test.store)).toEqual(['a', 'b'])
})

test('a host whose batch is in flight gets no second one', () => {
  using test = storeWith([feedOf('a'), feedOf('a2', { url: 'https://a.example/second' })])
  test.store.leases.hold('L', 'boot', later(now, 60), [a])
  expect(due(test.store)).toEqual([])
  test.store.leases.release('L', a.feeds, [])
  expect(due(test.store)).toEqual(['a', 'a2'])
})

test('leases of another boot are void, those of this one are not', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  test.store.leases.hold('L', 'old', later(now, 60), [a])
  test.store.leases.hold('M', 'new', later(now, 60), [{ host: 'b.example:443', feeds: [feedId('b')], freeAt: now }])
  expect(test.store.leases.voidOthers('new', () => now)).toBe(1)
  expect(due(test.store)).toEqual(['a'])
})

test('a feed whose lease ran out three times goes alone, and once more blames it', () => {
  using test = storeWith([feedOf('a')])
  for (const round of [1, 2, 3]) {
    test.store.leases.hold(`L${round}`, 'boot', now, [a])
    expect(test.store.leases.expire(`L${round}`)).toEqual([])
  }
  expect(test.store.leases.due(later(now, 10), 1)).toMatchObject([{ feed: 'a', alone: true }])
  test.store.leases.hold('L4', 'boot', now, [a])
  expect(test.store.leases.expire('L4')).toEqual(['a'])
})

test('a clock that jumped back does not silence a feed', () => {
  using test = storeWith([feedOf('a')])
  const past = instant(now - 365 * 86_400_000)
  expect(due(test.store, past)).toEqual([])
  test.store.leases.drawBack(past, 30 * 86_400_000, 180_000)
  expect(due(test.store, past)).toEqual(['a'])
})

test('the most overdue feed comes first', () => {
  using test = storeWith([feedOf('b')])
  test.takeUp([feedOf('b'), feedOf('a')], later(now, 5))
  expect(due(test.store, later(now, 10))).toEqual(['b', 'a'])
})

test('a lease whose job still waits is renewed, and counts as no loss', () => {
  using test = storeWith([feedOf('a')])
  test.store.leases.hold('L', 'boot', later(now, 60), [a])
  test.store.leases.renew('L', later(now, 120))
  expect(test.store.leases.overdue(later(now, 61))).toEqual([])
  expect(due(test.store, later(now, 61))).toEqual([])
})

test('a reading that is still on its way keeps its lease when the batch is over, and its host is free', () => {
  using test = storeWith([feedOf('a'), feedOf('a2', { url: 'https://a.example/second' })])
  test.store.leases.hold('L', 'boot', later(now, 60), [a])
  test.store.leases.release('L', [], [])
  expect(due(test.store)).toEqual(['a2'])
  expect(test.store.health.followed(feedId('a'), now)?.lease).toBe('L')
})

test('a host that was started on is asked again when its spacing is over, whoever asks', () => {
  using test = storeWith([feedOf('a'), feedOf('a2', { url: 'https://a.example/second' })])
  test.store.leases.hold('L', 'boot', later(now, 60), [{ ...a, freeAt: later(now, 120) }])
  test.store.leases.release('L', a.feeds, [{ host: a.host, at: later(now, 30) }])
  expect(due(test.store, later(now, 29))).toEqual([])
  expect(due(test.store, later(now, 30))).toEqual(['a', 'a2'])
})

test('where nothing is known of a host’s starts, it waits as was planned', () => {
  using test = storeWith([feedOf('a')])
  test.store.leases.hold('L', 'boot', later(now, 60), [{ ...a, freeAt: later(now, 120) }])
  test.store.leases.expire('L')
  expect(due(test.store, later(now, 119))).toEqual([])
  expect(due(test.store, later(now, 120))).toEqual(['a'])
})

test('a late word on a batch that is over does not free a host that another batch holds', () => {
  using test = storeWith([feedOf('a')])
  test.store.leases.hold('L', 'boot', later(now, 60), [a])
  test.store.leases.expire('L')
  test.store.leases.hold('M', 'boot', later(now, 60), [{ ...a, freeAt: later(now, 120) }])
  test.store.leases.release('L', [], [{ host: a.host, at: now }])
  test.store.leases.release('M', a.feeds, [])
  expect(due(test.store, later(now, 119))).toEqual([])
})

test('after a restart on the embedded queue a host waits for its spacing, not for the batch that died', () => {
  using test = storeWith([feedOf('a')])
  test.store.leases.hold('L', 'old', later(now, 60), [{ ...a, freeAt: later(now, 120) }])
  test.store.leases.voidOthers('new', () => later(now, 5))
  expect(due(test.store, later(now, 4))).toEqual([])
  expect(due(test.store, later(now, 5))).toEqual(['a'])
})

test('a host that a clock set back left waiting for days is asked', () => {
  using test = storeWith([feedOf('a')])
  test.store.leases.hold('L', 'boot', now, [{ ...a, freeAt: later(now, 3 * 86_400) }])
  test.store.leases.expire('L')
  test.store.hosts.saveRefusals(a.host, { refused: null, notBefore: later(now, 3 * 86_400), because: 'refused' })
  expect(due(test.store)).toEqual(['a'])
})

test('a host that refuses is not asked until it may be', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  test.store.hosts.saveRefusals(a.host, { refused: null, notBefore: later(now, 60), because: 'refused' })
  expect(due(test.store)).toEqual(['b'])
  expect(due(test.store, later(now, 60))).toEqual(['a', 'b'])
})

test('a feed that is stopped is not woken by a clock that was set back', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(feedId('a'), attemptOf({ nextAt: null }), courseOf({ stopped: true }), a.host)
  test.store.leases.drawBack(instant(0), 0, 0)
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'stopped', nextAt: null })
})

test('probes are feeds that are due, one a host, those first that were read last, then those never read', () => {
  const urls = {
    a: 'https://a.example/1',
    a2: 'https://a.example/2',
    b: 'https://b.example/',
    c: 'https://c.example/',
    d: 'https://d.example/',
  }
  using test = storeWith(Object.entries(urls).map(([id, url]) => feedOf(id, { url })))
  const read = (id: string, at: number, nextAt = 0) =>
    test.store.health.record(feedId(id), attemptOf({ at: later(now, at), nextAt: later(now, nextAt) }), courseOf(), `${id[0]}.example:443`)
  read('a', 1)
  read('a2', 3)
  read('b', 2)
  read('c', 4, 60)
  expect(test.store.leases.probes(now, 5).map((row) => row.feed)).toEqual(['a2', 'b', 'd'])
  expect(test.store.leases.probes(now, 1).map((row) => row.feed)).toEqual(['a2'])
  test.store.leases.hold('L', 'boot', later(now, 60), [a])
  expect(test.store.leases.probes(later(now, 60), 5).map((row) => row.feed)).toEqual(['c', 'b', 'd'])
})

test('an order carries the names of secrets with the origin in feeds.json, wherever the feed moved to', () => {
  const secrets = { basic: 'FEED_A', bearer: null, headers: { 'x-key': 'FEED_KEY' } }
  using test = storeWith([feedOf('a', { secrets }), feedOf('b')])
  test.store.health.record(feedId('a'), attemptOf(), courseOf({ movedTo: 'https://new.example/feed' }), 'new.example:443')
  expect(test.store.leases.order(feedId('a'))).toMatchObject({
    url: 'https://new.example/feed',
    secrets: { ...secrets, origin: 'https://a.example' },
    bodyHash: null,
  })
  expect(test.store.leases.order(feedId('b')).secrets).toBeNull()
  expect(test.store.leases.due(now, 5)).toMatchObject([{ feed: 'b' }])
  expect(test.store.leases.due(later(now, 3600), 5)).toContainEqual({ feed: 'a', host: 'new.example:443', alone: false })
})

test('the usual addresses are tried where a page answers for the first time, not at every failure in a row', () => {
  using test = storeWith([feedOf('a')])
  expect(test.store.leases.order(feedId('a')).discover).toBe(true)
  const fault = { code: 'parse/html', message: 'a page', detail: null } as const
  test.store.health.record(feedId('a'), attemptOf({ fault }), courseOf({ consecutiveFailures: 1 }), a.host)
  expect(test.store.leases.order(feedId('a')).discover).toBe(false)
})
