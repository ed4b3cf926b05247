import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import type { PlainFault } from '#model/fault.ts'
import { instant, later } from '#model/instant.ts'
import type { DueDelivery } from '#store/deliveries.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'

const now = startOfTest
const hub = 'https://hub.example/'
const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }
const terms = { everySeconds: null, bounds, network: watchNetwork() }
const fault: PlainFault = { code: 'deliver/refused', message: 'hub.example answered 503', detail: null }

/** A store whose hub was put in force now. */
function storeWithHub(): TestStore {
  const test = storeWith([feedOf('a')])
  test.store.deliveries.follow(hub, now)
  return test
}

let articles = 0
/** One more article, and so one more change. */
function change(test: TestStore, at = now): void {
  const id = String(++articles)
  const entry = entryOf({ guid: id, identity: `guid:${id}`, url: `https://a.example/${id}` })
  ingest(test.store, [freshReading('a', [entry])], terms, at)
}

function takeOne(test: TestStore, at = now): DueDelivery {
  const [due, ...more] = test.store.deliveries.takeDue(at)
  if (due === undefined || more.length > 0) throw new Error(`${more.length === 0 ? 'nothing' : 'more than one delivery'} is due`)
  return due
}

function isDue(test: TestStore, at = now): boolean {
  const due = test.store.deliveries.takeDue(at)
  for (const { target } of due) test.store.deliveries.release(target)
  return due.length > 0
}

test('without a change nothing is due', () => {
  using test = storeWithHub()
  expect(isDue(test, later(now, 86_400))).toBe(false)
})

test('a hub is told only of what comes after it was named', () => {
  using test = storeWith([feedOf('a')])
  change(test)
  test.store.deliveries.follow(hub, now)
  expect(isDue(test)).toBe(false)
  change(test)
  expect(takeOne(test)).toMatchObject({ url: hub })
})

test('a feeds.json with the same hub changes nothing', () => {
  using test = storeWithHub()
  change(test)
  expect(test.store.deliveries.follow(hub, later(now, 1))).toBe(false)
  expect(isDue(test)).toBe(true)
})

test('changes before a delivery are one, and while it is under way nothing more is due', () => {
  using test = storeWithHub()
  change(test)
  change(test)
  const first = takeOne(test)
  change(test)
  expect(isDue(test)).toBe(false)
  test.store.deliveries.record(first.target, first.upTo, null, now)
  const second = takeOne(test, later(now, 10))
  expect(second.upTo).toBeGreaterThan(first.upTo)
  test.store.deliveries.record(second.target, second.upTo, null, later(now, 10))
  expect(isDue(test, later(now, 86_400))).toBe(false)
})

test('deliveries that go through keep five seconds between them', () => {
  using test = storeWithHub()
  change(test)
  const { target, upTo } = takeOne(test)
  test.store.deliveries.record(target, upTo, null, now)
  change(test)
  expect(isDue(test, later(now, 4))).toBe(false)
  expect(isDue(test, later(now, 5))).toBe(true)
})

test('a delivery that nobody came back with is due again when its lease is over', () => {
  using test = storeWithHub()
  change(test)
  const lost = takeOne(test)
  expect(isDue(test, later(now, 119))).toBe(false)
  expect(takeOne(test, later(now, 120))).toEqual(lost)
})

test('a lease that is handed back is over', () => {
  using test = storeWithHub()
  change(test)
  test.store.deliveries.release(takeOne(test).target)
  takeOne(test)
  test.store.deliveries.releaseAll()
  takeOne(test)
})

test('a hub that fails is told later and later, from a minute to six hours', () => {
  using test = storeWithHub()
  change(test)
  const waits: number[] = []
  let at = now
  for (let round = 0; round < 11; round += 1) {
    const { target, upTo } = takeOne(test, at)
    expect(test.store.deliveries.record(target, upTo, fault, at)).toBe(true)
    const { next_at } = row(test)
    expect(isDue(test, instant(next_at - 1))).toBe(false)
    waits.push((next_at - at) / 60_000)
    at = instant(next_at)
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360])
})

test('the fault is kept until a delivery goes through, and then counts no more', () => {
  using test = storeWithHub()
  change(test)
  const { target, upTo } = takeOne(test)
  test.store.deliveries.record(target, upTo, fault, now)
  expect(row(test)).toMatchObject({ fault_code: fault.code, fault_message: fault.message, fault_at: now, consecutive_failures: 1 })
  takeOne(test, later(now, 60))
  test.store.deliveries.record(target, upTo, null, later(now, 60))
  expect(row(test)).toMatchObject({ fault_code: null, fault_message: null, fault_at: null, consecutive_failures: 0 })
})

test('a failure that is told after a later delivery went through changes nothing', () => {
  using test = storeWithHub()
  change(test)
  const { target, upTo } = takeOne(test)
  test.store.deliveries.record(target, upTo, null, now)
  const before = row(test)
  expect(test.store.deliveries.record(target, upTo, fault, now)).toBe(false)
  expect(row(test)).toEqual(before)
})

test('an old delivery told again takes nothing back', () => {
  using test = storeWithHub()
  change(test)
  const old = takeOne(test)
  change(test)
  test.store.deliveries.releaseAll()
  const newer = takeOne(test)
  test.store.deliveries.record(newer.target, newer.upTo, null, now)
  test.store.deliveries.record(old.target, old.upTo, null, now)
  expect(isDue(test, later(now, 60))).toBe(false)
})

test('another hub starts anew, and what the old one comes back with is no longer its concern', () => {
  using test = storeWithHub()
  change(test)
  const { target, upTo } = takeOne(test)
  expect(test.store.deliveries.follow('https://other.example/', now)).toBe(true)
  expect(test.store.deliveries.record(target, upTo, fault, now)).toBe(false)
  change(test)
  expect(takeOne(test)).toMatchObject({ url: 'https://other.example/' })
})

test('without a hub there is no target', () => {
  using test = storeWithHub()
  change(test)
  expect(test.store.deliveries.follow(null, now)).toBe(true)
  expect(test.store.deliveries.follow(null, now)).toBe(false)
  expect(isDue(test)).toBe(false)
})

test('a clock that jumped back silences no hub', () => {
  using test = storeWithHub()
  change(test)
  const { target, upTo } = takeOne(test)
  test.store.deliveries.record(target, upTo, fault, now)
  expect(isDue(test, instant(now - 365 * 86_400_000))).toBe(true)
  takeOne(test, later(now, 60))
  takeOne(test, instant(now - 365 * 86_400_000))
})

interface Row {
  readonly next_at: number
  readonly consecutive_failures: number
  readonly fault_code: string | null
  readonly fault_message: string | null
  readonly fault_at: number | null
}

function row({ dataDir }: TestStore): Row {
  const db = new Database(join(dataDir, 'tributary.db'), { readonly: true })
  try {
    return db.prepare<[], Row>('SELECT * FROM deliveries').get() as Row
  } finally {
    db.close()
  }
}
