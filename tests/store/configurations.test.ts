import { expect, test } from 'vitest'
import { trustStored } from '#model/html.ts'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { noHints } from '#model/polling.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { attemptOf, courseOf, documentOf, feedOf, startOfTest, storeWith } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const now = startOfTest
const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }

test('reordering feeds changes nothing', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  expect(test.takeUp([feedOf('b'), feedOf('a')])).toEqual({ added: [], resumed: [], changed: [], removed: [] })
})

test('a feed taken out rests and keeps its row, and the same id resumes it', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  expect(test.takeUp([feedOf('b')])).toMatchObject({ removed: ['a'] })
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'removed', nextAt: null })
  expect(test.takeUp([feedOf('a'), feedOf('b')], later(now, 60))).toMatchObject({ resumed: ['a'], added: [] })
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'waiting', nextAt: later(now, 60) })
})

test('a disabled feed is not asked, and is asked at once when it is enabled again', () => {
  using test = storeWith([feedOf('a', { enabled: false })])
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'disabled', nextAt: null })
  test.takeUp([feedOf('a')], later(now, 60))
  expect(test.store.feeds.healthOf(feedId('a'), now)?.nextAt).toBe(later(now, 60))
})

test('a new address starts anew: no validators of the old one are sent to it', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.describe(feedId('a'), documentOf({ validators: { etag: '"old"', lastModified: null } }))
  expect(test.store.leases.order(feedId('a')).validators.etag).toBe('"old"')
  test.takeUp([feedOf('a', { url: 'https://other.example/feed' })])
  expect(test.store.leases.order(feedId('a'))).toMatchObject({ url: 'https://other.example/feed', validators: { etag: null } })
})

test('a new address forgets all that was known of the old one', () => {
  using test = storeWith([feedOf('a')])
  const a = feedId('a')
  const fault = { code: 'fetch/gone', message: 'gone', detail: null } as const
  const told = { stopped: true, consecutiveFailures: 2, faultSince: now, faultTimes: 2, brokenTold: true, silentTold: true }
  const moved = { movedTo: 'https://b.example/', moving: { to: 'https://c.example/', since: now, times: 2 } }
  const quiet = { rhythmSeconds: 60, newestAt: now, silentAt: now }
  test.store.health.describe(
    a,
    documentOf({ bodyHash: 'body', hints: { ttlSeconds: 60, updateSeconds: 60, skipHours: [1], skipDays: [1] } }),
  )
  test.store.health.record(a, attemptOf({ fault, nextAt: null }), courseOf({ ...told, ...moved, ...quiet }), 'b.example:443')
  const { url } = feedOf('other')
  test.takeUp([feedOf('a', { url })], later(now, 60))
  expect(test.store.health.followed(a, now)).toMatchObject({
    ...{ consecutiveFailures: 0, faultCode: null, faultSince: null, faultTimes: 0, brokenTold: false, silentTold: false },
    ...{ movedTo: null, moving: null, host: 'other.example:443', hints: noHints, bodyHash: null, newestAt: null, silentAt: null },
  })
  expect(test.store.feeds.healthOf(a, later(now, 60))).toMatchObject({
    ...{ state: 'waiting', fault: null, rhythmSeconds: null },
    ...{ nextAt: later(now, 60), nextReason: 'the address was changed' },
  })
})

test('what is still being read of the old address says nothing of the new one', () => {
  using test = storeWith([feedOf('a')])
  test.store.leases.hold('L', 'boot', later(now, 60), [{ host: 'a.example:443', feeds: [feedId('a')], freeAt: now }])
  test.takeUp([feedOf('a', { title: 'A' })])
  expect(test.store.health.followed(feedId('a'), now)?.lease).toBe('L')
  test.takeUp([feedOf('a', { url: 'https://other.example/' })])
  expect(test.store.health.followed(feedId('a'), now)?.lease).toBeNull()
})

