import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import { feedOf, startOfTest, storeWith } from '#tests/support/store.ts'

const now = startOfTest
const a = { host: 'a.example:443', feeds: [feedId('a')] }

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
  test.store.leases.release('L', a.feeds)
  expect(due(test.store)).toEqual(['a', 'a2'])
})

test('leases of another boot are void, those of this one are not', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  test.store.leases.hold('L', 'old', later(now, 60), [a])
  test.store.leases.hold('M', 'new', later(now, 60), [{ host: 'b.example:443', feeds: [feedId('b')] }])
  expect(test.store.leases.voidOthers('new')).toBe(1)
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
  test.store.leases.release('L', [])
  expect(due(test.store)).toEqual(['a2'])
  expect(test.store.health.followed(feedId('a'))?.lease).toBe('L')
})
