import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { packEntries, unpackEntries } from '#model/packed-entries.ts'
import type { Reading } from '#model/reading.ts'
import { unpackReading } from '#queue/pack-reading.ts'
import { type FinishedPayload, type JobQueue, openQueue } from '#queue/queue.ts'
import { until } from '#tests/support/until.ts'
import { prepare } from '#workers/prepare.ts'
import { ingestByQueue } from '#workers/remote-ingest.ts'

async function open(): Promise<JobQueue> {
  const queue = await openQueue({ url: null, onTrouble: () => {}, onFailure: () => {} })
  onTestFinished(() => queue.close())
  return queue
}

/** What a worker would have read from a document of `items`. */
async function readingOf(items: readonly string[]): Promise<Reading> {
  const document = `<rss version="2.0"><channel><title>Site</title><link>https://site.example/</link>${items.join('')}</channel></rss>`
  const { links, entries, ...prepared } = await prepare({
    document: {
      feed: feedId('site'),
      address: 'https://site.example/feed.xml',
      bytes: Buffer.from(document),
      contentType: null,
      contentLocation: null,
      contentLanguage: null,
    },
    recentHashes: [],
  })
  return {
    feed: feedId('site'),
    via: 'poll',
    lease: 'lease-1',
    startedAt: instant(Date.UTC(2026, 10, 24, 12)),
    durationMs: 12,
    status: 200,
    bytes: document.length,
    outcome: {
      kind: 'fresh',
      address: 'https://site.example/feed.xml',
      movedTo: null,
      validators: { etag: 'W/"caf\xe9"', lastModified: 'Tue, 3 Nov 2026 04:05:06 +0000' },
      bodyHash: 'body',
      freshSeconds: 60,
      push: links,
      entries: packEntries(entries),
      ...prepared,
    },
    more: false,
  }
}

const item = `<item><title>Слава \u{1f1fa}\u{1f1e6} &lt;b&gt;</title><link>https://site.example/1</link><guid>g 1</guid>
  <pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate><category domain="https://site.example/c">World</category>
  <enclosure url="https://site.example/a.mp3" length="5" type="audio/mpeg"/><description>&lt;p&gt;Text &lt;img src="/i.png"&gt;&lt;/p&gt;</description></item>`

const readings: readonly { readonly what: string; readonly make: () => Promise<Reading> }[] = [
  { what: 'fresh', make: () => readingOf([item]) },
  { what: 'fresh without a new entry', make: () => readingOf([]) },
  {
    what: 'unchanged',
    make: async () => ({
      ...(await readingOf([])),
      status: 304,
      outcome: { kind: 'unchanged', movedTo: null, validators: null, freshSeconds: null },
    }),
  },
  {
    what: 'a fault',
    make: async () => ({
      ...(await readingOf([])),
      status: null,
      outcome: {
        kind: 'fault',
        fault: { code: 'fetch/dns', message: 'nowhere.invalid does not resolve', detail: 'ENOTFOUND' },
        retryAfterSeconds: null,
      },
    }),
  },
]

test('a reading survives the queue, whatever came of it', async () => {
  const queue = await open()
  const arrived: Reading[] = []
  await queue.work('ingest', async (payload) => void arrived.push(unpackReading(payload)), { concurrency: 1 })
  for (const { what, make } of readings) {
    const reading = await make()
    arrived.length = 0
    await ingestByQueue(queue).deliver(reading)
    await until(() => arrived.length > 0)
    expect(arrived, what).toEqual([reading])
  }
})

test('a large reading goes in parts that make the whole again', async () => {
  const queue = await open()
  const text = 'word '.repeat(40_000)
  const reading = await readingOf(
    Array.from({ length: 10 }, (_, index) => `<item><title>${index}</title><description>${text}</description></item>`),
  )
  const arrived: Reading[] = []
  await queue.work('ingest', async (payload) => void arrived.push(unpackReading(payload)), { concurrency: 1 })
  await ingestByQueue(queue).deliver(reading)
  await until(() => arrived.some((part) => !part.more))
  expect(arrived.length).toBeGreaterThan(2)
  expect(arrived.filter((part) => !part.more)).toHaveLength(1)
  if (reading.outcome.kind !== 'fresh') throw new Error('the reading is not fresh')
  const entries = arrived.flatMap(({ outcome }) => (outcome.kind === 'fresh' ? unpackEntries(outcome.entries) : []))
  expect(entries).toEqual(unpackEntries(reading.outcome.entries))
})

test('a batch’s end reaches the scheduler', async () => {
  const queue = await open()
  const ended: FinishedPayload[] = []
  await queue.work('finished', async (finished) => void ended.push(finished), { concurrency: 1 })
  const finished = { lease: 'lease-1', left: [feedId('a')], free: [{ host: 'a.example:443', at: instant(1_764_022_560_000) }] }
  await ingestByQueue(queue).release(finished)
  await until(() => ended.length > 0)
  expect(ended).toEqual([finished])
})

test('with more than 200 readings waiting there is no room, until the writer has taken some', async () => {
  const queue = await open()
  const way = ingestByQueue(queue)
  await way.room()
  const reading = { ...(await readingOf([])), outcome: { kind: 'unchanged', movedTo: null, validators: null, freshSeconds: null } } as const
  await Promise.all(Array.from({ length: 201 }, () => way.deliver(reading)))
  // One look a second answers all who ask.
  await sleep(1100)
  let there = false
  const room = way.room().then(() => {
    there = true
  })
  await sleep(1500)
  expect(there).toBe(false)
  await queue.work('ingest', async () => {}, { concurrency: 1 })
  await room
  expect(await queue.waiting('ingest')).toBeLessThanOrEqual(200)
})
