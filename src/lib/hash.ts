/** Digests as text. */
import { createHmac, hash, timingSafeEqual } from 'node:crypto'

/** SHA-256 of a text as lower-case base32 (RFC 4648 §6, no padding), cut to `length` characters of 5 bits. */
export function sha256Base32(text: string, length = 52): string {
  const digits = 'abcdefghijklmnopqrstuvwxyz234567'
  let out = ''
  let bits = 0
  let value = 0
  for (const byte of hash('sha256', text, 'buffer')) {
    if (out.length === length) return out
    value = ((value << 8) | byte) & 0xfff
    bits += 8
    while (bits >= 5 && out.length < length) {
      bits -= 5
      out += digits[(value >> bits) & 31]
    }
  }
  return out.length < length && bits > 0 ? out + digits[(value << (5 - bits)) & 31] : out
}

/** 72 bits of a SHA-256 as 12 base64url characters: tells a feed's few hundred items apart, small enough to travel with a job. */
export function shortHash(text: string | Uint8Array): string {
  return hash('sha256', text, 'base64url').slice(0, 12)
}

/** A UUID made from a text: the same text, the same UUID. @see RFC 9562 §5.8 (version 8) */
export function uuidOf(text: string): string {
  const hex = hash('sha256', text, 'hex')
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export type HmacMethod = 'sha1' | 'sha256' | 'sha384' | 'sha512'

/** In lower-case hexadecimal. @see RFC 2104 */
export function hmacHex(method: HmacMethod, key: string, bytes: Uint8Array): string {
  return createHmac(method, key).update(bytes).digest('hex')
}

/** Whether this is the HMAC of the bytes; how long the answer takes tells nothing of the right one. @param hex in either case @see RFC 2104 */
export function hmacMatches(method: HmacMethod, key: string, bytes: Uint8Array, hex: string): boolean {
  const right = createHmac(method, key).update(bytes).digest()
  // Buffer stops at the first character that is no digit, and drops half a byte at the end.
  const given = Buffer.from(hex, 'hex')
  return hex.length === right.length * 2 && given.length === right.length && timingSafeEqual(given, right)
}
