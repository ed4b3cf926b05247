import { expect, test } from 'vitest'
import { type Candidates, recognise } from '#dedupe/dedupe.ts'
import { soundGuids } from '#dedupe/guid-trust.ts'
import type { KnownEntry, WrittenEntry } from '#model/entry.ts'
import type { ArticleId, CanonicalUrl } from '#model/ids.ts'
import { feedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { writeUtf8 } from '#model/utf8.ts'
import { entryOf } from '#tests/support/entries.ts'
import { startOfTest } from '#tests/support/store.ts'
import { knownOf } from './known.ts'

const here = feedId('here')
const there = feedId('there')
const address = 'https://a.example/1' as CanonicalUrl

function known(fields: Partial<KnownEntry> = {}): KnownEntry {
  return knownOf({ feed: there, canonicalUrl: address, contentHash: 'old', ...fields })
}

/** A document of these. */
function readAll(entries: readonly WrittenEntry[], candidates: readonly Candidates[], own = true) {
  const items = entries.map((item, index) => ({ entry: item, own, candidates: candidates[index] ?? { sameFeed: [], sameAddress: [] } }))
  return recognise({ feed: here, items, unchanged: 0, guids: soundGuids, at: startOfTest, previousAt: null }).verdicts
}

function readOne(item: WrittenEntry, own: boolean, candidates: Candidates) {
  return readAll([item], [candidates], own)[0]
}

const entry = entryOf({ identity: 'guid:1', guid: '1', canonicalUrl: address, contentHash: 'new' })

test('an address that another feed gives to two items joins nothing', () => {
  const sameAddress = [known({ addressShared: true })]
  expect(readOne(entry, true, { sameFeed: [], sameAddress })).toMatchObject({ kind: 'new' })
})

test('an address that this feed gave to another guid joins nothing', () => {
  const sameAddress = [known(), known({ feed: here, identity: 'guid:2', guid: '2', title: 'Another' })]
  expect(readOne(entry, true, { sameFeed: [], sameAddress })).toMatchObject({ kind: 'new' })
})

test('an address that stands for two articles joins neither', () => {
  const sameAddress = [known(), known({ entryId: 2, article: 'bbbb' as ArticleId })]
  expect(readOne(entry, true, { sameFeed: [], sameAddress })).toMatchObject({ kind: 'new' })
})

test('an address shared inside the document joins nothing', () => {
  expect(readOne({ ...entry, addressShared: true }, true, { sameFeed: [], sameAddress: [known()] })).toMatchObject({ kind: 'new' })
})

test('a guid that the feed once gave to two items is told by its address', () => {
  const first = known({ feed: here, identity: 'guid:1', canonicalUrl: 'https://a.example/other' as CanonicalUrl })
  const second = known({ feed: here, identity: 'url:https://a.example/1', entryId: 2, contentHash: 'new' })
  expect(readOne(entry, true, { sameFeed: [first, second], sameAddress: [] })).toMatchObject({
    kind: 'known',
    entry: { entryId: 2 },
  })
})

test('the same entry with the same content is known, with another it is revised', () => {
  const sameFeed = [known({ feed: here })]
  expect(readOne(entry, true, { sameFeed, sameAddress: [] })).toMatchObject({ kind: 'revised' })
  expect(readOne({ ...entry, contentHash: 'old' }, true, { sameFeed, sameAddress: [] })).toMatchObject({ kind: 'known' })
})

test('the same address in another feed is the same article, and the first text stays', () => {
  expect(readOne(entry, true, { sameFeed: [], sameAddress: [known()] })).toEqual({
    kind: 'joined',
    article: 'aaaa',
    takesOver: false,
    identities: ['guid:1'],
    because: 'same address as in there',
  })
})

test('the own publisher takes over from an aggregator, once', () => {
  const aggregator = known({ own: false, textLength: 100_000 })
  expect(readOne(entry, true, { sameFeed: [], sameAddress: [aggregator] })).toMatchObject({ kind: 'joined', takesOver: true })
  expect(readOne(entry, true, { sameFeed: [], sameAddress: [{ ...aggregator, ledOver: true }] })).toMatchObject({
    takesOver: false,
  })
})

test('a clearly fuller text takes over among equals; an aggregator’s never takes over from the publisher’s', () => {
  const full = { ...entry, text: writeUtf8('x'.repeat(5000)) }
  expect(readOne(full, true, { sameFeed: [], sameAddress: [known()] })).toMatchObject({ takesOver: true })
  expect(readOne(full, false, { sameFeed: [], sameAddress: [known()] })).toMatchObject({ takesOver: false })
})

test('an item that only changed its guid is the same', () => {
  const dated = { ...entry, publishedAt: instant(5) }
  const before = known({ feed: here, guid: 'old', identity: 'guid:old', statedAt: instant(5) })
  expect(readOne(dated, true, { sameFeed: [before], sameAddress: [before] })).toMatchObject({
    kind: 'revised',
    entry: { guid: 'old' },
  })
})

test('a newer item with another title at another address is new whatever its guid says, under an identity of its own', () => {
  const newer = { ...entry, title: 'Another', publishedAt: instant(9) }
  const before = known({ feed: here, canonicalUrl: 'https://a.example/old' as CanonicalUrl, statedAt: instant(5) })
  const verdict = readOne(newer, true, { sameFeed: [before], sameAddress: [] })
  expect(verdict).toMatchObject({ kind: 'new', because: 'not seen before, under a guid that another item had' })
  expect(verdict).toMatchObject({ identities: [expect.stringMatching(/^like:/), expect.stringMatching(/^like:/)] })
})

test.each([
  ['title', { title: 'Another' }],
  ['address', { canonicalUrl: 'https://a.example/moved' as CanonicalUrl }],
  ['title and address, but not its date', { title: 'Another', canonicalUrl: 'https://a.example/moved' as CanonicalUrl }],
])('an item that changes its %s under its guid is an edit', (_, fields) => {
  const before = known({ feed: here, statedAt: instant(5) })
  const edited = { ...entry, publishedAt: instant(5), ...fields }
  expect(readOne(edited, true, { sameFeed: [before], sameAddress: [] })).toMatchObject({ kind: 'revised' })
})

test('an item that stands in a document twice, word for word, is stored once; with other words it is another', () => {
  const twice = { ...entry, guid: null, identity: 'hash:x', canonicalUrl: null }
  expect(readAll([twice, twice], [])).toMatchObject([
    { kind: 'new', identities: ['hash:x'] },
    { kind: 'new', identities: [] },
  ])
  const [, other] = readAll([twice, { ...twice, contentHash: 'other' }], [])
  expect(other).toMatchObject({ kind: 'new', identities: [expect.stringMatching(/^like:/), expect.stringMatching(/^like:/)] })
})
