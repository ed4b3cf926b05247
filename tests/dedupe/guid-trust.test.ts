import { expect, test } from 'vitest'
import { soundGuids, tellsNothing, trustAfter } from '#dedupe/guid-trust.ts'
import type { GuidEvidence } from '#dedupe/matching.ts'
import type { GuidRecord } from '#model/feed.ts'
import { later } from '#model/instant.ts'
import { startOfTest } from '#tests/support/store.ts'

const nothing: GuidEvidence = { held: 0, renamed: 0, vague: 0, reused: 0, fresh: 0, renamedExample: null, reusedExample: null }
const renamed = { renamed: 10 }
const reused = { reused: 1, held: 19 }
const vague = { renamed: 1, vague: 1 }

/** The record after these documents, read an hour apart, and what was told of which. */
function after(documents: readonly Partial<GuidEvidence>[], before: GuidRecord = soundGuids) {
  let guids = before
  const told: string[] = []
  for (const [index, seen] of documents.entries()) {
    const hour = (count: number) => later(startOfTest, count * 3600)
    const next = trustAfter(guids, { ...nothing, ...seen }, { at: hour(index), previousAt: index === 0 ? null : hour(index - 1) })
    guids = next.guids
    if (next.happening !== null) told.push(`${index} ${next.happening.kind}`)
  }
  return { guids, told }
}

test.each([
  ['nothing at all', [{}, {}, {}, {}]],
  ['news alone', [{ fresh: 20 }, { fresh: 20 }, { fresh: 20 }]],
  ['one document, however much it shows', [renamed]],
  ['one document in which all guids go to others', [{ reused: 20 }]],
  [
    'less than half of the items',
    [
      { renamed: 9, held: 10 },
      { renamed: 9, held: 10 },
      { renamed: 9, held: 10 },
    ],
  ],
  ['two documents with one that keeps its guids between them', [renamed, { held: 10 }, renamed, { held: 10 }]],
  ['two documents of one item', [{ renamed: 1 }, { renamed: 1 }]],
  [
    'old guids among as many new ones',
    [
      { held: 18, reused: 1, fresh: 1 },
      { held: 18, reused: 1, fresh: 1 },
      { held: 18, reused: 1, fresh: 1 },
    ],
  ],
  ['old guids with news under new ones between them', [reused, { fresh: 1 }, reused, { fresh: 1 }, reused]],
])('%s is not enough to distrust', (_, documents) => {
  expect(after(documents)).toMatchObject({ guids: { weak: null }, told: [] })
})

test.each([
  ['two documents in which most items came under other guids', [renamed, renamed], 'changing', '1 distrusted'],
  ['the same with news alone between them', [renamed, { fresh: 3 }, renamed], 'changing', '2 distrusted'],
  ['three documents of one item', [{ renamed: 1 }, { renamed: 1 }, { renamed: 1 }], 'changing', '2 distrusted'],
  ['two documents in which guids go to others', [{ reused: 20 }, { reused: 20 }], 'reused', '1 distrusted'],
  ['three new items in a row under old guids', [reused, reused, reused], 'reused', '2 distrusted'],
  ['one of either kind after the other', [renamed, { reused: 20 }], 'reused', '1 distrusted'],
])('%s are enough', (_, documents, kind, told) => {
  const { guids, ...rest } = after(documents)
  expect(rest.told).toEqual([told])
  expect(guids).toMatchObject({ kind, points: 0, weak: { since: expect.any(Number), because: expect.any(String) } })
})

test('one item with the same words under another date counts only if it comes so at every reading', () => {
  expect(after([vague, vague, vague]).told).toEqual(['2 distrusted'])
  const readings = (hours: readonly number[]) => {
    let guids = soundGuids
    for (const hour of hours) {
      const reading = { at: later(startOfTest, hour * 3600), previousAt: later(startOfTest, (hour - 1) * 3600) }
      guids = trustAfter(guids, { ...nothing, ...vague }, reading).guids
    }
    return guids
  }
  // Between them it was read as well, and had not changed.
  expect(readings([24, 48, 72, 96])).toMatchObject({ points: 1, weak: null })
  expect(readings([1, 2, 3])).toMatchObject({ weak: { since: later(startOfTest, 3 * 3600) } })
})

test('five documents in a row that keep their guids bring trust back, told once; four do not', () => {
  const { guids } = after([renamed, renamed])
  const held = { held: 19, fresh: 1 }
  expect(after([held, held, held, held], guids)).toMatchObject({ guids: { points: 4, weak: {} }, told: [] })
  expect(after([held, held, held, held, renamed, held, held, held, held], guids).told).toEqual([])
  expect(after([held, held, held, held, held, held], guids)).toEqual({ guids: soundGuids, told: ['4 trusted'] })
})

test('guids given to other items are trusted again by new items under new guids alone', () => {
  const { guids } = after([reused, reused, reused])
  const [quiet, news] = [{ held: 20 }, { held: 19, fresh: 1 }]
  expect(after([quiet, quiet, quiet, quiet, quiet, quiet], guids).told).toEqual([])
  expect(after([news, quiet, news, news, news, quiet, news], guids)).toEqual({ guids: soundGuids, told: ['6 trusted'] })
})

test('where nothing follows the record is the same, so that nothing is written', () => {
  expect(after([{ held: 5 }]).guids).toBe(soundGuids)
  const { guids } = after([renamed, renamed])
  expect(after([renamed], guids).guids).toBe(guids)
})

test.each([
  [{}, false],
  [{ held: 10, renamed: 10 }, false],
  [{ held: 10, renamed: 6, reused: 5 }, true],
  [{ renamed: 1 }, true],
  [{ renamed: 2, vague: 2 }, false],
  [{ renamed: 3, vague: 3 }, true],
  [{ held: 19, reused: 1 }, false],
] as const)('of a document with %j alone: its guids tell nothing is %s', (seen, expected) => {
  expect(tellsNothing({ ...nothing, ...seen })).toBe(expected)
})
