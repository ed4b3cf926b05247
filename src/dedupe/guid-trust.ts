/** Whether a feed's guids are relied on: decided from its own history, slowly in both directions, with the reason in words. */
import { shorten } from '#lib/text.ts'
import type { Happening } from '#model/event.ts'
import type { GuidRecord } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import type { Example, GuidEvidence } from './matching.ts'

/** A document that speaks against guids counts two points, with fewer than three items to show for it one. */
const pointsToDistrust = 3
const itemsForTwoPoints = 3
/** Documents in a row. */
const documentsToTrust = 5

export const soundGuids: GuidRecord = { kind: null, points: 0, doubtedAt: null, weak: null }

/** Whether this document alone says that its guids tell nothing: most items known before came under others. */
export function tellsNothing(seen: GuidEvidence): boolean {
  return !isDoubtful(seen) && mostChanged(seen)
}

/**
 * The same record where nothing follows.
 * @param reading when it was made, and when the good reading before it was
 */
export function trustAfter(
  before: GuidRecord,
  seen: GuidEvidence,
  reading: { readonly at: Instant; readonly previousAt: Instant | null },
): { readonly guids: GuidRecord; readonly happening: Happening | null } {
  const against = kindOf(seen)
  if (before.weak !== null) return regain(before, seen, against)
  if (against === null) return { guids: before.kind !== null && vouches(before.kind, seen) ? soundGuids : before, happening: null }
  // What could be the next issue of a page must come at every reading: an issue stays for some.
  const goesOn = !isDoubtful(seen) || before.doubtedAt === reading.previousAt
  const points = (goesOn ? before.points : 0) + (seen.renamed + seen.reused < itemsForTwoPoints ? 1 : 2)
  const { at } = reading
  if (points < pointsToDistrust) return { guids: { kind: against, points, doubtedAt: at, weak: null }, happening: null }
  const because = reasonOf(against, seen)
  return {
    guids: { kind: against, points: 0, doubtedAt: at, weak: { since: at, because } },
    happening: {
      kind: 'distrusted',
      because: `its guids are no longer relied on: ${because}; its items are told apart by link and date, then title`,
      code: null,
    },
  }
}

type Kind = NonNullable<GuidRecord['kind']>

function kindOf(seen: GuidEvidence): Kind | null {
  const { renamed, reused, fresh } = seen
  if (mostChanged(seen)) return reused > renamed ? 'reused' : 'changing'
  return reused > fresh ? 'reused' : null
}

function mostChanged({ held, renamed, reused }: GuidEvidence): boolean {
  return renamed + reused > held
}

/** Too few to tell a feed that makes up guid and date at every reading from one that posts the same words anew. */
function isDoubtful({ renamed, vague, reused }: GuidEvidence): boolean {
  return reused === 0 && vague === renamed && vague < itemsForTwoPoints
}

/** The document shows the opposite: guids that stayed, or new items under new guids, with one in ten to spare. */
function vouches(kind: Kind, { held, renamed, reused, fresh }: GuidEvidence): boolean {
  return kind === 'changing' ? held > 0 && (renamed + reused) * 10 <= held : fresh > 0 && reused * 10 <= fresh
}

function regain(before: GuidRecord, seen: GuidEvidence, against: Kind | null): { guids: GuidRecord; happening: Happening | null } {
  if (against !== null) return { guids: before.points === 0 ? before : { ...before, points: 0 }, happening: null }
  if (before.kind === null || !vouches(before.kind, seen)) return { guids: before, happening: null }
  if (before.points + 1 < documentsToTrust) return { guids: { ...before, points: before.points + 1 }, happening: null }
  const proof = before.kind === 'changing' ? 'known items kept theirs' : 'new items had new ones'
  return {
    guids: soundGuids,
    happening: {
      kind: 'trusted',
      because: `its guids are relied on again: in ${documentsToTrust} documents in a row ${proof}`,
      code: null,
    },
  }
}

function reasonOf(kind: Kind, { held, renamed, reused, renamedExample, reusedExample }: GuidEvidence): string {
  if (kind === 'reused') return `they are given to other items, ${reused} of them in one document${reusedWords(reusedExample)}`
  return `they change from one document to the next, for ${renamed + reused} of ${held + renamed + reused} known items${renamedWords(renamedExample)}`
}

function renamedWords(example: Example | null): string {
  return example === null
    ? ''
    : `: ${quoted(example.entry.title)} was ${quoted(example.known.guid)} and is ${quoted(example.entry.guid)} now`
}

function reusedWords(example: Example | null): string {
  if (example === null) return ''
  return `: ${quoted(example.entry.guid)} was ${quoted(example.known.title)} and is ${quoted(example.entry.title)} now`
}

function quoted(text: string | null): string {
  return `“${shorten(text ?? '', 80)}”`
}
