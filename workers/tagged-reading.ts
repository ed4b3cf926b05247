import type { TaggedEntry } from '#model/entry.ts'
import { type PackedEntries, unpackEntries } from '#model/packed-entries.ts'
import type { Outcome, Reading } from '#model/reading.ts'
import type { Tag } from '#model/tag.ts'

/** A reading whose fresh entries have their tags. */
export interface TaggedReading extends Omit<Reading, 'outcome'> {
  readonly outcome:
    | Exclude<Outcome, { kind: 'fresh' }>
    | (Omit<Extract<Outcome, { kind: 'fresh' }>, 'entries'> & { readonly entries: readonly TaggedEntry[] })
  readonly rulesVersion: string
}

/** The same on its way to the writer: texts cross to a thread for less than values do. */
export interface PackedReading {
  /** JSON of the reading, without its entries. */
  readonly reading: string
  readonly entries: PackedEntries | null
  /** JSON: of each entry its tags, in the order they came. */
  readonly tags: string
  readonly rulesVersion: string
}

const untagged = { tags: '[]', rulesVersion: '' }

/** @param tagged what the tagger says of the entries; null where there are none */
export function packReading(reading: Reading, tagged: Omit<PackedReading, 'reading'> | null): PackedReading {
  const { outcome } = reading
  if (outcome.kind !== 'fresh') return { reading: JSON.stringify(reading), entries: null, ...untagged }
  const json = JSON.stringify({ ...reading, outcome: { ...outcome, entries: null } })
  return { reading: json, entries: outcome.entries, ...(tagged ?? untagged) }
}

export function unpackReading({ reading, entries, tags, rulesVersion }: PackedReading): TaggedReading {
  const { outcome, ...rest } = JSON.parse(reading)
  if (entries === null) return { ...rest, outcome, rulesVersion }
  const tagsOf: readonly (readonly Tag[])[] = JSON.parse(tags)
  const tagged = unpackEntries(entries).map((entry, index) => ({ ...entry, tags: tagsOf[index] ?? [] }))
  return { ...rest, outcome: { ...outcome, entries: tagged }, rulesVersion }
}
