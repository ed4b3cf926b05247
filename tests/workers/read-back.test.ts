import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { later } from '#model/instant.ts'
import { openStoreForOperator } from '#store/store.ts'
import {
  archive,
  backlogRules,
  failArchive,
  hoursAfter,
  poll,
  readArchive,
  stories,
  story,
  takeArchive,
  titles,
} from '#tests/support/backlog.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'

const a = feedId('a')
const start = hoursAfter(3)
/** When the last reading before the gap was begun. */
const begun = later(start, -1)
const back = hoursAfter(100)

/** Followed since story 1 to 3, then away; the feed's own document shows 21 to 23. */
function away(): TestStore {
  const test = storeWith([feedOf('a')])
  poll(test, stories(1, 3), null, start)
  poll(test, stories(21, 23), archive(9), back)
  return test
}

function shown(test: TestStore) {
  return test.store.backlogs.of(a)
}

test('at the first reading of a feed nothing is read back', () => {
  using test = storeWith([feedOf('a')])
  expect(poll(test, stories(1, 3), archive(9), start)?.backlog).toBeNull()
  expect(shown(test)).toBeNull()
})

test.each([
  ['one of its entries was known', [...stories(21, 23), story(3)], archive(9), {}],
  ['one was known in another form', [story(21), story(3, { rawHash: 'other', contentHash: 'other' })], archive(9), {}],
  ['it holds nothing', [], archive(9), {}],
  ['it names no earlier document', stories(21, 23), null, {}],
  ['it names itself', stories(21, 23), 'https://a.example/feed.xml#old', {}],
  ['further parts of it follow', stories(21, 23), archive(9), { more: true }],
  ['a hub sent it', stories(21, 23), archive(9), { via: 'push' }],
  ['somebody else has the feed by then', stories(21, 23), archive(9), { lease: 'another' }],
] as const)('a document shows no gap to read back for where %s', (_what, entries, earlier, changes) => {
  using test = storeWith([feedOf('a')])
  poll(test, stories(1, 3), null, start)
  expect(poll(test, entries, earlier, back, changes)?.backlog).toBeNull()
  expect(shown(test)).toBeNull()
})

test('an item that stands in it as it stood in the last one is known', () => {
  using test = storeWith([feedOf('a')])
  poll(test, stories(1, 3), null, start)
  const { outcome } = freshReading('a', stories(21, 23))
  if (outcome.kind !== 'fresh') throw new Error('not fresh')
  const changes = { outcome: { ...outcome, earlier: archive(9), rawHashes: [...outcome.rawHashes, 'raw 3'] } }
  expect(poll(test, [], null, back, changes)?.backlog).toBeNull()
})

test('an item that stands in it twice hides no gap', () => {
  using test = storeWith([feedOf('a')])
  poll(test, stories(1, 3), null, start)
  expect(poll(test, [story(21), story(21), story(22)], archive(9), back)?.backlog?.isDue).toBe(true)
})

test('the first reading at a new address is read back no further', () => {
  using test = storeWith([feedOf('a')])
  poll(test, stories(1, 3), null, start)
  test.takeUp([feedOf('a', { url: 'https://a.example/new.xml' })], back)
  expect(poll(test, stories(21, 23), archive(9), back)?.backlog).toBeNull()
})

test('archives are read back up to the one that holds what was known, each article once, at its stated date', () => {
  using test = away()
  expect(shown(test)).toMatchObject({ documents: 0, since: begun, nextAt: back })
  expect(readArchive(test, stories(14, 20), archive(8), back)).toMatchObject({
    url: archive(9),
    entriesNew: 7,
    backlog: { isDue: true, because: '' },
  })
  expect(readArchive(test, stories(8, 13), archive(7), back)).toMatchObject({ url: archive(8) })
  const last = readArchive(test, stories(2, 7), archive(6), back)
  expect(last).toMatchObject({ url: archive(7), entriesNew: 4, backlog: { isDue: false } })
  expect(takeArchive(test, hoursAfter(200))).toBeNull()
  expect(titles(test).toSorted()).toEqual(
    stories(1, 23)
      .map(({ title }) => title)
      .toSorted(),
  )
  expect(shown(test)).toMatchObject({ documents: 3, entries: 17, nextAt: null, failed: false, because: 'it met what was known' })
  expect(readRow(test, "SELECT sort_at, sort_because FROM articles WHERE title = 'Story 10'")).toEqual({
    sort_at: hoursAfter(10),
    sort_because: 'as stated, in the feed’s archive',
  })
})

test('what the feed itself showed with the gap, or since, does not count as known before it', () => {
  using test = away()
  expect(readArchive(test, stories(20, 22), archive(8), back).backlog).toEqual({ isDue: true, because: '' })
  poll(test, stories(21, 24), archive(9), later(back, 10))
  expect(readArchive(test, [story(19), story(24)], archive(7), later(back, 20)).backlog).toEqual({ isDue: true, because: '' })
})

