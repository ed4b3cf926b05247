import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { feedOf, startOfTest, storeWith } from '#tests/support/store.ts'

const now = startOfTest

test('reordering feeds changes nothing', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  expect(test.takeUp([feedOf('b'), feedOf('a')])).toEqual({ added: [], resumed: [], changed: [], removed: [] })
})

test('a feed taken out rests and keeps its row, and the same id resumes it', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  expect(test.takeUp([feedOf('b')])).toMatchObject({ removed: ['a'] })
  expect(test.store.feeds.healthOf(feedId('a'))).toMatchObject({ state: 'removed', nextAt: null })
  expect(test.takeUp([feedOf('a'), feedOf('b')], later(now, 60))).toMatchObject({ resumed: ['a'], added: [] })
  expect(test.store.feeds.healthOf(feedId('a'))).toMatchObject({ state: 'waiting', nextAt: later(now, 60) })
})

test('a disabled feed is not asked, and is asked at once when it is enabled again', () => {
  using test = storeWith([feedOf('a', { enabled: false })])
  expect(test.store.feeds.healthOf(feedId('a'))).toMatchObject({ state: 'disabled', nextAt: null })
  test.takeUp([feedOf('a')], later(now, 60))
  expect(test.store.feeds.healthOf(feedId('a'))?.nextAt).toBe(later(now, 60))
})

test('a new address starts anew: no validators of the old one are sent to it', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.describe(feedId('a'), {
    description: {
      title: null,
      siteUrl: null,
      feedUri: null,
      language: null,
      updatedAt: null,
      description: null,
      imageUrl: null,
      format: 'rss',
    },
    validators: { etag: '"old"', lastModified: null },
    rawHashes: [],
    damage: [],
  })
  expect(test.store.leases.order(feedId('a')).validators.etag).toBe('"old"')
  test.takeUp([feedOf('a', { url: 'https://other.example/feed' })])
  expect(test.store.leases.order(feedId('a'))).toMatchObject({ url: 'https://other.example/feed', validators: { etag: null } })
})

test('a shorter interval brings the next time forward', () => {
  using test = storeWith([feedOf('a', { everySeconds: 86_400 })])
  test.store.health.record(feedId('a'), {
    at: now,
    outcome: 'unchanged',
    status: 304,
    fault: null,
    bytes: 0,
    durationMs: 1,
    entriesNew: 0,
    entriesChanged: 0,
    nextAt: later(now, 86_400),
    nextReason: 'every day',
  })
  test.takeUp([feedOf('a', { everySeconds: 600 })], later(now, 60))
  expect(test.store.feeds.healthOf(feedId('a'))?.nextAt).toBe(later(now, 600))
})

test('the settings in force are those last taken up', () => {
  using test = storeWith([feedOf('a')])
  test.takeUp([feedOf('c')])
  expect(test.store.configurations.current()?.settings.feeds.map((feed) => feed.id)).toEqual(['c'])
})

test('a private feed’s address is in no source', () => {
  using test = storeWith([feedOf('a', { private: true })])
  expect(test.store.feeds.source(feedId('a'))).toMatchObject({ url: null, feedUri: null })
})
