/** How a slice is cut into closed documents: which one comes before another, and what the document to follow must hold beside them. */
import { type ArchiveRange, archiveSizes, rangeAround } from '#model/archive-range.ts'
import type { Filter } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'
import type { ArchiveReader } from '#store/archives.ts'

/** Slices by the order in which their articles were stored; `M` is what lies in a range. As `ArchiveReader`. */
export interface StoredOrder<M extends { readonly length: number }> {
  newest(): number
  latestBelow(filter: Filter, number: number): number | null
  members(filter: Filter, range: ArchiveRange, most: number): M
}

/** A range of more articles is cut into smaller ones; the smallest holds no more by its size. */
const mostInDocument = 500
/** The document to follow holds so many more than it would, at most: what is in no closed one yet. */
const mostBeside = 100
const biggestFirst = archiveSizes.toReversed()

export interface OpenArchive<M> {
  /** Articles in no closed document yet. */
  readonly beside: M
  /** The newest closed document; null where there is none. */
  readonly previous: ArchiveRange | null
}

/** Of the document to follow: with both, who reads it and walks back from there meets every article of the slice. */
export function openArchive<M extends { readonly length: number }>(archives: StoredOrder<M>, filter: Filter): OpenArchive<M> {
  const newest = archives.newest()
  for (const size of biggestFirst) {
    // The range that the next article to be stored will lie in.
    const open = rangeAround(newest + 1, size)
    const beside = archives.members(filter, open, mostBeside + 1)
    if (beside.length <= mostBeside) return { beside, previous: closedBefore(archives, filter, open.from) }
  }
  throw new Error('the smallest range holds more than its size')
}

/** The articles of a closed document and the one before it; null where the range is not closed yet, or holds more than a document may. */
export function closedArchive(
  archives: ArchiveReader,
  filter: Filter,
  range: ArchiveRange,
): { readonly members: readonly ArticleId[]; readonly previous: ArchiveRange | null } | null {
  if (range.to > archives.newest()) return null
  const members = archives.members(filter, range, mostInDocument + 1)
  return members.length > mostInDocument ? null : { members, previous: closedBefore(archives, filter, range.from) }
}

/** The biggest range that fits and ends before this number, with at least one article in it. */
export function closedBefore(archives: StoredOrder<{ readonly length: number }>, filter: Filter, number: number): ArchiveRange | null {
  const latest = archives.latestBelow(filter, number)
  if (latest === null) return null
  const fits = (range: ArchiveRange) => range.to < number && archives.members(filter, range, mostInDocument + 1).length <= mostInDocument
  return biggestFirst.map((size) => rangeAround(latest, size)).find(fits) ?? null
}
