import type { Damage } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { rfc3339 } from '#model/instant.ts'
import { oneLine } from './one-line.ts'
import { type ComparedField, type EntryPair, pairEntries } from './paired-entries.ts'
import type { FoundEntry, FoundFeed, ReadingReport } from './read.ts'

/** One object on one line. Times are RFC 3339; what is absent is null. `compare`: with what rss-parser found, and which of the two differ in what. */
export function readJson(report: ReadingReport, compare: boolean): string {
  const { source, bytes, encoding, ours, theirs } = report
  const own = ours instanceof Fault ? null : ours
  const found = {
    source,
    bytes,
    encoding,
    format: own?.format ?? null,
    fault: ours instanceof Fault ? ours.toPlain() : null,
    damage: (own?.damage ?? []).map(({ what, line, column }: Damage) => ({ what, line, column })),
    feed: own === null ? null : feedJson(own),
    entries: (own?.entries ?? []).map(entryJson),
  }
  return oneLine(compare ? { ...found, rssParser: otherJson(own, theirs) } : found)
}

/** Each of its entries beside ours: `ours` is the place in `entries`, null where we did not find it. */
function otherJson(ours: FoundFeed | null, theirs: FoundFeed | null) {
  if (theirs === null) return null
  const places = new Map(ours?.entries.map((entry, place) => [entry, place]))
  const placeOf = ({ ours }: EntryPair) => (ours === null ? null : (places.get(ours) ?? null))
  const pairs = pairEntries(ours?.entries ?? [], theirs.entries)
  return {
    feed: feedJson(theirs),
    entries: pairs.map(
      (pair): OtherEntry => ({ ours: placeOf(pair), differs: pair.differing, entry: pair.theirs === null ? null : entryJson(pair.theirs) }),
    ),
  }
}

interface OtherEntry {
  readonly ours: number | null
  readonly differs: readonly ComparedField[]
  readonly entry: ReturnType<typeof entryJson> | null
}

function feedJson({ title, address }: FoundFeed) {
  return { title, address }
}

function entryJson({ guid, title, address, date, author, categories, text }: FoundEntry) {
  return { guid, title, address, date: date === null ? null : rfc3339(date), author, categories, textLength: text.length }
}
