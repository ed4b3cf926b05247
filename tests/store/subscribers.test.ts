import { expect, test } from 'vitest'
import type { PlainFault } from '#model/fault.ts'
import type { HubRequest } from '#model/hub.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import type { Distribution } from '#store/subscribers.ts'
import { readRow } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const now = startOfTest
const base = 'https://news.example/'
const topic = `${base}feed.atom`
const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const fault: PlainFault = { code: 'deliver/subscriber-refused', message: 'reader.example answered 503', detail: null }
const gone: PlainFault = { code: 'deliver/gone', message: 'reader.example wants nothing more', detail: null }
const day = 86_400

function requestOf(name: string, changes: Partial<HubRequest> = {}): HubRequest {
  return { mode: 'subscribe', callback: `https://${name}/`, topic, secret: null, leaseSeconds: 30 * day, because: '', ...changes }
}

/** As one that was asked for now. */
function subscribe(test: TestStore, request: HubRequest, host: string, at: Instant): void {
  test.store.subscribers.subscribe({ ...request, since: lastSeq(test) }, host, at)
}

/** Subscribers, each on a host of its own. */
function storeOf(...names: string[]): TestStore {
  const test = storeWith([feedOf('a')])
  for (const name of names) subscribe(test, requestOf(name), name, now)
  return test
}

let articles = 0
function change(test: TestStore, at = now): void {
  const id = `x${++articles}`
  ingest(test.store, [freshReading('a', [entryOf({ guid: id, identity: `guid:${id}`, url: `https://a.example/${id}` })])], terms, at)
}

function takeOne(test: TestStore, at = now): Distribution {
  const [due, ...more] = test.store.subscribers.takeDue(base, at)
  if (due === undefined || more.length > 0) throw new Error(`${due === undefined ? 'nothing' : 'more than one job'} is due`)
  return due
}

function lastSeq(test: TestStore): number {
  return readRow<{ last_seq: number }>(test, 'SELECT last_seq FROM stores').last_seq
}

/** What came of telling the first one of a job. */
function report(test: TestStore, { job, to }: Distribution, what: PlainFault | null, at: Instant = now) {
  return test.store.subscribers.record(job, to[0]?.subscriber ?? 0, lastSeq(test), what, at)
}

test('nothing is due without a change, of a topic of another address, when the lease is over, or that came before', () => {
  using test = storeOf()
  change(test)
  subscribe(test, requestOf('a'), 'a', now)
  expect(test.store.subscribers.takeDue(base, now)).toEqual([])
  change(test)
  expect(test.store.subscribers.takeDue('https://elsewhere.example/', now)).toEqual([])
  expect(test.store.subscribers.takeDue(base, later(now, 30 * day))).toEqual([])
  expect(readRow(test, 'SELECT count(*) AS n FROM subscribers')).toEqual({ n: 0 })
})

test('while something is new again and again, topics that have nothing of it hold up no others', () => {
  using test = storeOf()
  const topics = Array.from({ length: 20 }, (_, index) => `${base}feed.atom?limit=${index + 1}`)
  for (const one of topics) subscribe(test, requestOf('a', { topic: one }), 'a', now)
  const seen = new Set<string>()
  for (let second = 1; second <= 3; second += 1) {
    change(test)
    const at = later(now, second)
    for (const due of test.store.subscribers.takeDue(base, at)) {
      seen.add(due.topic)
      test.store.subscribers.reach(due.job, lastSeq(test), at)
    }
  }
  expect(seen.size).toBe(20)
})

test('those who know the same of a topic are one job, and what they get begins there', () => {
  using test = storeOf('a', 'b')
  change(test)
  subscribe(test, requestOf('c'), 'c', now)
  subscribe(test, requestOf('a', { topic: `${base}feed.rss` }), 'a', now)
  change(test)
  const jobs = test.store.subscribers.takeDue(base, now).map((due) => [due.topic, due.to.map(({ callback }) => callback).sort()])
  expect(jobs.sort()).toEqual([
    [topic, ['https://a/', 'https://b/']],
    [topic, ['https://c/']],
    [`${base}feed.rss`, ['https://a/']],
  ])
})

test('a hundred and twenty are three jobs; of one host eight are told at once, the others as these come back', () => {
  using test = storeOf(...Array.from({ length: 120 }, (_, index) => `host-${index}`))
  change(test)
  expect(test.store.subscribers.takeDue(base, now).map(({ to }) => to.length)).toEqual([50, 50, 20])
  using crowded = storeOf()
  for (let index = 0; index < 20; index += 1) subscribe(crowded, requestOf(`x/${index}`), 'x', now)
  change(crowded)
  const due = takeOne(crowded)
  expect(due.to).toHaveLength(8)
  expect(crowded.store.subscribers.takeDue(base, now)).toEqual([])
  report(crowded, due, null)
  expect(takeOne(crowded).to).toHaveLength(1)
})

test('while it is told nothing more is due, and afterwards not for five seconds', () => {
  using test = storeOf('a')
  change(test)
  const first = takeOne(test)
  const upTo = lastSeq(test)
  change(test)
  expect(test.store.subscribers.takeDue(base, later(now, 60))).toEqual([])
  expect(test.store.subscribers.record(first.job, first.to[0]?.subscriber ?? 0, upTo, null, now)).toMatchObject({ what: 'told', topic })
  expect(test.store.subscribers.takeDue(base, later(now, 4))).toEqual([])
  expect(takeOne(test, later(now, 5)).since).toBe(upTo)
})

