/** Addresses as a document gives them, made absolute. */

/** Schemes that run or carry content instead of naming a place. */
const noPlace = /^(?:javascript|vbscript|data|blob|about):/i
const absoluteHttp = /^https?:\/\/[!-~]+$/i

/**
 * The absolute address a reference means at `base`; null where it is empty, cannot be resolved or names no place.
 * An absolute one stays as the publisher wrote it, for it may serve as an identity elsewhere.
 */
export function resolve(reference: string | null | undefined, base: string): string | null {
  if (reference === null || reference === undefined) return null
  const trimmed = reference.trim()
  if (trimmed === '') return null
  if (absoluteHttp.test(trimmed)) return isSound(trimmed) ? trimmed : null
  const url = URL.parse(trimmed, base)
  return url === null || noPlace.test(url.href) ? null : url.href
}

/** The base for what stands below an `xml:base`; one that is broken or names no place changes nothing. */
export function resolveBase(reference: string | null | undefined, base: string): string {
  if (reference === null || reference === undefined || reference.trim() === '') return base
  const href = URL.parse(reference.trim(), base)?.href
  return href === undefined || noPlace.test(href) ? base : href
}

export function isHttp(text: string): boolean {
  return absoluteHttp.test(text) && isSound(text)
}

/** The last address that was asked about and is one: an item's own is asked about several times in a row. */
let lastSound = ''

function isSound(address: string): boolean {
  if (address === lastSound) return true
  const isOne = URL.canParse(address)
  if (isOne) lastSound = address
  return isOne
}
