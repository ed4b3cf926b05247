import { expect, test } from 'vitest'
import { recognise } from '#dedupe/dedupe.ts'
import type { KnownEntry } from '#model/entry.ts'
import type { ArticleId, CanonicalUrl } from '#model/ids.ts'
import { feedId } from '#model/ids.ts'
import { entryOf } from '#tests/support/entries.ts'

const here = feedId('here')
const there = feedId('there')
const address = 'https://a.example/1' as CanonicalUrl

function known(fields: Partial<KnownEntry> = {}): KnownEntry {
  return {
    entryId: 1,
    feed: there,
    identity: 'guid:1',
    guid: '1',
    canonicalUrl: address,
    addressShared: false,
    contentHash: 'old',
    article: 'aaaa' as ArticleId,
    own: true,
    textLength: 100,
    leads: true,
    ledOver: false,
    ...fields,
  }
}

const entry = entryOf({ identity: 'guid:1', guid: '1', canonicalUrl: address, contentHash: 'new' })

test('an address that another feed gives to two items joins nothing', () => {
  const sameAddress = [known({ addressShared: true })]
  expect(recognise(here, entry, true, { sameFeed: [], sameAddress })).toMatchObject({ kind: 'new' })
})

test('an address that this feed gave to another guid joins nothing', () => {
  const sameAddress = [known(), known({ feed: here, identity: 'guid:2', guid: '2' })]
  expect(recognise(here, entry, true, { sameFeed: [], sameAddress })).toMatchObject({ kind: 'new' })
})

test('an address that stands for two articles joins neither', () => {
  const sameAddress = [known(), known({ entryId: 2, article: 'bbbb' as ArticleId })]
  expect(recognise(here, entry, true, { sameFeed: [], sameAddress })).toMatchObject({ kind: 'new' })
})

test('an address shared inside the document joins nothing', () => {
  expect(recognise(here, { ...entry, addressShared: true }, true, { sameFeed: [], sameAddress: [known()] })).toMatchObject({ kind: 'new' })
})

test('a guid that the feed once gave to two items is told by its address', () => {
  const first = known({ feed: here, identity: 'guid:1', canonicalUrl: 'https://a.example/other' as CanonicalUrl })
  const second = known({ feed: here, identity: 'url:https://a.example/1', entryId: 2, contentHash: 'new' })
  expect(recognise(here, entry, true, { sameFeed: [first, second], sameAddress: [] })).toMatchObject({
    kind: 'known',
    entry: { entryId: 2 },
  })
})

test('the same entry with the same content is known, with another it is revised', () => {
  const sameFeed = [known({ feed: here })]
  expect(recognise(here, entry, true, { sameFeed, sameAddress: [] })).toMatchObject({ kind: 'revised' })
  expect(recognise(here, { ...entry, contentHash: 'old' }, true, { sameFeed, sameAddress: [] })).toMatchObject({ kind: 'known' })
})

test('the same address in another feed is the same article, and the first text stays', () => {
  expect(recognise(here, entry, true, { sameFeed: [], sameAddress: [known()] })).toEqual({
    kind: 'joined',
    article: 'aaaa',
    takesOver: false,
    because: 'same address as in there',
  })
})

test('the own publisher takes over from an aggregator, once', () => {
  const aggregator = known({ own: false, textLength: 100_000 })
  expect(recognise(here, entry, true, { sameFeed: [], sameAddress: [aggregator] })).toMatchObject({ kind: 'joined', takesOver: true })
  expect(recognise(here, entry, true, { sameFeed: [], sameAddress: [{ ...aggregator, ledOver: true }] })).toMatchObject({
    takesOver: false,
  })
})

test('a clearly fuller text takes over among equals; an aggregator’s never takes over from the publisher’s', () => {
  const full = entryOf({ ...entry, text: 'x'.repeat(5000) })
  expect(recognise(here, full, true, { sameFeed: [], sameAddress: [known()] })).toMatchObject({ takesOver: true })
  expect(recognise(here, full, false, { sameFeed: [], sameAddress: [known()] })).toMatchObject({ takesOver: false })
})