test('a job that is lost is due again, and what still comes back of it counts for nothing', () => {
  using test = storeOf('a')
  change(test)
  const lost = takeOne(test)
  expect(test.store.subscribers.overdue(later(now, 119))).toEqual([])
  expect(test.store.subscribers.overdue(later(now, 120))).toEqual([lost.job])
  expect(test.store.subscribers.overdue(instant(now - 1))).toEqual([lost.job])
  test.store.subscribers.renew(lost.job, later(now, 120))
  expect(test.store.subscribers.overdue(later(now, 200))).toEqual([])
  test.store.subscribers.release(lost.job)
  expect(report(test, lost, fault)).toBeNull()
  expect(takeOne(test).since).toBe(lost.since)
  test.store.subscribers.releaseAll()
  takeOne(test)
})

test('where a topic has nothing new for them they are told nothing, and are no longer due', () => {
  using test = storeOf('a', 'b')
  change(test)
  test.store.subscribers.reach(takeOne(test).job, lastSeq(test), now)
  expect(test.store.subscribers.takeDue(base, now)).toEqual([])
  change(test)
  expect(takeOne(test).to).toHaveLength(2)
})

test('one that fails is told later and later, from a minute to six hours and a fifth more, and given up after three days', () => {
  using test = storeOf('a')
  change(test)
  let at = now
  const waits: number[] = []
  for (;;) {
    const came = report(test, takeOne(test, at), fault, at)
    if (came?.what === 'ended') break
    expect(came).toMatchObject({ what: 'failed', because: fault.message })
    const { next_at } = readRow<{ next_at: number }>(test, 'SELECT next_at FROM subscribers')
    expect(test.store.subscribers.takeDue(base, instant(next_at - 1))).toEqual([])
    waits.push((next_at - at) / 60_000)
    at = instant(next_at)
  }
  for (const [index, wait] of waits.entries()) {
    const least = Math.min(2 ** index, 360)
    expect(wait).toBeGreaterThanOrEqual(least)
    expect(wait).toBeLessThanOrEqual(least * 1.2)
  }
  expect((at - now) / 1000).toBeGreaterThanOrEqual(3 * day)
  expect((at - now) / 1000).toBeLessThan(4 * day)
  expect(test.store.subscribers.takeDue(base, later(at, day))).toEqual([])
  expect(test.store.subscribers.summary(5)).toEqual({
    subscribers: 0,
    failing: 0,
    troubles: [{ host: 'a', topic, because: `given up after 3 days: ${fault.message}`, nextAt: null }],
  })
})

test('where it cannot be said what is new, each counts as failed', () => {
  using test = storeOf('a', 'b')
  change(test)
  test.store.subscribers.failAll(takeOne(test).job, { ...fault, message: 'it takes too long' }, now)
  expect(test.store.subscribers.takeDue(base, now)).toEqual([])
  expect(test.store.subscribers.summary(5)).toMatchObject({ failing: 2, troubles: [{ because: 'it takes too long' }, {}] })
  expect(takeOne(test, later(now, 72)).to).toHaveLength(2)
})

test('after a delivery that goes through no failure counts', () => {
  using test = storeOf('a')
  change(test)
  report(test, takeOne(test), fault)
  expect(test.store.subscribers.summary(5)).toMatchObject({ subscribers: 1, failing: 1, troubles: [{ because: fault.message }] })
  report(test, takeOne(test, later(now, 72)), null, later(now, 72))
  expect(test.store.subscribers.summary(5)).toEqual({ subscribers: 1, failing: 0, troubles: [] })
})

test('one that wants nothing more is told nothing more, until it subscribes anew, and then only of what comes after', () => {
  using test = storeOf('a')
  change(test)
  expect(report(test, takeOne(test), gone)).toMatchObject({ what: 'ended', because: gone.message })
  change(test)
  expect(test.store.subscribers.takeDue(base, later(now, day))).toEqual([])
  subscribe(test, requestOf('a'), 'a', now)
  expect(test.store.subscribers.takeDue(base, now)).toEqual([])
  change(test)
  takeOne(test)
})

test('a renewal keeps what is still to be told, and takes the new secret', () => {
  using test = storeOf('a')
  change(test)
  subscribe(test, requestOf('a', { secret: 'new' }), 'a', later(now, 29 * day))
  expect(takeOne(test, later(now, 40 * day))).toMatchObject({ to: [{ secret: 'new' }] })
})

test('whoever unsubscribes is told no more', () => {
  using test = storeOf('a')
  change(test)
  expect(test.store.subscribers.unsubscribe('https://a/', `${base}feed.rss`)).toBe(false)
  expect(test.store.subscribers.unsubscribe('https://a/', topic)).toBe(true)
  expect(test.store.subscribers.takeDue(base, now)).toEqual([])
})

test('the end of a topic ends its subscriptions, and says what is to be told to whom', () => {
  using test = storeOf('a', 'b')
  change(test)
  const told = test.store.subscribers.endTopic(takeOne(test).job, 'no such feed', now)
  expect(told.map(({ request, host }) => [host, request.mode, request.callback, request.because])).toEqual([
    ['a', 'denied', 'https://a/', 'no such feed'],
    ['b', 'denied', 'https://b/', 'no such feed'],
  ])
  expect(test.store.subscribers.takeDue(base, now)).toEqual([])
})

test('a clock that was set back silences nobody', () => {
  using test = storeOf('a')
  change(test)
  report(test, takeOne(test), fault)
  takeOne(test, instant(now - 365 * day * 1000))
})
