import type { TaggedEntry } from '#model/entry.ts'
import { type PackedEntries, unpackWritten } from '#model/packed-entries.ts'
import type { Outcome, Reading } from '#model/reading.ts'
import { type Tag, type TagKind, type WrittenTags, writeTags } from '#model/tag.ts'

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
  /** From `packTags`. */
  readonly tags: string
  readonly rulesVersion: string
}

const untagged = { tags: '', rulesVersion: '' }

/** Of each entry two lines: the tags that slices show, and the JSON of all. */
export function packTags(tags: readonly (readonly Tag[])[]): string {
  return tags
    .map(writeTags)
    .map(({ shown, json }) => `${shown.map(({ kind, value }) => `${kind} ${value}`).join(',')}\n${json}\n`)
    .join('')
}

function unpackTags(text: string): WrittenTags[] {
  const lines = text.split('\n')
  return Array.from({ length: lines.length >> 1 }, (_, index) => ({
    shown: (lines[2 * index] || null)?.split(',').map(shownTag) ?? [],
    json: lines[2 * index + 1] ?? '[]',
  }))
}

function shownTag(text: string): { readonly kind: TagKind; readonly value: string } {
  const gap = text.indexOf(' ')
  return { kind: text.slice(0, gap) as TagKind, value: text.slice(gap + 1) }
}

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
  const written = unpackTags(tags)
  const tagged = unpackWritten(entries).map((entry, index) => ({ ...entry, tags: written[index] ?? writeTags([]) }))
  return { ...rest, outcome: { ...outcome, entries: tagged }, rulesVersion }
}