test.each([
  { before: 86_400, defaults: [null, null], after: 600, next: 600 },
  { before: 600, defaults: [null, null], after: 86_400, next: 1800 },
  { before: null, defaults: [null, null], after: 600, next: 600 },
  { before: 600, defaults: [null, null], after: null, next: 1800 },
  { before: null, defaults: [3600, 600], after: null, next: 600 },
  { before: null, defaults: [null, 600], after: null, next: 600 },
  { before: null, defaults: [600, null], after: null, next: 1800 },
  { before: 1200, defaults: [3600, 600], after: 1200, next: 1800 },
  { before: 1200, defaults: [600, 600], after: null, next: 600 },
] as const)(
  'an interval that was shortened brings the next time forward, and nothing else does: %o',
  ({ before, defaults, after, next }) => {
    using test = storeWith([])
    test.takeUp([feedOf('a', { everySeconds: before })], now, defaults[0])
    test.store.health.record(feedId('a'), attemptOf({ nextAt: later(now, 1800) }), courseOf(), 'a.example:443')
    test.takeUp([feedOf('a', { everySeconds: after })], later(now, 60), defaults[1])
    expect(test.store.feeds.healthOf(feedId('a'), now)?.nextAt).toBe(later(now, next))
  },
)

test('a shorter interval does not hurry a feed that fails', () => {
  using test = storeWith([feedOf('a')])
  const fault = { code: 'fetch/timeout', message: 'too slow', detail: null } as const
  test.store.health.record(feedId('a'), attemptOf({ fault }), courseOf({ consecutiveFailures: 1 }), 'a.example:443')
  test.takeUp([feedOf('a', { everySeconds: 60 })], later(now, 60), 60)
  expect(test.store.feeds.healthOf(feedId('a'), now)?.nextAt).toBe(later(now, 1800))
})

test('a feed whose secrets changed is asked now', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(feedId('a'), attemptOf(), courseOf(), 'a.example:443')
  test.takeUp([feedOf('a', { secrets: { basic: 'FEED_A', bearer: null, headers: {} } })], later(now, 60))
  expect(test.store.feeds.healthOf(feedId('a'), now)?.nextAt).toBe(later(now, 60))
})

test('what OPML alone needs asks nobody', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(feedId('a'), attemptOf(), courseOf(), 'a.example:443')
  const changed = feedOf('a', { folders: ['World/Europe'], opml: { category: '/x' } })
  expect(test.takeUp([changed], later(now, 60))).toMatchObject({ changed: ['a'] })
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ feed: changed, nextAt: later(now, 1800) })
  expect(test.takeUp([changed], later(now, 60))).toMatchObject({ changed: [] })
})

test('a stopped feed stays stopped, until it was disabled and is enabled again', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(feedId('a'), attemptOf({ nextAt: null }), courseOf({ stopped: true }), 'a.example:443')
  const secrets = { basic: 'FEED_A', bearer: null, headers: {} }
  test.takeUp([feedOf('a', { title: 'Other', everySeconds: 60, secrets })])
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'stopped', nextAt: null })
  test.takeUp([feedOf('a', { enabled: false })])
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'disabled', nextAt: null })
  test.takeUp([feedOf('a')], later(now, 60))
  expect(test.store.feeds.healthOf(feedId('a'), now)).toMatchObject({ state: 'healthy', nextAt: later(now, 60) })
})

test('a feed that moved and is taken up again is asked where it moved to, by that host’s limits', () => {
  using test = storeWith([feedOf('a')])
  test.store.health.record(feedId('a'), attemptOf(), courseOf({ movedTo: 'https://new.example/feed' }), 'new.example:443')
  test.takeUp([])
  test.takeUp([feedOf('a')])
  expect(test.store.leases.due(now, 5)).toEqual([{ feed: 'a', host: 'new.example:443', alone: false }])
})

test.each([{ enabled: false }, { url: 'https://other.example/' }, null])(
  'a feed that is not followed there any more holds no subscription: %o',
  (fields) => {
    using test = storeWith([feedOf('a')])
    test.store.subscriptions.follow(feedId('a'), { hub: 'https://hub.example/', topic: 'https://a.example/' }, now)
    test.takeUp(fields === null ? [] : [feedOf('a', fields)])
    expect(test.store.feeds.healthOf(feedId('a'), now)?.subscription).toBeNull()
  },
)

