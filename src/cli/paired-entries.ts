/** The entries of two readings of one document, side by side. */
import type { FoundEntry } from './read.ts'

/** What is compared, in the order in which it is shown. */
export const comparedFields = ['title', 'address', 'date', 'author', 'categories', 'text'] as const
export type ComparedField = (typeof comparedFields)[number]

export interface EntryPair {
  /** One of the two is always there. */
  readonly ours: FoundEntry | null
  readonly theirs: FoundEntry | null
  /** Where both found the entry, and not the same in it. */
  readonly differing: readonly ComparedField[]
}

/** Entries belong together by guid, else by address, else by title. Ours come in the document's order, then what only the other reader found. */
export function pairEntries(ours: readonly FoundEntry[], theirs: readonly FoundEntry[]): readonly EntryPair[] {
  const taken = new Set<FoundEntry>()
  const waiting = [queueOf(theirs, ({ guid }) => guid), queueOf(theirs, ({ address }) => address), queueOf(theirs, ({ title }) => title)]
  const pairs = ours.map((entry) => {
    const keys = [entry.guid, entry.address, entry.title]
    for (const [index, key] of keys.entries()) {
      const other = key === null ? null : nextOf(waiting[index]?.get(key), taken)
      if (other !== null) return pairOf(entry, other)
    }
    return { ours: entry, theirs: null, differing: [] }
  })
  const others = theirs.filter((entry) => !taken.has(entry)).map((entry) => ({ ours: null, theirs: entry, differing: [] }))
  return [...pairs, ...others]
}

/** The last of each list is the first of the document. */
function queueOf(entries: readonly FoundEntry[], keyOf: (entry: FoundEntry) => string | null): Map<string, FoundEntry[]> {
  const queues = new Map<string, FoundEntry[]>()
  for (const entry of entries.toReversed()) {
    const key = keyOf(entry)
    const queue = key === null ? undefined : queues.get(key)
    if (queue !== undefined) queue.push(entry)
    else if (key !== null) queues.set(key, [entry])
  }
  return queues
}

function nextOf(queue: FoundEntry[] | undefined, taken: Set<FoundEntry>): FoundEntry | null {
  for (let entry = queue?.pop(); entry !== undefined; entry = queue?.pop()) {
    if (taken.has(entry)) continue
    taken.add(entry)
    return entry
  }
  return null
}

function pairOf(ours: FoundEntry, theirs: FoundEntry): EntryPair {
  return { ours, theirs, differing: comparedFields.filter((field) => String(ours[field]) !== String(theirs[field])) }
}
