/** Feeds read again and again, from bytes to the store, by what their publisher does to guids. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import { writtenEntry } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { prepare } from '#workers/prepare.ts'

const feed = feedId('a')
const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }
const hour = 3600

interface Item {
  readonly guid?: string
  readonly title: string
  readonly link?: string | undefined
  readonly date?: Instant | undefined
  readonly text?: string
}

/** The nth story of a publisher: the larger n, the newer. */
function story(n: number, guid: string, changes: Partial<Item> = {}): Item {
  return {
    guid,
    title: `Story ${n}`,
    link: `https://a.example/${n}`,
    date: later(startOfTest, n * 60),
    text: `What happened ${n}.`,
    ...changes,
  }
}

/** `count` stories, the newest first, from `newest` down. */
function stories(
  newest: number,
  count: number,
  guidOf: (n: number, place: number) => string,
  changes: (n: number) => Partial<Item> = () => ({}),
): Item[] {
  return Array.from({ length: count }, (_, place) => story(newest - place, guidOf(newest - place, place), changes(newest - place)))
}

function rss(items: readonly Item[]): string {
  const elements = items.map(({ guid, title, link, date, text }) => {
    const parts = [
      `<title>${title}</title>`,
      link === undefined ? '' : `<link>${link}</link>`,
      guid === undefined ? '' : `<guid isPermaLink="false">${guid}</guid>`,
      date === undefined ? '' : `<pubDate>${new Date(date).toUTCString()}</pubDate>`,
      text === undefined ? '' : `<description>${text}</description>`,
    ]
    return `<item>${parts.join('')}</item>`
  })
  return `<rss version="2.0"><channel><title>A</title><link>https://a.example/</link>${elements.join('')}</channel></rss>`
}

/** Reads it as a fetch worker and the writer do, under a lease that is current; from a hub, under none; through a queue in `parts`. */
async function read(
  test: TestStore,
  items: readonly Item[],
  at: Instant,
  { via = 'poll', parts = 1 }: { via?: 'poll' | 'push'; parts?: number } = {},
) {
  const lease = `lease at ${at}`
  const { recentHashes } = test.store.leases.order(feed)
  const document = {
    feed,
    address: 'https://a.example/feed.xml',
    bytes: Uint8Array.from(Buffer.from(rss(items))),
    contentType: 'application/rss+xml',
    contentLocation: null,
    contentLanguage: null,
  }
  const { entries, rawHashes } = await prepare({ document, recentHashes })
  const reading = freshReading(
    'a',
    entries.map((entry) => writtenEntry(entry)),
    lease,
    at,
  )
  if (reading.outcome.kind !== 'fresh') throw new Error('not fresh')
  if (via === 'poll') test.store.leases.hold(lease, 'boot', later(at, 60), [{ host: 'a.example:443', feeds: [feed], freeAt: at }])
  const { outcome } = reading
  const perPart = Math.ceil(outcome.entries.length / parts)
  const readings = Array.from({ length: parts }, (_, part) => {
    const [came, before] = [outcome.entries.slice(part * perPart, (part + 1) * perPart), outcome.entries.slice(0, part * perPart)]
    const more = part < parts - 1
    const left = rawHashes.filter((hash) => !before.some((entry) => entry.rawHash === hash))
    return { ...reading, via, more, outcome: { ...outcome, entries: came, rawHashes: more ? [] : left } }
  })
  return ingest(test.store, readings, { everySeconds: null, bounds, network: watchNetwork() }, at).at(-1)
}

/** Reads the documents one after the other, an hour apart. @returns what each brought: `new changed` */
async function readAll(test: TestStore, documents: readonly (readonly Item[])[], from = 1): Promise<string[]> {
  const brought: string[] = []
  for (const [index, items] of documents.entries()) {
    const report = await read(test, items, later(startOfTest, (from + index) * hour))
    brought.push(`${report?.entriesNew} ${report?.entriesChanged}`)
  }
  return brought
}

function titles(test: TestStore): string[] {
  return test.store.articles
    .page({ kind: 'all' }, null, 500)
    .articles.map(({ title }) => title)
    .sort()
}

function numbered(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `Story ${from + index}`).sort()
}

function weak(test: TestStore) {
  return test.store.feeds.healthOf(feed, startOfTest)?.weakGuids ?? null
}

function told(test: TestStore): string[] {
  return test.store.events
    .eventsOf(feed, 50)
    .map(({ kind }) => kind)
    .reverse()
}

const session = (round: number) => (n: number) => `${n}?sid=${round}`

