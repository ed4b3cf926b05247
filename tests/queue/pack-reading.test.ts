import { randomBytes } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { IdentifiedEntry } from '#model/entry.ts'
import { trustStored } from '#model/html.ts'
import { feedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { packEntries, unpackEntries } from '#model/packed-entries.ts'
import type { Reading } from '#model/reading.ts'
import { packReading, unpackReading } from '#queue/pack-reading.ts'
import type { IngestPayload } from '#queue/payloads.ts'

const feed = feedId('a-feed')

function entryOf(number: number, content = '<p>Grüße</p>'): IdentifiedEntry {
  return {
    rawHash: `raw${number}`,
    guid: `urn:${number}`,
    url: `https://news.example/${number}`,
    title: `Title ${number} 🦊`,
    author: null,
    content: trustStored(content),
    summary: 'Grüße',
    text: content,
    publishedAt: instant(1_764_022_560_000),
    updatedAt: null,
    language: 'de',
    categories: [{ term: 'Politik', scheme: null, label: null }],
    enclosures: [{ url: 'https://news.example/a.mp3', type: 'audio/mpeg', lengthBytes: 12 }],
    image: { url: 'https://news.example/a.jpg', width: 10, height: null, alt: 'A' },
    source: { title: 'Agency', url: null, id: 'tag:agency.example,2026:wire' },
    details: {
      authors: [{ name: 'Ada', url: null }],
      contributors: [],
      rights: '© Agency',
      license: null,
      media: [
        { url: 'https://news.example/a.mp4', type: null, medium: 'video', lengthBytes: 1, width: 2, height: 3, durationSeconds: 4.5 },
      ],
    },
    contentHash: `content${number}`,
    fullText: true,
    identity: `guid urn:${number}`,
    canonicalUrl: `https://news.example/${number}` as IdentifiedEntry['canonicalUrl'],
    addressShared: false,
  }
}

function readingOf(entries: readonly IdentifiedEntry[]): Reading & { outcome: { kind: 'fresh' } } {
  return {
    feed,
    via: 'poll',
    lease: 'lease 1',
    startedAt: instant(1_764_022_560_000),
    durationMs: 12.5,
    status: 200,
    bytes: 1234,
    more: false,
    outcome: {
      kind: 'fresh',
      address: 'https://news.example/feed',
      movedTo: null,
      validators: { etag: 'W/"ü"', lastModified: 'Tue, 24 Nov 2026 22:16:00 GMT' },
      bodyHash: 'body',
      freshSeconds: 300,
      hints: { ttlSeconds: 3600, updateSeconds: null, skipHours: [0, 23], skipDays: [6] },
      push: { hub: 'https://hub.example/', self: 'https://news.example/feed' },
      earlier: 'https://news.example/feed/2026-10',
      description: {
        title: 'News',
        siteUrl: null,
        feedUri: null,
        language: null,
        updatedAt: null,
        description: null,
        imageUrl: null,
        rights: null,
        format: 'rss',
      },
      entries: packEntries(entries),
      rawHashes: ['raw0', 'older'],
      damage: [{ what: 'no end', line: 3, column: null }],
    },
  }
}

test.each([
  ['no base64', 'not base64!'],
  ['no deflated text', Buffer.from('plain').toString('base64')],
  ['no JSON', deflateSync('{\n[]').toString('base64')],
  ['no reading', deflateSync('{"feed":"a"}\n[]\n').toString('base64')],
  [
    'a reading with a part of the wrong type',
    deflateSync(`${JSON.stringify({ ...readingOf([]), durationMs: '12' })}\n[]\n`).toString('base64'),
  ],
  [
    'an entry with a part of the wrong type',
    deflateSync(
      `${JSON.stringify(readingOf([]))}\n${JSON.stringify([{ ...entryOf(0), rawHash: 1, content: 0, summary: 0, text: 0 }])}\n`,
    ).toString('base64'),
  ],
  ['what an older version packed', deflateSync(`${JSON.stringify(readingOf([]))}\n${JSON.stringify([entryOf(0)])}`).toString('base64')],
  [
    'an earlier document that is not on the web',
    deflateSync(
      `${JSON.stringify({ ...readingOf([]), outcome: { ...readingOf([]).outcome, earlier: 'file:///etc/passwd' } })}\n[]\n`,
    ).toString('base64'),
  ],
  [
    'a fault with a code we do not have',
    deflateSync(
      `${JSON.stringify({
        ...readingOf([]),
        outcome: { kind: 'fault', fault: { code: 'constructor', message: '', detail: null }, retryAfterSeconds: null },
      })}\n[]\n`,
    ).toString('base64'),
  ],
])('%s is refused', (_what, packed) => {
  expect(() => unpackReading({ feed, lease: 'x', part: 1, parts: 1, packed })).toThrow()
})

test('a text that inflates beyond all bounds is refused before it fills the memory', () => {
  const packed = deflateSync(Buffer.alloc(300_000_000, ' ')).toString('base64')
  expect(() => unpackReading({ feed, lease: 'x', part: 1, parts: 1, packed })).toThrow(/larger than/)
})

test.each<[string, Reading]>([
  ['a fresh one', readingOf([entryOf(0), entryOf(1)])],
  ['one without new entries', readingOf([])],
  [
    'an unchanged one',
    {
      ...readingOf([]),
      status: 304,
      outcome: { kind: 'unchanged', movedTo: null, validators: { etag: '"2"', lastModified: null }, freshSeconds: 60 },
    },
  ],
  [
    'a fault',
    {
      ...readingOf([]),
      status: null,
      outcome: { kind: 'fault', fault: { code: 'fetch/dns', message: 'no such name', detail: 'ENOTFOUND' }, retryAfterSeconds: 120 },
    },
  ],
])('%s travels in one part and comes out as it went in', (_what, reading) => {
  const parts = packReading(reading)
  expect(parts).toMatchObject([{ feed, lease: 'lease 1', part: 1, parts: 1 }])
  expect(unpackReading(parts[0] as IngestPayload)).toEqual(reading)
})

test('a large one travels in parts below a megabyte, even where nothing can be compressed', () => {
  const entries = Array.from({ length: 40 }, (_, number) => entryOf(number, randomBytes(60_000).toString('base64')))
  const reading = readingOf(entries)
  const payloads = packReading(reading)
  expect(payloads.length).toBeGreaterThan(3)
  for (const payload of payloads) expect(payload.packed.length).toBeLessThan(1_000_000)
  expect(payloads.map(({ part, parts }) => `${part}/${parts}`)).toEqual(payloads.map((_, index) => `${index + 1}/${payloads.length}`))

  const parts = payloads.map(unpackReading)
  const outcomes = parts.map(({ outcome }) => (outcome.kind === 'fresh' ? outcome : expect.unreachable()))
  expect(outcomes.flatMap((outcome) => unpackEntries(outcome.entries))).toEqual(entries)
  expect(parts.map((part) => part.more)).toEqual([...Array(parts.length - 1).fill(true), false])
  for (const early of outcomes.slice(0, -1)) {
    expect(early).toMatchObject({ rawHashes: [], damage: [], validators: { etag: null, lastModified: null } })
    expect(early.entries.count).toBeGreaterThan(0)
  }
  // Lost on the way, a part must be asked for again: the next request is unconditional, and knows only what the last part held.
  const validators = { etag: null, lastModified: null }
  expect(outcomes.at(-1)).toMatchObject({ rawHashes: ['older'], damage: reading.outcome.damage, validators })
})

test('an entry larger than a part travels alone', () => {
  const large = randomBytes(900_000).toString('base64')
  const payloads = packReading(readingOf([entryOf(0), entryOf(1, large), entryOf(2)]))
  const entries = payloads.map(unpackReading).map(({ outcome }) => (outcome.kind === 'fresh' ? outcome.entries.count : 0))
  expect(entries).toEqual([1, 1, 1])
})
