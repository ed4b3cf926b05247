import type { IdentifiedEntry, WrittenEntry } from './entry.ts'
import type { SafeHtml } from './html.ts'
import { readUtf8, type Utf8 } from './utf8.ts'

/**
 * Entries on their way to the writer: bytes, which threads and queues in between pass on unread. Values would be cloned on every way, and fill the
 * heap of the main thread.
 */
export interface PackedEntries {
  readonly count: number
  /**
   * UTF-8, in a buffer of its own: a line of JSON, the array of entries with the sizes of their long texts, then these texts one after another. As
   * JSON they would be searched for what must be escaped on both sides, and whoever wants one of them would have to read all.
   */
  readonly bytes: Uint8Array<ArrayBuffer>
}

const newline = 0x0a
const decoder = new TextDecoder()

interface TextSize {
  readonly bytes: number
  /** In UTF-16 units. */
  readonly length: number
}

type ShortenedEntry = Omit<WrittenEntry, 'content' | 'text'> & { readonly content: TextSize; readonly text: TextSize }

/** Half a character in a long text becomes U+FFFD, as it would in the store. */
export function packEntries(entries: readonly IdentifiedEntry[]): PackedEntries {
  const shortened: readonly ShortenedEntry[] = entries.map((entry) => ({
    ...entry,
    content: sizeOf(entry.content),
    text: sizeOf(entry.text),
  }))
  const line = `${JSON.stringify(shortened)}\n`
  const lineBytes = Buffer.byteLength(line)
  const bytes = new Uint8Array(shortened.reduce((sum, { content, text }) => sum + content.bytes + text.bytes, lineBytes))
  const buffer = Buffer.from(bytes.buffer)
  let at = buffer.write(line)
  for (const { content, text } of entries) {
    at += buffer.write(content, at)
    at += buffer.write(text, at)
  }
  return { count: entries.length, bytes }
}

/** Long texts stay where they lie in the bytes. Throws where these are no packed entries. */
export function unpackWritten({ bytes }: Pick<PackedEntries, 'bytes'>): readonly WrittenEntry[] {
  const line = bytes.subarray(0, bytes.indexOf(newline) + 1)
  const shortened: readonly ShortenedEntry[] = JSON.parse(decoder.decode(line))
  let at = line.byteLength
  const next = <Text extends string>(size: TextSize): Utf8<Text> => {
    const from = at
    at += size.bytes
    return { bytes: bytes.subarray(from, at), length: size.length }
  }
  const entries = shortened.map((entry) => ({ ...entry, content: next<SafeHtml>(entry.content), text: next(entry.text) }))
  if (at !== bytes.byteLength) throw new Error('the texts of packed entries are not as long as they say')
  return entries
}

/** Throws where the bytes are no packed entries. */
export function unpackEntries(packed: Pick<PackedEntries, 'bytes'>): readonly IdentifiedEntry[] {
  return unpackWritten(packed).map((entry) => ({ ...entry, content: whole(entry.content), text: whole(entry.text) }))
}

function sizeOf(text: string): TextSize {
  return { bytes: Buffer.byteLength(text), length: text.length }
}

function whole<Text extends string>(written: Utf8<Text>): Text {
  const text = readUtf8(written)
  if (text.length !== written.length) throw new Error('a text of packed entries is not as long as it says')
  return text
}