test.each([
  ['guid', {}],
  ['guid and its date', (round: number) => () => ({ date: later(startOfTest, round * hour) })],
  ['guid and its link', (round: number) => (n: number) => ({ link: `https://a.example/${n}?sid=${round}` })],
  [
    'guid and its link, and no item has a date',
    (round: number) => (n: number) => ({ link: `https://a.example/${n}?sid=${round}`, date: undefined }),
  ],
  [
    'guid, its link and its date',
    (round: number) => (n: number) => ({
      link: `https://a.example/${n}?sid=${round}`,
      date: later(startOfTest, round * hour),
      text: `${n} `.repeat(150),
    }),
  ],
  ['guid, and no item has a date', () => () => ({ date: undefined })],
  ['guid, and no item has a link', () => () => ({ link: undefined })],
  ['guid, and all items have one link', () => () => ({ link: 'https://a.example/live' })],
  ['guid, and all items have the home page for a link', () => () => ({ link: 'https://a.example/' })],
] as [string, unknown][])('a feed of which every fetch changes every %s stores no item twice and loses none', async (_, changes) => {
  using test = storeWith([feedOf('a')])
  const changed = typeof changes === 'function' ? (changes as (round: number) => (n: number) => Partial<Item>) : () => () => ({})
  const documents = [0, 1, 2, 3, 4, 5].map((round) => stories(20 + round, 20, session(round), changed(round)))
  expect((await readAll(test, documents)).map((brought) => brought.split(' ')[0])).toEqual(['20', '1', '1', '1', '1', '1'])
  expect(titles(test)).toEqual(numbered(1, 25))
  expect(told(test)).toEqual(['distrusted'])
  expect(weak(test)?.since).toBe(later(startOfTest, 3 * hour))
  expect(weak(test)?.because).toMatch(
    /^they change from one document to the next, for 19 of 19 known items: “Story 2[12]” was “\d+\?sid=1” and is “\d+\?sid=2” now$/,
  )
})

test('what is edited while its guid changes is updated where it stands', async () => {
  using test = storeWith([feedOf('a')])
  const edited =
    (round: number) =>
    (n: number): Partial<Item> =>
      n === 8 ? { title: `Corrected ${round}`, text: 'Corrected.' } : {}
  const documents = [0, 1, 2, 3].map((round) => stories(10, 10, session(round), edited(round)))
  expect(await readAll(test, documents)).toEqual(['10 0', '0 1', '0 1', '0 1'])
  expect(titles(test)).toEqual(['Corrected 3', ...numbered(1, 10).filter((title) => title !== 'Story 8')].sort())
})

test('a feed of one item that makes up its guid and its date at every fetch is found out after four documents', async () => {
  using test = storeWith([feedOf('a')])
  const status = (round: number) => [
    {
      guid: `g${round}`,
      title: 'All is well',
      link: 'https://a.example/now',
      date: later(startOfTest, round * hour),
      text: 'All is well.',
    },
  ]
  expect(await readAll(test, [0, 1, 2, 3, 4, 5, 6].map(status))).toEqual(['1 0', '1 0', '1 0', '0 0', '0 0', '0 0', '0 0'])
  expect(told(test)).toEqual(['distrusted'])
})

test('a page that posts the same words each day under a new guid is no feed with weak guids: an issue stays for some readings', async () => {
  using test = storeWith([feedOf('a')])
  const issue = (day: number) => [
    {
      guid: `day ${day}`,
      title: 'Daily briefing',
      link: 'https://a.example/briefing',
      date: later(startOfTest, day * 86_400),
      text: 'Read it.',
    },
  ]
  for (let day = 0; day < 8; day += 1) {
    expect(await read(test, issue(day), later(startOfTest, day * 86_400 + hour))).toMatchObject({ entriesNew: 1 })
    await read(test, issue(day), later(startOfTest, day * 86_400 + 2 * hour))
  }
  expect(told(test)).toEqual([])
})

test('one guid, one title, one address or one date that changes tips nothing, however often', async () => {
  using test = storeWith([feedOf('a')])
  const guid = (n: number) => `g${n}`
  const changes: Partial<Item>[] = [
    {},
    { title: 'A' },
    { link: 'https://a.example/b' },
    { title: 'C', link: 'https://a.example/c' },
    { guid: 'other' },
  ]
  const documents = Array.from({ length: 12 }, (_, round) =>
    stories(10, 10, guid, (n) => (n === 5 ? { ...changes[round % changes.length] } : {})),
  )
  await readAll(test, documents)
  expect(told(test)).toEqual([])
  expect(test.store.health.followed(feed, startOfTest)?.guids).toMatchObject({ weak: null })
})

