import type { IdentifiedEntry } from './entry.ts'

/**
 * Entries on their way to the writer: bytes, which threads and queues in between pass on unread. Values would be cloned on every way, and fill the
 * heap of the main thread.
 */
export interface PackedEntries {
  readonly count: number
  /** JSON of the array, UTF-8, in a buffer of its own. */
  readonly json: Uint8Array<ArrayBuffer>
}

export function packEntries(entries: readonly IdentifiedEntry[]): PackedEntries {
  return { count: entries.length, json: new TextEncoder().encode(JSON.stringify(entries)) }
}

/** What came from another machine was checked when it came. */
export function unpackEntries({ json }: PackedEntries): readonly IdentifiedEntry[] {
  return JSON.parse(new TextDecoder().decode(json))
}
