import { expect, test } from 'vitest'
import type { FaultCode } from '#model/fault.ts'
import { feedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import { afterContact, isOurs, isUnreachable, type Network, noOutage } from '#schedule/outage.ts'

const start = instant(Date.UTC(2026, 10, 25, 12))

/** [host, feed, answered, unreachable, seconds since the start] */
type Contact = [string, string, boolean, boolean, number]

function after(contacts: readonly Contact[], before: Network = noOutage): Network {
  return contacts.reduce(
    (network, [host, feed, answered, unreachable, seconds]) =>
      afterContact(network, { host, feed: feedId(feed), answered, unreachable, at: later(start, seconds) }),
    before,
  )
}

function dead(count: number, from = 0, apart = 1): Contact[] {
  return Array.from({ length: count }, (_, index): Contact => [`host-${index}`, `feed-${index}`, false, true, from + index * apart])
}

const answer = (seconds: number): Contact => ['fine', 'fine', true, false, seconds]

test.each<[string, Contact[]]>([
  ['nothing was asked', []],
  ['four hosts cannot be reached', dead(4)],
  [
    'one host with a thousand feeds cannot be reached',
    Array.from({ length: 1000 }, (_, n): Contact => ['one', `feed-${n}`, false, true, n / 2]),
  ],
  ['five hosts cannot be reached, but not within ten minutes', dead(5, 0, 151)],
  ['five hosts fail in another way', Array.from({ length: 5 }, (_, n): Contact => [`host-${n}`, `feed-${n}`, false, false, n])],
  ['somebody answered between', [...dead(4), answer(10), ...dead(4, 100)]],
  ['somebody answered just before', [answer(0), ...dead(50, 1, 1)]],
  ['somebody answers after all', [...dead(9), answer(20)]],
])('no outage of ours where %s', (_, contacts) => {
  expect(isOurs(after(contacts))).toBe(false)
})

test('an outage is ours at the fifth host, and the feeds hit are known', () => {
  const network = after(dead(5))
  expect(isOurs(network)).toBe(true)
  expect(network.hit.map((hit) => hit.feed)).toEqual(['feed-0', 'feed-1', 'feed-2', 'feed-3', 'feed-4'])
})

test('an outage that begins under way is noticed a minute after the last answer', () => {
  expect(isOurs(after([answer(0), ...dead(50, 1, 1)]))).toBe(false)
  expect(isOurs(after([answer(0), ...dead(61, 1, 1)]))).toBe(true)
})

test('it lasts, however few are asked, until somebody answers, with any status', () => {
  const network = after(dead(5))
  expect(isOurs(after([['host-1', 'feed-1', false, true, 9000]], network))).toBe(true)
  expect(after([answer(9001)], network)).toEqual({ ...noOutage, answeredAt: later(start, 9001) })
})

test('what is remembered is bounded', () => {
  const network = after(Array.from({ length: 10_200 }, (_, n): Contact => ['one', `feed-${n}`, false, true, 0]))
  expect(network.hit).toHaveLength(10_000)
  expect(network.hit.at(-1)?.feed).toBe('feed-10199')
  expect(after(dead(50, 0, 700), noOutage).hosts).toHaveLength(5)
})

test('a clock that was set back hides no outage', () => {
  expect(isOurs(after([answer(90_000), ...dead(5)]))).toBe(true)
})

test.each<[FaultCode, number | null, boolean, boolean]>([
  ['fetch/dns', null, false, true],
  ['fetch/connect', null, true, true],
  ['fetch/tls', null, true, true],
  ['fetch/timeout', null, false, true],
  ['fetch/proxy', null, false, true],
  ['fetch/timeout', 200, true, false],
  ['fetch/status', 503, true, false],
  ['fetch/too-large', null, true, false],
  ['fetch/forbidden-address', null, true, true],
  ['fetch/forbidden-address', null, false, false],
  ['fetch/no-secret', null, true, false],
])('%s with status %s of a feed read before (%s): unreachable is %s', (code, status, hadSuccess, unreachable) => {
  expect(isUnreachable(code, status, hadSuccess)).toBe(unreachable)
})