test('a publisher that gives all its items other guids once, doubles nothing and keeps its good name', async () => {
  using test = storeWith([feedOf('a')])
  const guid = (scheme: string) => (n: number) => `${scheme}-${n}`
  const moved = [
    ...[20, 21].map((newest) => stories(newest, 20, guid('old'))),
    ...[22, 23, 24].map((newest) => stories(newest, 20, guid('new'))),
  ]
  expect(await readAll(test, moved)).toEqual(['20 0', '1 0', '1 0', '1 0', '1 0'])
  const edited = stories(24, 20, guid('new'), (n) =>
    n === 15 ? { title: 'Story 15', link: 'https://a.example/elsewhere', text: 'Edited.' } : {},
  )
  expect(await readAll(test, [edited], 9)).toEqual(['0 1'])
  expect(titles(test)).toEqual(numbered(1, 24))
  expect(told(test)).toEqual([])
})

test('guids that number the places of a list tell nothing: no item becomes its neighbour', async () => {
  using test = storeWith([feedOf('a')])
  const place = (_: number, at: number) => `${at + 1}`
  const documents = [20, 21, 23, 24].map((newest) => stories(newest, 20, place))
  expect(await readAll(test, documents)).toEqual(['20 0', '1 0', '2 0', '1 0'])
  expect(titles(test)).toEqual(numbered(1, 24))
  expect(told(test)).toEqual(['distrusted'])
  expect(weak(test)?.because).toMatch(
    /^they are given to other items, 20 of them in one document: “1” was “Story 21” and is “Story 23” now$/,
  )
})

test('guids that are given to new items in turn lose none of them, from the first on', async () => {
  using test = storeWith([feedOf('a')])
  const slot = (n: number) => `slot ${n % 10}`
  const documents = [20, 21, 22, 23, 24].map((newest) => stories(newest, 10, slot))
  expect(await readAll(test, documents)).toEqual(['10 0', '1 0', '1 0', '1 0', '1 0'])
  expect(titles(test)).toEqual(numbered(11, 24))
  expect(told(test)).toEqual(['distrusted'])
  const edited = stories(24, 10, slot, (n) => (n === 20 ? { text: 'Edited.' } : {}))
  expect(await readAll(test, [edited], 9)).toEqual(['0 1'])
  expect(titles(test)).toEqual(numbered(11, 24))
})

test.each([
  ['the home page', () => 'https://a.example/'],
  ['the day', (n: number) => `2026-11-${10 + Math.floor(n / 3)}`],
])('a feed of one item whose guid is %s loses none', async (_, guidOf) => {
  using test = storeWith([feedOf('a')])
  const documents = Array.from({ length: 9 }, (_, n) => stories(n + 1, 1, guidOf))
  expect(await readAll(test, documents)).toEqual(Array.from({ length: 9 }, () => '1 0'))
  expect(titles(test)).toEqual(numbered(1, 9))
})

test('guids that behave for five documents are relied on again, and nothing is doubled on the way', async () => {
  using test = storeWith([feedOf('a')])
  const stable = (n: number) => `stable ${n}`
  await readAll(
    test,
    [0, 1, 2].map((round) => stories(20 + round, 20, session(round))),
  )
  expect(told(test)).toEqual(['distrusted'])
  const brought = await readAll(
    test,
    [23, 24, 25, 26, 27, 28].map((newest) => stories(newest, 20, stable)),
    10,
  )
  expect(brought).toEqual(['1 0', '1 0', '1 0', '1 0', '1 0', '1 0'])
  expect(told(test)).toEqual(['distrusted', 'trusted'])
  expect(weak(test)).toBeNull()
  const edited = stories(28, 20, stable, (n) => (n === 20 ? { title: 'Corrected', date: later(startOfTest, 99 * hour) } : {}))
  expect(await readAll(test, [edited], 20)).toEqual(['0 1'])
  expect(titles(test)).toEqual(['Corrected', ...numbered(1, 28).filter((title) => title !== 'Story 20')])
})

test('guids that behave in between only are not relied on again', async () => {
  using test = storeWith([feedOf('a')])
  const round = (index: number) => (index % 4 === 0 ? index : index - (index % 4))
  await readAll(
    test,
    Array.from({ length: 16 }, (_, index) => stories(20 + index, 20, session(index < 3 ? index : round(index)))),
  )
  expect(titles(test)).toEqual(numbered(1, 35))
  expect(told(test)).toEqual(['distrusted'])
})

