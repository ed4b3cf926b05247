import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { feedOf, startOfTest, storeWith } from '#tests/support/store.ts'
import { takeDue } from '#workers/schedule.ts'

const now = startOfTest
const rules = { limitsOf: () => null, bounds: { usualSeconds: 1800 } }

test('a due feed is given out once, under a lease that outlasts its planned time', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  const [batch, ...more] = takeDue(test.store, 'boot', 4, rules, now)
  expect(more).toEqual([])
  expect(batch?.hosts.map((host) => host.host)).toEqual(['a.example:443', 'b.example:443'])
  expect(batch?.leaseUntil).toBeGreaterThanOrEqual(later(now, 60))
  expect(takeDue(test.store, 'boot', 4, rules, now)).toEqual([])
})

test('a wiped queue costs a lease and nothing else', () => {
  using test = storeWith([feedOf('a')])
  const [lost] = takeDue(test.store, 'boot', 4, rules, now)
  const after = later(lost?.leaseUntil ?? now, 1)
  expect(takeDue(test.store, 'boot', 4, rules, after)[0]?.hosts[0]?.feeds[0]?.feed).toBe('a')
})

test('a feed that nobody ever brings back is blamed after it was asked alone, and waits longer', () => {
  using test = storeWith([feedOf('a'), feedOf('b')])
  let at = now
  for (let round = 0; round < 5; round += 1) {
    for (const batch of takeDue(test.store, 'boot', 4, rules, at))
      if (round === 3) expect(batch.hosts.flatMap((host) => host.feeds)).toHaveLength(1)
    at = later(at, 300)
  }
  expect(test.store.feeds.healthOf(feedId('a'))).toMatchObject({ state: 'failing', fault: { code: 'fetch/kills-worker' } })
})
