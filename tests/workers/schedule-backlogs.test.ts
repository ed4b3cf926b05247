import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { archive, backlogRules, hoursAfter, poll, stories, takeArchive } from '#tests/support/backlog.ts'
import { readRow } from '#tests/support/beside-store.ts'
import { feedOf, storeWith, type TestStore } from '#tests/support/store.ts'
import { takeDue } from '#workers/schedule.ts'
import { takeBacklogs } from '#workers/schedule-backlogs.ts'

const a = feedId('a')
const back = hoursAfter(100)
const host = 'a.example:443'

/** A feed whose archive is due, and that is due itself in half an hour. */
function withGap(fields: Parameters<typeof feedOf>[1] = {}, url = archive(9)): TestStore {
  const test = storeWith([feedOf('a', fields)])
  poll(test, stories(1, 3), null, hoursAfter(3))
  poll(test, stories(21, 23), url, back)
  return test
}

test('the archive and the feeds of a host are never in hand together, and its feeds come first', () => {
  using test = withGap()
  const taken = takeArchive(test, back)
  const due = hoursAfter(300)
  expect(takeDue(test.store, 'boot', 4, { held: [], lost: [] }, backlogRules, due)).toEqual([])
  test.store.leases.release(taken?.lease ?? '', [a], [{ host, at: back }])
  expect(takeDue(test.store, 'boot', 4, { held: [], lost: [] }, backlogRules, due)).toHaveLength(1)
  expect(takeArchive(test, due)).toBeNull()
})

test('a document on another host is asked there, without the feed’s secrets but named for their origin', () => {
  const secrets = { basic: null, bearer: 'FEED_TOKEN', headers: {} }
  using test = withGap({ secrets }, 'https://old.example:8443/1')
  const [batch] = takeBacklogs(test.store, 'boot', 1, backlogRules, back)
  expect(batch?.hosts).toMatchObject([
    { host: 'old.example:8443', feeds: [{ url: 'https://old.example:8443/1', secrets: { ...secrets, origin: 'https://a.example' } }] },
  ])
})

test('a batch that is handed back leaves the document due', () => {
  using test = withGap()
  const taken = takeArchive(test, back)
  expect(takeArchive(test, back)).toBeNull()
  test.store.leases.release(taken?.lease ?? '', [a], [{ host, at: back }])
  expect(takeArchive(test, back)?.url).toBe(archive(9))
})

test('a feed that is disabled is not read back until it is followed again', () => {
  using test = withGap()
  test.takeUp([feedOf('a', { enabled: false })], back)
  // Nor is the queue asked for it, tick by tick.
  expect(test.store.backlogs.isAnyDue(back)).toBe(false)
  expect(takeArchive(test, back)).toBeNull()
  test.takeUp([feedOf('a')], back)
  expect(takeArchive(test, back)?.url).toBe(archive(9))
})

test('a job that is lost counts as a try, its document goes alone, and after six it is given up', () => {
  using test = withGap()
  let losses = 0
  for (let day = 0; day < 20; day += 1) {
    const at = later(back, day * 86_500)
    const taken = takeArchive(test, at)
    if (taken === null) continue
    losses += 1
    expect(test.store.leases.overdue(later(at, 200))).toContain(taken.lease)
    takeDue(test.store, 'boot', 0, { held: [], lost: [taken.lease] }, backlogRules, later(at, 200))
    expect(test.store.backlogs.due(hoursAfter(10_000), 1)).toMatchObject(losses < 6 ? [{ alone: true }] : [])
  }
  expect(losses).toBe(6)
  expect(test.store.backlogs.of(a)?.because).toMatch(/nobody who was given this document .*; asked no more after 6 tries/)
})

test('a lease that waits for a worker is renewed with its documents, and one of another start is void', () => {
  using test = withGap()
  const lease = takeArchive(test, back)?.lease ?? ''
  const late = later(back, 200)
  takeDue(test.store, 'boot', 0, { held: [lease], lost: [] }, backlogRules, late)
  expect(test.store.leases.overdue(late)).toEqual([])
  test.store.leases.voidOthers('another boot', () => late)
  expect(readRow(test, 'SELECT lease FROM backlogs')).toEqual({ lease: null })
  expect(takeArchive(test, later(late, 1))?.url).toBe(archive(9))
})

test('a wait that a clock set back has left far ahead is drawn back', () => {
  using test = withGap()
  expect(test.store.backlogs.isAnyDue(hoursAfter(1))).toBe(true)
  expect(takeArchive(test, hoursAfter(4))?.url).toBe(archive(9))
})
