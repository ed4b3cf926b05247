import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import { type OperatorStore, openStoreForOperator } from '#store/store.ts'
import { attemptOf, courseOf, feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

const now = startOfTest
const a = feedId('a')
const host = 'a.example:443'
const refused = { code: 'fetch/rate-limited', message: 'too often', detail: null } as const
const waits = { refused: { feed: a, at: now, until: null }, notBefore: later(now, 3600), because: 'refused' }

function wish<T>(test: TestStore, what: (store: OperatorStore) => T): T {
  const store = openStoreForOperator(test.dataDir)
  try {
    return what(store)
  } finally {
    store.close()
  }
}

test('a folder without a store is said, and stays without one', () => {
  using folder = temporaryFolder()
  expect(() => openStoreForOperator(folder.path)).toThrow(expect.objectContaining({ code: 'store/missing' }))
  expect(existsSync(join(folder.path, 'tributary.db'))).toBe(false)
})

test('a store with another schema is left as it is', () => {
  using test = storeWith([feedOf('a')])
  const db = new Database(join(test.dataDir, 'tributary.db'))
  for (const [version, code] of [
    [3, 'store/older'],
    [9999, 'store/newer'],
  ] as const) {
    db.pragma(`user_version = ${version}`)
    expect(() => openStoreForOperator(test.dataDir)).toThrow(expect.objectContaining({ code }))
    expect(db.pragma('user_version', { simple: true })).toBe(version)
  }
  db.close()
})

test('what nobody knows is not asked', () => {
  using test = storeWith([feedOf('a')])
  for (const text of ['', 'b', '%', 'a.example:80', 'example', 'https://b.example/'])
    expect(wish(test, (store) => store.askNow(text, now))).toBeNull()
})

test.each(['disabled', 'removed'] as const)('feeds.json has the last word on a feed that is %s', (state) => {
  using test = storeWith([feedOf('a')])
  test.takeUp(state === 'removed' ? [] : [feedOf('a', { enabled: false })])
  test.store.hosts.saveRefusals(host, waits)
  expect(wish(test, (store) => store.askNow('a', now))).toEqual({ kind: 'feed', feed: 'a', state, host, waited: false })
  expect(test.store.feeds.healthOf(a, now)).toMatchObject({ state, nextAt: null })
  expect(test.store.hosts.refusals(host)).toEqual(waits)
})

test.each(['a', 'https://a.example/feed.xml'])(
  'a stopped feed is followed again, its failures are remembered, its host is free: %s',
  (name) => {
    using test = storeWith([feedOf('a')])
    const course = courseOf({ stopped: true, consecutiveFailures: 2, faultTimes: 2, faultSince: now })
    test.store.health.record(a, attemptOf({ fault: refused, nextAt: null }), course, host)
    test.store.hosts.saveRefusals(host, waits)
    expect(wish(test, (store) => store.askNow(name, now))).toEqual({ kind: 'feed', feed: 'a', state: 'stopped', host, waited: true })
    expect(test.store.feeds.healthOf(a, now)).toMatchObject({ state: 'failing', nextAt: now, nextReason: 'the operator asked' })
    expect(test.store.health.followed(a, now)).toMatchObject({ consecutiveFailures: 2, faultTimes: 2, faultSince: now })
    expect(test.store.leases.due(now, 5)).toMatchObject([{ feed: 'a' }])
  },
)

test.each(['a.example', host, 'A.Example'])('a host is asked again, for what had failed there and nothing else: %s', (name) => {
  using test = storeWith([feedOf('a'), feedOf('a2', { url: 'https://a.example/2' }), feedOf('b')])
  test.store.health.record(a, attemptOf({ fault: refused }), courseOf({ consecutiveFailures: 1 }), host)
  test.store.health.record(feedId('a2'), attemptOf(), courseOf(), host)
  test.store.health.record(feedId('b'), attemptOf({ fault: refused }), courseOf({ consecutiveFailures: 1 }), 'b.example:443')
  test.store.hosts.saveRefusals(host, waits)
  expect(wish(test, (store) => store.askNow(name, now))).toEqual({ kind: 'host', hosts: [host], feeds: ['a'], waited: true })
  expect(test.store.hosts.refusals(host)).toMatchObject({ refused: null, notBefore: null })
  expect(test.store.leases.due(now, 5).map(({ feed }) => feed)).toEqual(['a'])
})

test('a name without a port stands for all its ports', () => {
  using test = storeWith([feedOf('a'), feedOf('b', { url: 'http://a.example:8080/' }), feedOf('c', { url: 'http://[::1]:8080/' })])
  expect(wish(test, (store) => store.askNow('a.example', now))).toMatchObject({ hosts: [host, 'a.example:8080'], waited: false })
  expect(wish(test, (store) => store.askNow('[::1]', now))).toMatchObject({ hosts: ['[::1]:8080'] })
})

test('a store that somebody writes to for longer than we wait is busy', () => {
  using test = storeWith([feedOf('a')])
  const other = new Database(join(test.dataDir, 'tributary.db'))
  const store = openStoreForOperator(test.dataDir)
  other.exec('BEGIN IMMEDIATE')
  expect(() => store.askNow('a', instant(now))).toThrow(expect.objectContaining({ code: 'store/busy' }))
  other.exec('ROLLBACK')
  expect(store.askNow('a', now)).not.toBeNull()
  store.close()
  other.close()
})
