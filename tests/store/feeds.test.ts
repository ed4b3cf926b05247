import { expect, test } from 'vitest'
import type { FeedState } from '#model/feed.ts'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { attemptOf, courseOf, feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'

const now = startOfTest
const gone = { code: 'fetch/gone', message: 'gone', detail: null } as const
const none = { waiting: 0, healthy: 0, silent: 0, failing: 0, stopped: 0, disabled: 0, removed: 0 }
const states = Object.keys(none) as FeedState[]

/** Two feeds of each state, `failing-1` and `failing-2`; the silent ones are healthy until a minute from now. */
function storeOfAll(): TestStore {
  const ids = states.flatMap((state) => [`${state}-1`, `${state}-2`])
  const feeds = ids.map((id) => feedOf(id, { enabled: !id.startsWith('disabled') }))
  const test = storeWith(feeds)
  test.takeUp(feeds.filter(({ id }) => !id.startsWith('removed')))
  const record = (id: string, attempt: Parameters<typeof attemptOf>[0], course: Parameters<typeof courseOf>[0]) =>
    test.store.health.record(feedId(id), attemptOf(attempt), courseOf(course), `${id}.example:443`)
  for (const number of [1, 2]) {
    record(`healthy-${number}`, {}, { silentAt: number === 1 ? null : later(now, 3600) })
    record(`silent-${number}`, {}, { silentAt: later(now, 60) })
    record(`failing-${number}`, { fault: gone }, { silentAt: later(now, 60) })
    record(`stopped-${number}`, { fault: gone, nextAt: null }, { stopped: true })
  }
  return test
}

test('an empty store has no feed of any state', () => {
  using test = storeWith([])
  expect(test.store.feeds.counts(now)).toEqual(none)
  for (const state of states) expect(test.store.feeds.inState(state, now, { after: null, most: 5 })).toEqual([])
  expect(test.store.feeds.health(now)).toEqual([])
  expect(test.store.feeds.healthOf(feedId('a'), now)).toBeNull()
})

test('every feed is in one state, counted and listed alike', () => {
  using test = storeOfAll()
  const at = later(now, 60)
  for (const state of states) {
    const listed = test.store.feeds.inState(state, at, { after: null, most: 5 }).map(({ feed, state }) => ({ id: feed.id, state }))
    expect(listed).toEqual([1, 2].map((number) => ({ id: `${state}-${number}`, state })))
    expect(test.store.feeds.counts(at)[state]).toBe(2)
  }
  expect(test.store.feeds.health(at).length).toBe(14)
})

test('before its time has come a silent feed is healthy', () => {
  using test = storeOfAll()
  expect(test.store.feeds.counts(later(now, 59))).toMatchObject({ healthy: 4, silent: 0 })
  expect(test.store.feeds.inState('silent', later(now, 59), { after: null, most: 5 })).toEqual([])
  expect(test.store.feeds.inState('healthy', later(now, 59), { after: null, most: 5 }).length).toBe(4)
})

test('a page begins after the one before', () => {
  using test = storeOfAll()
  const page = (after: string | null) =>
    test.store.feeds.inState('failing', now, { after: after === null ? null : feedId(after), most: 1 }).map(({ feed }) => feed.id)
  expect([page(null), page('failing-1'), page('failing-2')]).toEqual([['failing-1'], ['failing-2'], []])
})

test('a feed is found by its id, its address, and where it moved to, and by nothing else', () => {
  const shared = 'https://shared.example/'
  using test = storeWith([feedOf('a-old', { url: shared }), feedOf('a'), feedOf('b')])
  test.takeUp([feedOf('a'), feedOf('b', { url: shared })])
  test.store.health.record(feedId('a'), attemptOf(), courseOf({ movedTo: 'https://new.example/' }), 'new.example:443')
  const texts = ['a', 'https://a.example/feed.xml', 'https://new.example/', shared, 'a-old', 'c', '', '%']
  expect(texts.map((text) => test.store.feeds.find(text))).toEqual(['a', 'a', 'a', 'b', 'a-old', null, null, null])
  test.store.health.record(feedId('a'), attemptOf(), courseOf({ movedTo: shared }), 'shared.example:443')
  expect(test.store.feeds.find(shared)).toBe('b')
})

test('a feed comes back as feeds.json says it', () => {
  const feed = feedOf('a', {
    secrets: { basic: 'FEED_A', bearer: null, headers: { 'x-key': 'FEED_KEY' } },
    folders: ['World/Europe', 'Press'],
    opml: { category: '/x', text: 'Other' },
  })
  using test = storeWith([feed])
  expect(JSON.stringify(test.store.feeds.healthOf(feed.id, now)?.feed)).toBe(JSON.stringify(feed))
})
