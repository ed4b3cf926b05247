/** Encodings by the names documents and servers give them. */
import iconv from 'iconv-lite'

/** What iconv-lite offers beside encodings of text, and UTF-7, in which a tag does not look like one. */
const notText = new Set(['base64', 'hex', 'binary', 'utf7', 'utf-7', 'utf7imap', 'utf-7-imap'])

/** The encoding a label names: one the platform has, as WHATWG calls it, else one of iconv-lite's; null where neither knows it. */
export function encodingNamed(label: string): string | null {
  const trimmed = label.trim().toLowerCase()
  const known = platformEncoding(trimmed) ?? platformEncoding(trimmed.replaceAll('_', '-'))
  return known ?? (iconv.encodingExists(trimmed) && !notText.has(trimmed) ? trimmed : null)
}

/** UTF-16 or UTF-32. */
export function isWide(label: string): boolean {
  return /^(?:utf[-_]?(?:16|32)|ucs|iso-10646|unicode)/i.test(label)
}

/** Null where the bytes are not of the encoding; of those the platform does not have, none is refused. */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  if (platformEncoding(encoding) === null) return iconv.decode(bytes, encoding)
  try {
    return decodeInPieces(bytes, encoding)
  } catch {
    // A TypeError is how the platform says that the bytes are not of the encoding.
    return null
  }
}

/** Longer texts Node keeps outside of the engine's memory, where all that is done to them takes up to twice the time; pieces are joined inside. */
const longestInside = 1_000_000
const pieceBytes = 100_000

function decodeInPieces(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding, { fatal: true })
  if (bytes.length < longestInside) return decoder.decode(bytes)
  let text = ''
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    text += decoder.decode(bytes.subarray(start, start + pieceBytes), { stream: start + pieceBytes < bytes.length })
  }
  return text
}

/** With U+FFFD for what is not of the encoding. */
export function decodeLeniently(bytes: Uint8Array, encoding: string): string {
  return platformEncoding(encoding) === null ? iconv.decode(bytes, encoding) : new TextDecoder(encoding).decode(bytes)
}

function platformEncoding(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    // A RangeError is how the platform says that it does not know the label.
    return null
  }
}
