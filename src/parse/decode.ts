/** Bytes to text: which encoding a document is really in, whatever is said of it. */
import iconv from 'iconv-lite'
import type { Damage } from '#model/entry.ts'

export interface DecodedText {
  readonly text: string
  /** The encoding's name as WHATWG has it, else as it was declared. */
  readonly encoding: string
  readonly damage: readonly Damage[]
}

interface Candidate {
  readonly label: string
  readonly from: 'byte order mark' | 'byte pattern' | 'HTTP header' | 'XML declaration'
}

/**
 * A byte order mark decides; else the first of these that fits the bytes: their own pattern (UTF-16 and 32), the HTTP header, the XML declaration, UTF-8, windows-1252.
 * One exception: Latin-1 of the HTTP header is what servers say who know nothing, so valid UTF-8 is read as UTF-8 all the same. @see RFC 7303 §3
 */
export function decode(bytes: Uint8Array, contentType: string | null): DecodedText {
  const candidates = candidatesOf(bytes, contentType)
  const utf8 = strictly(bytes, 'utf-8')
  const problems: string[] = []
  for (const { label, from } of candidates) {
    const encoding = canonical(label)
    if (encoding === null) {
      problems.push(`the ${from} names an unknown encoding, ${label}`)
      continue
    }
    if (encoding === 'utf-8' || (encoding === 'windows-1252' && utf8 !== null)) {
      if (utf8 !== null) return decoded(utf8, 'utf-8', problems)
      problems.push(`the ${from} says UTF-8, which the bytes are not`)
      continue
    }
    const text = strictly(bytes, encoding)
    if (text !== null) return decoded(text, encoding, problems)
    problems.push(`the ${from} says ${label}, which the bytes are not`)
  }
  if (utf8 !== null) return decoded(utf8, 'utf-8', problems)
  return leniently(bytes, problems)
}

function candidatesOf(bytes: Uint8Array, contentType: string | null): readonly Candidate[] {
  const mark = byteOrderMark(bytes)
  if (mark !== null) return [{ label: mark, from: 'byte order mark' }]
  const pattern = bytePattern(bytes)
  if (pattern !== null) return [{ label: pattern, from: 'byte pattern' }]
  const header = /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(contentType?.slice(0, 1000) ?? '')?.[1]
  const declaration = declaredEncoding(bytes)
  const candidates: Candidate[] = []
  // Whatever could be read as far as here byte by byte is neither UTF-16 nor UTF-32.
  if (header !== undefined && !isWide(header)) candidates.push({ label: header, from: 'HTTP header' })
  if (declaration !== null && !isWide(declaration)) candidates.push({ label: declaration, from: 'XML declaration' })
  return candidates
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : null
}

/** Noughts around the first characters, which are ASCII in every feed. @see XML 1.0, appendix F */
function bytePattern(bytes: Uint8Array): string | null {
  if (bytes.length < 4) return null
  const noughts = [...bytes.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('')
  switch (noughts) {
    case 'x0x0':
      return 'utf-16le'
    case '0x0x':
      return 'utf-16be'
    case 'x000':
      return 'utf-32le'
    case '000x':
      return 'utf-32be'
    default:
      return null
  }
}

/** The declaration may stand behind junk; its own characters are ASCII. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return /<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']\s{0,9}([\w.:-]{1,40})/i.exec(head)?.[1] ?? null
}

function isWide(label: string): boolean {
  return /^(?:utf-?(?:16|32)|ucs|iso-10646|unicode)/i.test(label)
}

/** The encoding a label names: one the platform has, else one of iconv-lite's; null where neither knows it. */
function canonical(label: string): string | null {
  const trimmed = label.trim().toLowerCase()
  return platformEncoding(trimmed) ?? (iconv.encodingExists(trimmed) && !notText.has(trimmed) ? trimmed : null)
}

/** What iconv-lite offers beside encodings of text, and UTF-7, in which a tag does not look like one. */
const notText = new Set(['base64', 'hex', 'binary', 'utf7', 'utf-7', 'utf7imap', 'utf-7-imap'])

function platformEncoding(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    // A RangeError is how the platform says that it does not know the label.
    return null
  }
}

/** Null where the bytes are not of the encoding. */
function strictly(bytes: Uint8Array, encoding: string): string | null {
  if (platformEncoding(encoding) === null) return iconv.decode(bytes, encoding)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // A TypeError is how the platform says that the bytes are not of the encoding.
    return null
  }
}

/** Text that is UTF-8 but for some bytes stays so, with a sign in their place; else it is windows-1252, in which all bytes mean something. */
function leniently(bytes: Uint8Array, problems: string[]): DecodedText {
  const text = new TextDecoder('utf-8').decode(bytes)
  let broken = 0
  let sound = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === 0xfffd) broken += 1
    else if (code > 0x7f) sound += 1
  }
  if (broken < sound) return decoded(text, 'utf-8', [`${broken} characters are not valid UTF-8`])
  return decoded(new TextDecoder('windows-1252').decode(bytes), 'windows-1252', [
    ...(problems.length === 0 ? ['no encoding is declared, and the bytes are not UTF-8'] : problems),
    'read as windows-1252',
  ])
}

/** Characters XML forbids and nobody can read are left out. */
const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+/g

function decoded(text: string, encoding: string, problems: readonly string[]): DecodedText {
  const damage = problems.map((what) => ({ what, line: null, column: null }))
  if (text.search(forbidden) === -1) return { text, encoding, damage }
  damage.push({ what: 'control characters were left out', line: null, column: null })
  return { text: text.replace(forbidden, ''), encoding, damage }
}
