import type { IdentifiedEntry } from './entry.ts'
import { trustStored } from './html.ts'

/**
 * Entries on their way to the writer: bytes, which threads and queues in between pass on unread. Values would be cloned on every way, and fill the
 * heap of the main thread.
 */
export interface PackedEntries {
  readonly count: number
  /**
   * UTF-8, in a buffer of its own: a line of JSON, the array of entries with the lengths of their long texts, then these texts one after another. As
   * JSON they would be searched for what must be escaped on both sides.
   */
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** In UTF-16 units. */
interface TextLengths {
  readonly content: number
  readonly summary: number
  readonly text: number
}

/** Half a character in a long text becomes U+FFFD, as it would in the store. */
export function packEntries(entries: readonly IdentifiedEntry[]): PackedEntries {
  const shortened = entries.map((entry) => ({
    ...entry,
    content: entry.content.length,
    summary: entry.summary.length,
    text: entry.text.length,
  }))
  const texts = entries.flatMap(({ content, summary, text }) => [content, summary, text])
  return { count: entries.length, bytes: new TextEncoder().encode(`${JSON.stringify(shortened)}\n${texts.join('')}`) }
}

/** What came from another machine was checked when it came. Throws where the bytes are no packed entries. */
export function unpackEntries({ bytes }: Pick<PackedEntries, 'bytes'>): readonly IdentifiedEntry[] {
  const packed = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const end = packed.indexOf('\n')
  const shortened: readonly (Omit<IdentifiedEntry, keyof TextLengths> & TextLengths)[] = JSON.parse(packed.slice(0, end))
  let at = end + 1
  const next = (length: number) => {
    const from = at
    at += length
    return packed.slice(from, at)
  }
  const entries = shortened.map((entry) => ({
    ...entry,
    content: trustStored(next(entry.content)),
    summary: next(entry.summary),
    text: next(entry.text),
  }))
  if (at !== packed.length) throw new Error('the texts of packed entries are not as long as they say')
  return entries
}
