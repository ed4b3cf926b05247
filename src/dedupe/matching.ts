/** Which known entry of its feed each entry of a document is, and what that says of the feed's guids. No known entry is taken twice. */
import type { KnownEntry, WrittenEntry } from '#model/entry.ts'
import {
  type Alike,
  alikeWithoutGuid,
  certainlySame,
  contradicts,
  movedAlone,
  sameContent,
  sameDate,
  sameGuid,
  sameOwnAddress,
  sameTitle,
  sameWords,
} from './likeness.ts'

export interface Sought {
  readonly entry: WrittenEntry
  /** What the feed showed before and could be the same, the newest first. */
  readonly sameFeed: readonly KnownEntry[]
}

/** How the guids of a document behaved towards what its feed showed before; counts of items that have one of their own. */
export interface GuidEvidence {
  /** Known, under the guid they had. */
  readonly held: number
  /** Known, under a guid not seen before. */
  readonly renamed: number
  /** Of these, how many are known by their words, not by their date: they could be the next issue of a page. */
  readonly vague: number
  /** Under a guid that another item had. */
  readonly reused: number
  /** Not known, under a guid not seen before. */
  readonly fresh: number
  readonly renamedExample: Example | null
  readonly reusedExample: Example | null
}

export interface Example {
  readonly entry: WrittenEntry
  readonly known: KnownEntry
}

export interface Matches {
  /** In the order of the document; null: not seen before. */
  readonly known: readonly (KnownEntry | null)[]
  readonly guids: GuidEvidence
}

/**
 * By guid, where it is not contradicted. An item at its own address with its old title and date is the same under any guid.
 * @param unchanged how many further items the document holds just as they were; null where that is not known
 */
export function matchByGuid(document: readonly Sought[], unchanged: number | null): Matches {
  const matches = openMatches(document)
  for (const alike of byGuid) matches.assign(alike)
  const { known } = matches
  // What seems to have changed its guid speaks against guids; it is taken for the same only where the document as a whole says so.
  const seeming = matches.copy()
  for (const alike of [certainlySame, movedAlone, sameWords]) seeming.assign((entry, before) => hasOwnGuid(entry) && alike(entry, before))
  return { known, guids: evidence(document, seeming.known, unchanged) }
}

/** By link and date, then title. @param unchanged as in `matchByGuid` */
export function matchWithoutGuid(document: readonly Sought[], unchanged: number | null): Matches {
  const matches = openMatches(document)
  for (const alike of alikeWithoutGuid) matches.assign(alike)
  // Only where all that the feed shows is in hand: else the other could stand in the document too, unchanged.
  if (unchanged === 0) matches.assign(movedAlone)
  return { known: matches.known, guids: evidence(document, matches.known, unchanged) }
}

/** False where the document gives the guid to several items. */
function hasOwnGuid(entry: WrittenEntry): boolean {
  return entry.guid !== null && entry.identity === `guid:${entry.guid}`
}

type AlikeAmong = (entry: WrittenEntry, known: KnownEntry, sameFeed: readonly KnownEntry[]) => boolean

const ownGuid: Alike = (entry, known) => hasOwnGuid(entry) && sameGuid(entry, known)

const byGuid: readonly AlikeAmong[] = [
  (entry, known) => ownGuid(entry, known) && sameOwnAddress(entry, known),
  (entry, known) => ownGuid(entry, known) && sameTitle(entry, known),
  (entry, known) => ownGuid(entry, known) && sameContent(entry, known),
  (entry, known) => !hasOwnGuid(entry) && entry.identity === known.identity && sameContent(entry, known),
  (entry, known) => !hasOwnGuid(entry) && entry.identity === known.identity,
  (entry, known) => !hasOwnGuid(entry) && sameGuid(entry, known) && sameOwnAddress(entry, known),
  ...alikeWithoutGuid.map(
    (alike): Alike =>
      (entry, known) =>
        entry.guid === null && alike(entry, known),
  ),
  (entry, known, sameFeed) =>
    hasOwnGuid(entry) && certainlySame(entry, known) && (sameOwnAddress(entry, known) || sameFeed.some((other) => sameGuid(entry, other))),
  // An edit, even of all but the guid.
  (entry, known, sameFeed) => ownGuid(entry, known) && !contradicts(entry, known) && owns(known, entry, sameFeed),
]

/** The guid was this entry's alone, as far as is known. */
function owns(known: KnownEntry, entry: WrittenEntry, sameFeed: readonly KnownEntry[]): boolean {
  return known.identity === entry.identity || sameFeed.filter((other) => sameGuid(entry, other)).length === 1
}

function openMatches(document: readonly Sought[], known: (KnownEntry | null)[] = document.map(() => null)) {
  const taken = new Set(known.map((entry) => entry?.entryId))
  const open = document.flatMap(({ sameFeed }, index) => (sameFeed.length > 0 ? [index] : []))
  return {
    known,
    copy: () => openMatches(document, [...known]),
    assign: (alike: AlikeAmong) => {
      for (const index of open) {
        const { entry, sameFeed } = document[index] as Sought
        if (known[index] !== null) continue
        const found = sameFeed.find((candidate) => !taken.has(candidate.entryId) && alike(entry, candidate, sameFeed))
        if (found === undefined) continue
        known[index] = found
        taken.add(found.entryId)
      }
    },
  }
}

function evidence(document: readonly Sought[], known: readonly (KnownEntry | null)[], unchanged: number | null): GuidEvidence {
  const counts = { held: unchanged ?? 0, renamed: 0, vague: 0, reused: 0, fresh: 0 }
  let renamedExample: Example | null = null
  let reusedExample: Example | null = null
  for (const [index, { entry, sameFeed }] of document.entries()) {
    if (!hasOwnGuid(entry)) continue
    const before = known[index] ?? null
    const bearer = sameFeed.find((other) => sameGuid(entry, other))
    if (before !== null && sameGuid(entry, before)) counts.held += 1
    else if (bearer !== undefined) {
      counts.reused += 1
      reusedExample ??= { entry, known: bearer }
    } else if (before === null) counts.fresh += 1
    else if (before.guid !== null) {
      counts.renamed += 1
      if (!certainlySame(entry, before) && !sameDate(entry, before)) counts.vague += 1
      renamedExample ??= { entry, known: before }
    }
  }
  return { ...counts, renamedExample, reusedExample }
}
