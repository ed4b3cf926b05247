import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import type { DueSubscription } from '#store/subscriptions.ts'
import { attemptOf, courseOf, feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'

const now = startOfTest
const a = feedId('a')
const links = { hub: 'https://hub.example/', topic: 'https://a.example/feed.xml' }
const fault = { code: 'fetch/hub-refused', message: 'hub.example answered 503', detail: null } as const
const hour = 3600
const day = 86_400

/** A store whose feed names a hub since now. */
function storeWithHub(): TestStore {
  const test = storeWith([feedOf('a')])
  test.store.subscriptions.follow(a, links, now)
  return test
}

function takeOne(test: TestStore, at = now): DueSubscription {
  const [due, ...more] = test.store.subscriptions.takeDue(at)
  if (due === undefined || more.length > 0) throw new Error(`${more.length === 0 ? 'nothing' : 'more than one'} is due`)
  return due
}

function isDue(test: TestStore, at: number): boolean {
  const due = test.store.subscriptions.takeDue(later(now, at))
  for (const { feed } of due) test.store.subscriptions.release(feed)
  return due.length > 0
}

/** Asked for and verified, for `leaseSeconds` from now. @returns its key */
function activate(test: TestStore, leaseSeconds = 10 * day): string {
  const { key } = takeOne(test)
  test.store.subscriptions.asked(a, key, null, now)
  test.store.subscriptions.verified(a, key, leaseSeconds, now)
  return key
}

function shown(test: TestStore, at = now) {
  return test.store.feeds.healthOf(a, at)?.subscription ?? null
}

test('a feed that names no hub has no subscription', () => {
  using test = storeWith([feedOf('a')])
  test.store.subscriptions.follow(a, null, now)
  expect(shown(test)).toBeNull()
  expect(test.store.subscriptions.takeDue(now)).toEqual([])
})

test('a feed that is stopped, or that nobody follows, gets none', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(a, attemptOf({ nextAt: null }), courseOf({ stopped: true }), 'a.example:443')
  test.store.subscriptions.follow(a, links, now)
  test.store.subscriptions.follow(feedId('unknown'), links, now)
  expect(test.store.subscriptions.takeDue(now)).toEqual([])
})

test('words under a key that is not, or no longer, the feed’s change nothing', () => {
  using test = storeWithHub()
  const old = activate(test)
  test.store.subscriptions.follow(a, { ...links, topic: 'https://a.example/other' }, now)
  for (const key of [old, 'guessed', '']) {
    expect(test.store.subscriptions.byKey(a, key)).toBeNull()
    expect(test.store.subscriptions.asked(a, key, fault, now)).toBe(false)
    expect(test.store.subscriptions.verified(a, key, day, now)).toBe(false)
    expect(test.store.subscriptions.denied(a, key, 'no', now)).toBe(false)
    expect(test.store.subscriptions.pushed(a, key, now)).toBe(false)
  }
  expect(shown(test)).toMatchObject({ topic: 'https://a.example/other', state: 'wanted', until: null, trusted: false })
})

test('keys and secrets are long, and fit for an address and the hub’s limit of 200 bytes', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  for (const feed of [a, feedId('b')]) test.store.subscriptions.follow(feed, links, now)
  const words = test.store.subscriptions.takeDue(now).flatMap(({ key, secret }) => [key, secret])
  expect(new Set(words).size).toBe(4)
  for (const word of words) expect(word).toMatch(/^[\w-]{32,64}$/)
})

test('a document that names the same hub and topic again changes nothing', () => {
  using test = storeWithHub()
  const key = activate(test)
  test.store.subscriptions.follow(a, links, later(now, 60))
  expect(test.store.subscriptions.byKey(a, key)).toMatchObject({ ...links, state: 'active' })
})

test('a feed that names no hub any more holds no subscription', () => {
  using test = storeWithHub()
  test.store.subscriptions.follow(a, null, now)
  expect(shown(test)).toBeNull()
})

test('what is due is asked for once at a time, and again when that came to nothing', () => {
  using test = storeWithHub()
  expect(takeOne(test)).toMatchObject({ feed: 'a', ...links })
  expect(isDue(test, 60)).toBe(false)
  expect(isDue(test, 120)).toBe(true)
  takeOne(test, later(now, 120))
  test.store.subscriptions.releaseAll()
  expect(isDue(test, 121)).toBe(true)
})

test('hubs of many feeds are not asked for all of them in one go', () => {
  const feeds = Array.from({ length: 60 }, (_, index) => feedOf(`f${index}`))
  using test = storeWith(feeds)
  for (const { id } of feeds) test.store.subscriptions.follow(id, links, now)
  expect(test.store.subscriptions.takeDue(now).length).toBe(50)
  expect(test.store.subscriptions.takeDue(now).length).toBe(10)
})

test('a hub that takes the request and never verifies it is asked again, ever more rarely', () => {
  using test = storeWithHub()
  let at = now
  for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 168, 168]) {
    test.store.subscriptions.asked(a, takeOne(test, at).key, null, at)
    expect(shown(test)?.state).toBe('asked')
    expect(isDue(test, (at - now) / 1000 + wait * hour - 1)).toBe(false)
    at = later(at, wait * hour)
  }
})