test('the feed’s health, validators and next time stay as its own readings leave them', () => {
  using test = away()
  const of = () => [
    test.store.feeds.healthOf(a, back),
    test.store.leases.order(a),
    test.store.feeds.attempts(a),
    test.store.feeds.source(a),
  ]
  const before = of()
  readArchive(test, [], archive(8), back)
  failArchive(test, 'fetch/timeout', back)
  expect(of()).toEqual(before)
})

test('an archive’s older form of an article changes nothing, nor does its guid', () => {
  using test = away()
  readArchive(test, [story(22, { rawHash: 'old', contentHash: 'old', title: 'Story 22, first words' })], archive(8), back)
  expect(titles(test)).toContain('Story 22')
  expect(titles(test)).toHaveLength(6)
})

test('an id that comes again on another page is one article, in the form that came first', () => {
  using test = away()
  readArchive(test, [story(15), story(16)], archive(8), back)
  readArchive(test, [story(15, { rawHash: 'old', contentHash: 'old', title: 'Story 15, first words' }), story(14)], archive(7), back)
  expect(titles(test).filter((title) => title.startsWith('Story 15'))).toEqual(['Story 15'])
})

test('what was published more than a day before the gap was not missed, and is not stored', () => {
  using test = away()
  const report = readArchive(test, [story(4), story(-30)], archive(8), back)
  expect(report).toMatchObject({ entriesNew: 1, backlog: { isDue: true } })
  expect(readArchive(test, [story(-31), story(-32)], archive(7), back).backlog).toEqual({
    isDue: false,
    because: 'its archive was read back: it came to what is older than the gap',
  })
  expect(titles(test)).toHaveLength(7)
})

test('without a date it stands where the gap begins', () => {
  using test = away()
  readArchive(test, [story(7, { publishedAt: null })], null, back)
  expect(readRow(test, "SELECT sort_at FROM articles WHERE title = 'Story 7'")).toEqual({ sort_at: begun })
})

test.each([
  ['to a document that was read', [archive(8), archive(9)]],
  ['to itself', [archive(9)]],
  ['to the feed', [archive(8), 'https://a.example/feed.xml']],
])('a chain that leads back %s ends there', (_what, chain) => {
  using test = away()
  const reports = chain.map((earlier, index) => readArchive(test, [story(15 - index)], earlier, back).backlog)
  expect(reports.at(-1)).toEqual({ isDue: false, because: 'its archive was read back: the way leads in a circle' })
})

test('a chain without an end is followed for fifty documents', () => {
  using test = away()
  let asked = 0
  while (asked < 60 && test.store.backlogs.due(back, 1).length > 0) {
    asked += 1
    readArchive(test, [story(1000 + asked)], archive(1000 + asked), back)
  }
  expect(asked).toBe(50)
  expect(shown(test)?.because).toBe('no more than 50 documents are read back')
})

test('a second gap before the first is filled begins at the newest archive and reaches back as far', () => {
  using test = away()
  readArchive(test, stories(14, 20), archive(8), back)
  poll(test, stories(41, 43), archive(11), hoursAfter(200))
  expect(shown(test)).toMatchObject({ since: begun, documents: 1 })
  expect(readArchive(test, stories(30, 40), archive(10), hoursAfter(200)).url).toBe(archive(11))
  readArchive(test, stories(21, 29), archive(9), hoursAfter(200))
  expect(readArchive(test, stories(14, 20), archive(8), hoursAfter(200)).backlog?.isDue).toBe(true)
  readArchive(test, stories(4, 13), archive(7), hoursAfter(200))
  expect(readArchive(test, stories(1, 3), null, hoursAfter(200)).backlog?.because).toContain('it met what was known')
  expect(titles(test)).toHaveLength(43)
})

test('a gap after one that was filled begins anew', () => {
  using test = away()
  readArchive(test, stories(1, 20), null, back)
  poll(test, stories(41, 43), archive(11), hoursAfter(200))
  expect(shown(test)).toMatchObject({ since: later(back, -1), documents: 0, entries: 0, because: '' })
})

test('of a document in parts all count, whichever held what was known', () => {
  using test = away()
  const lease = takeArchive(test, back)?.lease ?? ''
  const part = (entries: Parameters<typeof freshReading>[1], more: boolean, earlier: string | null) => {
    const reading = freshReading('a', entries, lease, back)
    const outcome = reading.outcome.kind === 'fresh' ? { ...reading.outcome, earlier } : reading.outcome
    return ingest(test.store, [{ ...reading, via: 'archive', more, outcome }], backlogRules, back)[0]
  }
  expect(part([story(10), story(3)], true, archive(8))?.backlog).toBeNull()
  expect(shown(test)).toMatchObject({ documents: 0, entries: 1 })
  expect(part([story(9)], false, archive(8))?.backlog?.because).toContain('it met what was known')
  expect(shown(test)).toMatchObject({ documents: 1, entries: 2 })
})