test('what a feeds.json would do is told before, field by field, and nothing is done', () => {
  using test = storeWith([feedOf('a'), feedOf('b'), feedOf('c'), feedOf('gone'), feedOf('same')])
  test.takeUp([feedOf('a'), feedOf('b'), feedOf('c'), feedOf('same')])
  const entry = entryOf({ guid: '1', identity: 'guid:1' })
  ingest(test.store, [freshReading('c', [entry])], { everySeconds: null, bounds, network: watchNetwork() }, now)
  const feeds = [
    feedOf('new'),
    feedOf('gone'),
    feedOf('same'),
    feedOf('a', { title: 'A', private: true }),
    feedOf('b', { url: 'https://x.example/' }),
  ]
  const plan = test.store.configurations.compare({ feeds, schedule: { everySeconds: null } })
  expect(plan).toEqual({
    added: ['new'],
    resumed: ['gone'],
    changed: [
      { feed: 'a', fields: ['title', 'private'] },
      { feed: 'b', fields: ['url'] },
    ],
    removed: [{ feed: 'c', articles: 1 }],
  })
  const { added, resumed, changed, removed } = test.takeUp(feeds)
  expect([added, resumed, changed, removed]).toEqual([['new'], ['gone'], ['a', 'b'], ['c']])
})

test('the settings in force are those last taken up', () => {
  using test = storeWith([feedOf('a')])
  test.takeUp([feedOf('c')])
  expect(test.store.configurations.current()?.settings.feeds.map((feed) => feed.id)).toEqual(['c'])
})

test('what may be shown of a feed holds as soon as it is taken up, and after the feed is gone from the file', () => {
  using test = storeWith([feedOf('a')])
  const entry = entryOf({ guid: '1', identity: 'guid:1', text: 'The whole text.', content: trustStored('<p>The whole text.</p>') })
  ingest(test.store, [freshReading('a', [entry])], { everySeconds: null, bounds, network: watchNetwork() }, now)
  const shown = () => test.store.articles.page({ kind: 'all' }, null, 9).articles[0]
  const id = shown()?.id
  expect(shown()).toMatchObject({ text: 'The whole text.', summary: 'Some text.' })
  test.takeUp([feedOf('a', { publish: { content: 'excerpt', rights: 'Ours', credit: 'A' } })])
  test.takeUp([])
  const found = id === undefined ? [] : [test.store.articles.find(id), ...test.store.articles.list([id]).articles]
  expect(found).toHaveLength(2)
  for (const article of [shown(), ...found])
    expect(article).toMatchObject({
      text: '',
      content: '',
      summary: 'Some text.',
      details: { rights: 'Ours' },
      sources: [{ rights: 'Ours' }],
    })
  test.takeUp([feedOf('a', { publish: { content: 'title', rights: null, credit: null } })])
  expect(shown()).toMatchObject({ text: '', content: '', summary: '' })
  expect(test.store.articles.summaries({ kind: 'all' }, null, 9).articles[0]).toMatchObject({ summary: '', image: null })
  test.takeUp([feedOf('a')])
  expect(shown()).toMatchObject({ text: 'The whole text.', content: '<p>The whole text.</p>' })
})

test('a private feed says nothing of itself but by the operator’s mouth', () => {
  const said = { title: 'T', siteUrl: null, feedUri: null, language: null, updatedAt: null, format: 'rss' } as const
  using test = storeWith([feedOf('a')])
  const description = { ...said, description: 'D', imageUrl: 'https://a.example/i.png', rights: '© A' }
  test.store.health.describe(feedId('a'), documentOf({ description }))
  expect(test.store.feeds.source(feedId('a'))).toMatchObject({ description: 'D', imageUrl: 'https://a.example/i.png', rights: '© A' })
  test.takeUp([feedOf('a', { private: true })])
  expect(test.store.feeds.source(feedId('a'))).toMatchObject({ description: null, imageUrl: null, rights: null })
  test.takeUp([feedOf('a', { private: true, publish: { content: 'full', rights: 'Ours', credit: null } })])
  expect(test.store.feeds.source(feedId('a'))).toMatchObject({ rights: 'Ours' })
})

test('a private feed’s address is in no source', () => {
  using test = storeWith([feedOf('a', { private: true })])
  expect(test.store.feeds.source(feedId('a'))).toMatchObject({ url: null, feedUri: null })
})
