import { expect, test } from 'vitest'
import { matchByGuid, matchWithoutGuid } from '#dedupe/matching.ts'
import type { KnownEntry, WrittenEntry } from '#model/entry.ts'
import type { CanonicalUrl } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { type EntryFields, entryOf } from '#tests/support/entries.ts'
import { knownOf } from './known.ts'

const address = (path: string) => `https://a.example/${path}` as CanonicalUrl

function item(guid: string, fields: EntryFields = {}): WrittenEntry {
  return entryOf({ guid, identity: `guid:${guid}`, contentHash: 'new', ...fields })
}

function before(entryId: number, fields: Partial<KnownEntry> = {}): KnownEntry {
  return knownOf({ entryId, guid: `old ${entryId}`, identity: `guid:old ${entryId}`, contentHash: `old ${entryId}`, ...fields })
}

/** The numbers of the known entries that a document with one item, or with these, is matched to. */
function matched(
  match: typeof matchByGuid,
  entries: readonly WrittenEntry[],
  sameFeed: readonly KnownEntry[],
  unchanged: number | null = 0,
) {
  return match(
    entries.map((entry) => ({ entry, sameFeed })),
    unchanged,
  ).known.map((known) => known?.entryId ?? null)
}

const dated = { publishedAt: instant(5) }
const here = { canonicalUrl: address('1') }

test.each([
  ['nothing but its title', {}, { statedAt: null }, null],
  [
    'title and date, at another address and with another length',
    { ...dated, ...here },
    { statedAt: instant(5), canonicalUrl: address('2') },
    null,
  ],
  [
    'its address alone, with another title and date',
    { ...dated, ...here, title: 'B' },
    { canonicalUrl: address('1'), statedAt: instant(4) },
    null,
  ],
  [
    'address and date, where other items have the address',
    { ...dated, ...here, title: 'B', addressShared: true },
    { canonicalUrl: address('1'), statedAt: instant(5) },
    null,
  ],
  ['title and date, without addresses', dated, { statedAt: instant(5) }, 1],
  ['address and date', { ...dated, ...here, title: 'B' }, { canonicalUrl: address('1'), statedAt: instant(5) }, 1],
  ['address and title', { ...dated, ...here }, { canonicalUrl: address('1'), statedAt: instant(4) }, 1],
  ['its address alone, where no date is stated', { ...here, title: 'B' }, { canonicalUrl: address('1'), statedAt: instant(4) }, 1],
  [
    'title and date where other items have the address',
    { ...dated, ...here, addressShared: true },
    { canonicalUrl: address('1'), statedAt: instant(5) },
    1,
  ],
  [
    'title, date and length, at another address',
    { ...dated, ...here, text: 'x'.repeat(50) },
    { canonicalUrl: address('2'), statedAt: instant(5), givenLength: 50 },
    1,
  ],
] as [string, EntryFields, Partial<KnownEntry>, number | null][])(
  'without its guid, an item that shares %s',
  (_, entry, known, expected) => {
    expect(matched(matchWithoutGuid, [item('new', entry)], [before(1, { givenLength: 999, ...known })])).toEqual([expected])
  },
)

test('an item that seems to have moved is not taken for one that may stand in the document unchanged', () => {
  const moved = item('new', { ...dated, ...here })
  const other = [before(1, { canonicalUrl: address('2'), statedAt: instant(5) })]
  expect(matched(matchWithoutGuid, [moved], other, 1)).toEqual([null])
  expect(matched(matchWithoutGuid, [moved], other, null)).toEqual([null])
})

test('no known entry is two items, and the surest match comes first', () => {
  const alerts = ['a', 'b', 'c'].map((guid) => item(guid, { ...dated, title: 'Alert', contentHash: guid }))
  const known = [before(1, { title: 'Alert', statedAt: instant(5) }), before(2, { title: 'Alert', statedAt: instant(5) })]
  expect(matched(matchWithoutGuid, alerts, known)).toEqual([1, 2, null])
  const edited = item('x', { ...here, ...dated, title: 'B' })
  const same = item('y', { ...here, ...dated })
  expect(matched(matchWithoutGuid, [edited, same], [before(1, { ...here, statedAt: instant(5) })])).toEqual([null, 1])
})

test('what is known is counted by what became of its guid', () => {
  const known = [
    before(1, { guid: 'held', identity: 'guid:held' }),
    before(2, { title: 'Renamed', canonicalUrl: address('2'), statedAt: instant(5) }),
    before(3, { title: 'Vague', canonicalUrl: address('3'), contentHash: 'same', statedAt: instant(4) }),
    before(4, { guid: 'taken', identity: 'guid:taken', canonicalUrl: address('4'), statedAt: instant(4) }),
    before(5, { title: 'Began', guid: null, identity: 'url:x', canonicalUrl: address('5'), statedAt: instant(5) }),
  ]
  const document = [
    item('held'),
    item('r', { ...dated, title: 'Renamed', canonicalUrl: address('2') }),
    item('v', { ...dated, title: 'Vague', canonicalUrl: address('3'), contentHash: 'same' }),
    item('taken', { ...dated, title: 'Another', canonicalUrl: address('new') }),
    item('f', { title: 'Fresh', canonicalUrl: address('fresh') }),
    item('b', { ...dated, title: 'Began', canonicalUrl: address('5') }),
    item('shared', { identity: 'url:https://a.example/s', title: 'S', canonicalUrl: address('s') }),
  ]
  const { guids } = matchByGuid(
    document.map((entry) => ({ entry, sameFeed: known })),
    10,
  )
  expect(guids).toMatchObject({ held: 11, renamed: 2, vague: 1, reused: 1, fresh: 1 })
  expect([guids.renamedExample?.known.entryId, guids.reusedExample?.known.entryId]).toEqual([2, 4])
})

test('an undated guid under which all is new is another item; without addresses it is an edit', () => {
  const other = item('g', { title: 'B', canonicalUrl: address('2') })
  const known = before(1, { guid: 'g', identity: 'guid:g', canonicalUrl: address('1') })
  expect(matched(matchByGuid, [other], [known])).toEqual([null])
  expect(matched(matchByGuid, [{ ...other, ...dated }], [{ ...known, statedAt: instant(9) }])).toEqual([1])
  expect(matched(matchByGuid, [{ ...other, canonicalUrl: null }], [{ ...known, canonicalUrl: null }])).toEqual([1])
  expect(matched(matchByGuid, [other], [{ ...known, title: null }])).toEqual([1])
})