test('what comes under another lease, or a second time, changes nothing', () => {
  using test = away()
  const taken = takeArchive(test, back)
  const bring = (lease: string) => {
    const reading = { ...freshReading('a', [story(15)], lease, back), via: 'archive' as const }
    return ingest(test.store, [reading], backlogRules, back)[0]
  }
  expect(bring('another')).toEqual({ entriesNew: 0, entriesChanged: 0, nextAt: null, backlog: null })
  expect(bring(taken?.lease ?? '')).toMatchObject({ entriesNew: 1, backlog: { isDue: false } })
  const seq = readRow(test, 'SELECT max(seq) AS seq FROM changes')
  expect(bring(taken?.lease ?? '')).toMatchObject({ entriesNew: 0, backlog: null })
  expect(readRow(test, 'SELECT max(seq) AS seq FROM changes')).toEqual(seq)
  expect(shown(test)?.documents).toBe(1)
})

test.each(['parse/html', 'fetch/forbidden-address', 'fetch/gone'] as const)('after %s the archive is given up, and why is told', (code) => {
  using test = away()
  expect(failArchive(test, code, back).backlog).toEqual({ isDue: false, because: 'its archive: it went wrong; asked no more' })
  expect(shown(test)).toMatchObject({ nextAt: null, failed: true, because: 'it went wrong; asked no more' })
})

test('what may pass by itself is tried again from minutes to a day apart, six times, each document anew', () => {
  using test = away()
  failArchive(test, 'fetch/timeout', back)
  expect(shown(test)).toMatchObject({ nextAt: later(back, 300), failed: true })
  expect(takeArchive(test, later(back, 60))).toBeNull()
  readArchive(test, [story(15)], archive(8), hoursAfter(110))
  expect(shown(test)).toMatchObject({ failed: false, because: '' })
  for (let day = 0; day < 6; day += 1) failArchive(test, 'fetch/timeout', hoursAfter(200 + day * 48))
  expect(shown(test)).toMatchObject({ nextAt: null, because: 'it went wrong; asked no more after 6 tries' })
})

test('while our own network is down no archive is asked, and none is blamed', () => {
  using test = away()
  const lease = takeArchive(test, back)?.lease ?? ''
  test.store.notices.raise('network', { code: 'fetch/no-network', message: 'nothing can be reached', detail: null }, back)
  const reading = { ...freshReading('a', [], lease, back), via: 'archive' as const }
  const fault = { code: 'fetch/timeout', message: 'too slow', detail: null } as const
  ingest(test.store, [{ ...reading, outcome: { kind: 'fault', fault, retryAfterSeconds: null } }], backlogRules, back)
  expect(shown(test)).toMatchObject({ failed: false, nextAt: back })
  expect(takeArchive(test, hoursAfter(101))).toBeNull()
})

test('a host that refuses feed and archive is left alone, for as long as it asks', () => {
  using test = away()
  const lease = takeArchive(test, back)?.lease ?? ''
  const refused = (feed: string) => ({ refused: { feed, at: back, until: later(back, 3600) }, notBefore: null, because: '' })
  test.store.hosts.saveRefusals('a.example:443', refused('a'))
  const fault = { code: 'fetch/rate-limited', message: 'too often', detail: null } as const
  const outcome = { kind: 'fault', fault, retryAfterSeconds: 7200 } as const
  const reading = { ...freshReading('a', [], lease, back), via: 'archive' as const, status: 429, outcome }
  ingest(test.store, [reading], backlogRules, back)
  expect(test.store.feeds.healthOf(a, back)?.host.until).toBe(later(back, 7200))
})

test('a feed with another address, or out of feeds.json, is read back no more', () => {
  for (const feeds of [[feedOf('a', { url: 'https://new.example/' })], []]) {
    using test = away()
    test.takeUp(feeds, back)
    expect(shown(test)).toBeNull()
  }
})

test('an operator who asks for the feed has its archive tried again', () => {
  using test = away()
  failArchive(test, 'fetch/gone', back)
  changeStore(test, 'UPDATE backlogs SET tries = 5')
  expect(takeArchive(test, hoursAfter(500))).toBeNull()
  const operator = openStoreForOperator(test.dataDir)
  operator.askNow('a', back)
  operator.close()
  expect(takeArchive(test, hoursAfter(500))?.url).toBe(archive(9))
})
