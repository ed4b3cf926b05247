/** Which encoding a document is said to be in, and by whom. @see RFC 7303 §3; XML 1.0, appendix F */
import { isWide } from './encoding-name.ts'

export interface DeclaredEncoding {
  readonly label: string
  readonly from: 'byte order mark' | 'byte pattern' | 'HTTP header' | 'XML declaration'
}

/** In the order in which they count: where the bytes themselves show UTF-16 or 32, or bear a byte order mark, nothing else does. */
export function declaredEncodings(bytes: Uint8Array, contentType: string | null): readonly DeclaredEncoding[] {
  const mark = byteOrderMark(bytes)
  if (mark !== null) return [{ label: mark, from: 'byte order mark' }]
  const pattern = bytePattern(bytes)
  if (pattern !== null) return [{ label: pattern, from: 'byte pattern' }]
  const declared: DeclaredEncoding[] = []
  const header = /charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(contentType?.slice(0, 1000) ?? '')?.[1]
  if (header !== undefined) declared.push({ label: header, from: 'HTTP header' })
  const declaration = xmlDeclaration(bytes)
  if (declaration !== null) declared.push({ label: declaration, from: 'XML declaration' })
  // Whatever could be read as far as here byte by byte is neither UTF-16 nor UTF-32.
  return declared.filter(({ label }) => !isWide(label))
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : null
}

/** Noughts around the first characters, which are ASCII in every feed. */
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

/** It may stand behind junk; its own characters are ASCII. */
function xmlDeclaration(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  return /<\?xml\s[^<>]{0,200}?encoding\s{0,9}=\s{0,9}["']\s{0,9}([\w.:-]{1,40})/i.exec(head)?.[1] ?? null
}