test('a feed that begins to give guids, and one that stops, doubles nothing', async () => {
  using test = storeWith([feedOf('a')])
  const without = (newest: number) => stories(newest, 5, () => '').map(({ guid: _, ...item }) => item)
  const documents = [without(10), stories(11, 5, (n) => `g${n}`), without(12)]
  expect(await readAll(test, documents)).toEqual(['5 0', '1 0', '1 0'])
  expect(titles(test)).toEqual(numbered(6, 12))
})

test('items of one document that share a guid and have no link are kept apart when it is read again', async () => {
  using test = storeWith([feedOf('a')])
  const shared = (text: string) => [1, 2, 3].map((n) => story(n, 'same', { link: undefined, text: `${text} ${n}` }))
  expect(await readAll(test, [shared('first'), shared('edited')])).toEqual(['3 0', '0 3'])
  expect(titles(test)).toEqual(numbered(1, 3))
})

test('the same document delivered twice changes nothing, and counts once', async () => {
  using test = storeWith([feedOf('a')])
  await readAll(test, [stories(20, 20, session(0))])
  const again = stories(20, 20, session(1))
  await read(test, again, later(startOfTest, 2 * hour))
  const before = test.store.health.followed(feed, startOfTest)?.guids
  // Its lease has been given back.
  const late = await read(test, again, later(startOfTest, 3 * hour), { via: 'push' })
  expect(late).toMatchObject({ entriesNew: 0, entriesChanged: 0 })
  expect(test.store.health.followed(feed, startOfTest)?.guids).toEqual(before)
})

test('a document that comes in parts doubles nothing either, and counts once', async () => {
  using test = storeWith([feedOf('a')])
  await readAll(test, [stories(20, 20, session(0))])
  await read(test, stories(20, 20, session(1)), later(startOfTest, 2 * hour), { parts: 4 })
  expect(titles(test)).toEqual(numbered(1, 20))
  expect(test.store.health.followed(feed, startOfTest)?.guids).toMatchObject({ kind: 'changing', points: 2, weak: null })
})

test('what a hub sends says nothing about guids, and still doubles nothing', async () => {
  using test = storeWith([feedOf('a')])
  await readAll(test, [stories(20, 20, session(0))])
  for (const round of [1, 2, 3, 4]) {
    expect(await read(test, [story(20, `20?sid=${round}`)], later(startOfTest, (1 + round) * hour), { via: 'push' })).toMatchObject({
      entriesNew: 0,
    })
  }
  expect(told(test)).toEqual([])
})

const guidSchemes: Readonly<Record<string, (n: number, place: number, round: number) => string>> = {
  stable: (n) => `g${n}`,
  session: (n, _, round) => `${n}?sid=${round}`,
  place: (_, place) => `${place + 1}`,
  turn: (n) => `slot ${n % 12}`,
  counter: (_, place, round) => `${round * 100 + place}`,
}
const linkSchemes: Readonly<Record<string, Partial<Item>>> = { own: {}, one: { link: 'https://a.example/live' }, none: { link: undefined } }

test('whatever a publisher does to its guids, in whatever order, each story is stored once', { timeout: 60_000 }, async () => {
  const document = fc.record({ scheme: fc.constantFrom(...Object.keys(guidSchemes)), added: fc.nat(4), edited: fc.nat(11) })
  const feeds = fc
    .record({ link: fc.constantFrom(...Object.keys(linkSchemes)), documents: fc.array(document, { minLength: 2, maxLength: 8 }) })
    // Without a link of its own a new item under an old guid looks like an edit.
    .filter(({ link, documents }) => link === 'own' || documents.every(({ scheme }) => scheme !== 'turn'))
  await fc.assert(
    fc.asyncProperty(feeds, async ({ link, documents }) => {
      using test = storeWith([feedOf('a')])
      let newest = 12
      for (const [round, { scheme, added, edited }] of documents.entries()) {
        if (round > 0) newest += added
        const guidOf = (n: number, place: number) => guidSchemes[scheme]?.(n, place, round) ?? ''
        const changes = (n: number) => ({ ...linkSchemes[link], ...(newest - n === edited ? { text: `Edited ${round}.` } : {}) })
        await read(test, stories(newest, 12, guidOf, changes), later(startOfTest, (round + 1) * hour))
        expect(titles(test)).toEqual(numbered(1, newest))
      }
    }),
    { numRuns: 30 },
  )
})
