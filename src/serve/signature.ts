import { type HmacMethod, hmacMatches } from '#lib/hash.ts'

/**
 * Whether `X-Hub-Signature` proves that who sent the body knows the secret. A header that is missing, repeated or of another method proves nothing.
 * @see W3C WebSub §7.1
 */
export function verifySignature(header: unknown, secret: string, body: Uint8Array): boolean {
  const [, method, hex] = (typeof header === 'string' && form.exec(header)) || []
  return method !== undefined && hex !== undefined && hmacMatches(method.toLowerCase() as HmacMethod, secret, body, hex)
}

const form = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/i
