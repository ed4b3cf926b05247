/** All closed documents of a slice at once, for who writes every one of them: found in the numbers of its articles, which are read one time. */
import { shortHash } from '#lib/hash.ts'
import { type ArchiveRange, formatRange } from '#model/archive-range.ts'
import type { Filter } from '#model/filter.ts'
import type { StoreReader } from '#store/store.ts'
import { closedBefore, mostAnswered, newestArchive, type StoredOrder } from './archives.ts'
import type { ArticleStates } from './article-states.ts'

export interface ClosedDocument {
  readonly range: ArchiveRange
  /** The next older one. */
  readonly previous: ArchiveRange | null
  /** Another one where an article in it changed, came or went, is in other feeds, or something else is told of these. */
  readonly mark: string
}

export interface ArchiveChain {
  /** The newest first, as a reader meets them. */
  readonly documents: readonly ClosedDocument[]
  /** Of those that were linked before, those that are no part of it any more and can still be answered, each with the way into it. */
  readonly replaced: readonly ClosedDocument[]
}

/** So many numbers are looked at in one snapshot, which must not last. */
const numbersAtOnce = 20_000

/** No documents where the one to follow holds the whole slice, which is `limit` articles. @param before the ranges that readers may be on the way to */
export function archiveChain(
  store: StoreReader,
  filter: Filter,
  limit: number,
  states: ArticleStates,
  before: readonly ArchiveRange[] = [],
): ArchiveChain {
  const newest = store.articles.archives.newest()
  const numbers = numbersOf(store, filter, newest)
  if (numbers.length <= limit) return { documents: [], replaced: [] }
  const order = orderOf(numbers, newest)
  const closed = (range: ArchiveRange): ClosedDocument => {
    const previous = closedBefore(order, filter, range.from)
    const parts = [previous === null ? '' : formatRange(previous), states.of(order.members(filter, range))]
    return { range, previous, mark: shortHash(parts.join('\n')) }
  }
  const documents: ClosedDocument[] = []
  // Whether the document to follow shows all of the newest one is not known here: then nothing leads to it.
  let range = newestArchive(order, filter, () => false)
  while (range !== null) {
    const document = closed(range)
    documents.push(document)
    range = document.previous
  }
  const linked = new Set(documents.map((document) => formatRange(document.range)))
  const isAnswered = (former: ArchiveRange) => former.to <= newest && order.members(filter, former).length <= mostAnswered
  return { documents, replaced: before.filter((former) => !linked.has(formatRange(former)) && isAnswered(former)).map(closed) }
}

/** The greatest first. */
function numbersOf({ articles, snapshot }: StoreReader, filter: Filter, newest: number): readonly number[] {
  const numbers: number[] = []
  for (let to = newest; to > 0; to -= numbersAtOnce) {
    const range = { from: Math.max(0, to - numbersAtOnce + 1), to }
    for (const number of snapshot(() => articles.archives.numbers(filter, range))) numbers.push(number)
  }
  return numbers
}

function orderOf(
  numbers: readonly number[],
  newest: number,
): StoredOrder<number> & { members(filter: Filter, range: ArchiveRange): readonly number[] } {
  return {
    newest: () => newest,
    latestBelow: (_filter, number) => numbers[firstBelow(numbers, number)] ?? null,
    members: (_filter: Filter, { from, to }: ArchiveRange) => numbers.slice(firstBelow(numbers, to + 1), firstBelow(numbers, from)),
  }
}

/** Where the first number below this one stands in a list that falls. */
function firstBelow(numbers: readonly number[], number: number): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < number) high = middle
    else low = middle + 1
  }
  return low
}
