/** How a slice is cut into closed documents, and which one comes before another. */
import { type ArchiveRange, archiveSizes, rangeAround } from '#model/archive-range.ts'
import type { Filter } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'
import type { ArchiveReader } from '#store/archives.ts'

/** Slices by the order in which their articles were stored; `M` is an article. As `ArchiveReader`. */
export interface StoredOrder<M> {
  newest(): number
  latestBelow(filter: Filter, number: number): number | null
  members(filter: Filter, range: ArchiveRange, most: number): readonly M[]
}

/** A range of more articles is cut into smaller ones; the smallest holds no more by its size. */
const mostInDocument = 500
/** One that was named is answered also where its slice has gained articles since, by other rules: who walks back would find nothing behind it. */
export const mostAnswered = 1000
const biggestFirst = archiveSizes.toReversed()

/**
 * The closed document that comes before the one to follow: who reads both and walks back from there meets every article of the slice.
 * It ends with what was stored last; where all of it is shown, it is the one before. Null where there is none.
 */
export function newestArchive<M>(archives: StoredOrder<M>, filter: Filter, isShown: (article: M) => boolean): ArchiveRange | null {
  const latest = archives.latestBelow(filter, Number.MAX_SAFE_INTEGER)
  if (latest === null) return null
  for (const size of biggestFirst) {
    const range = { from: rangeAround(latest, size).from, to: latest }
    const members = archives.members(filter, range, mostInDocument + 1)
    if (members.length <= mostInDocument) return members.every(isShown) ? closedBefore(archives, filter, range.from) : range
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
  const members = archives.members(filter, range, mostAnswered + 1)
  return members.length > mostAnswered ? null : { members, previous: closedBefore(archives, filter, range.from) }
}

/** The biggest range that fits and ends before this number, with at least one article in it. */
export function closedBefore(archives: StoredOrder<unknown>, filter: Filter, number: number): ArchiveRange | null {
  const latest = archives.latestBelow(filter, number)
  if (latest === null) return null
  const fits = (range: ArchiveRange) => range.to < number && archives.members(filter, range, mostInDocument + 1).length <= mostInDocument
  return biggestFirst.map((size) => rangeAround(latest, size)).find(fits) ?? null
}