test('a hub that refuses is asked again later, and what it said is shown', () => {
  using test = storeWithHub()
  const { key } = takeOne(test)
  expect(test.store.subscriptions.asked(a, key, fault, now)).toBe(true)
  expect(shown(test)).toMatchObject({ state: 'refused', until: null, because: 'hub.example answered 503' })
  expect([isDue(test, hour - 1), isDue(test, hour)]).toEqual([false, true])
  takeOne(test, later(now, hour))
  expect(test.store.subscriptions.denied(a, key, 'no such topic', later(now, hour))).toBe(true)
  expect(shown(test)).toMatchObject({ state: 'refused', because: 'no such topic' })
  expect([isDue(test, 3 * hour - 1), isDue(test, 3 * hour)]).toEqual([false, true])
})

test('a verified subscription holds as long as its lease, and is asked for again before it ends', () => {
  using test = storeWithHub()
  const key = activate(test)
  expect(shown(test)).toEqual({ ...links, state: 'active', until: later(now, 10 * day), lastPushAt: null, trusted: false, because: '' })
  expect([isDue(test, 8 * day - 1), isDue(test, 8 * day)]).toEqual([false, true])
  expect(takeOne(test, later(now, 8 * day)).key).toBe(key)
})

test('a hub that verifies before its own answer has come is believed', () => {
  using test = storeWithHub()
  const { key } = takeOne(test)
  expect(test.store.subscriptions.verified(a, key, day, now)).toBe(true)
  expect(test.store.subscriptions.asked(a, key, null, now)).toBe(false)
  expect(test.store.subscriptions.asked(a, key, fault, now)).toBe(false)
  expect(shown(test)?.state).toBe('active')
})

test('a renewal that fails leaves the lease as long as it holds, and no longer', () => {
  using test = storeWithHub()
  const key = activate(test, 10 * hour)
  test.store.subscriptions.pushed(a, key, now)
  takeOne(test, later(now, 8 * hour))
  test.store.subscriptions.asked(a, key, fault, later(now, 8 * hour))
  takeOne(test, later(now, 9 * hour))
  test.store.subscriptions.asked(a, key, fault, later(now, 9 * hour))
  expect(shown(test)).toMatchObject({ state: 'active', trusted: true, because: '' })
  // Two hours later at the soonest, were it not for the lease.
  expect([isDue(test, 10 * hour - 1), isDue(test, 10 * hour)]).toEqual([false, true])
  takeOne(test, later(now, 10 * hour))
  test.store.subscriptions.asked(a, key, fault, later(now, 10 * hour))
  expect(shown(test)).toMatchObject({ state: 'refused', until: null, trusted: false, because: 'hub.example answered 503' })
})

test('a hub that denies what it granted is not trusted any more', () => {
  using test = storeWithHub()
  const key = activate(test)
  test.store.subscriptions.pushed(a, key, now)
  test.store.subscriptions.denied(a, key, 'the topic is gone', now)
  expect(shown(test)).toMatchObject({ state: 'refused', until: null, trusted: false, because: 'the topic is gone' })
  expect(test.store.health.followed(a, now)?.pushTrusted).toBe(false)
})

test('a hub is trusted from its first push on, until a poll finds what it did not send', () => {
  using test = storeWithHub()
  const key = activate(test)
  expect(test.store.health.followed(a, now)?.pushTrusted).toBe(false)
  expect(test.store.subscriptions.pushed(a, key, later(now, 60))).toBe(true)
  expect(shown(test)).toMatchObject({ trusted: true, lastPushAt: later(now, 60) })
  expect(test.store.health.followed(a, now)?.pushTrusted).toBe(true)
  expect(test.store.subscriptions.distrust(a, 'a poll found more')).toBe(true)
  expect(test.store.subscriptions.distrust(a, 'again')).toBe(false)
  expect(shown(test)).toMatchObject({ state: 'active', trusted: false, because: 'a poll found more' })
  test.store.subscriptions.verified(a, key, day, later(now, 90))
  expect(shown(test)?.because).toBe('a poll found more')
  test.store.subscriptions.pushed(a, key, later(now, 120))
  expect(shown(test)).toMatchObject({ trusted: true, because: '' })
})

test('a push without a lease is news, but no promise of more', () => {
  using test = storeWithHub()
  const { key } = takeOne(test)
  test.store.subscriptions.asked(a, key, fault, now)
  expect(test.store.subscriptions.pushed(a, key, now)).toBe(true)
  expect(shown(test)).toMatchObject({ state: 'refused', lastPushAt: now, trusted: false, because: 'hub.example answered 503' })
})

test('a lease that is over is trusted no more, even if no hub can be asked for another one', () => {
  using test = storeWithHub()
  test.store.subscriptions.pushed(a, activate(test, day), now)
  const trustedAt = (seconds: number) => [
    test.store.health.followed(a, later(now, seconds))?.pushTrusted,
    shown(test, later(now, seconds))?.trusted,
    shown(test, later(now, seconds))?.state,
  ]
  expect(trustedAt(day - 1)).toEqual([true, true, 'active'])
  expect(trustedAt(day)).toEqual([false, false, 'wanted'])
})

test('a feed that is stopped holds no subscription', () => {
  using test = storeWithHub()
  const key = activate(test)
  test.store.health.record(a, attemptOf({ nextAt: null }), courseOf({ stopped: true }), 'a.example:443')
  expect(test.store.subscriptions.byKey(a, key)).toBeNull()
})

test('a clock that was set back leaves no subscription waiting for years', () => {
  using test = storeWithHub()
  activate(test)
  expect(isDue(test, -365 * day)).toBe(true)
})
