/** How addresses, dates and the like must be written; each with where that is written. */

/** An absolute URI, nothing in it that RFC 3986 does not allow, as the W3C's validator asks of every address in RSS. */
export function isUri(text: string): boolean {
  if (/^tag:/i.test(text)) return /^tag:(?:[\w.-]+@)?[a-z\d.-]+,\d{4}(?:-\d\d){0,2}:[\w;/?:@&=+$.!~*'()%,#-]*$/i.test(text)
  if (/^urn:uuid:/i.test(text)) return /^urn:uuid:[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
  if (/^https?:/i.test(text))
    return /^https?:\/\/[^/]/i.test(text) && isUriText(text.replace(/^(https?:\/\/(?:[^/]*@)?)\[[\da-f:.]+\]/i, '$1host'))
  return isUriText(text)
}

function isUriText(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:(?:[\w;/?:@&=+$.!~*'(),-]|%[\da-f]{2})+(?:#(?:[\w;/?:@&=+$.!~*'(),-]|%[\da-f]{2})*)?$/i.test(text)
}

export function isWebUri(text: string): boolean {
  return /^https?:/i.test(text) && isUri(text)
}

/** An absolute IRI: the same with letters of all scripts. @see RFC 3987 §2.2 */
export function isIri(text: string): boolean {
  return isUri(text.replace(/[\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]/gu, 'x'))
}

/** In the one spelling of several that mean the same. @see RFC 3986 §6.2 */
export function isCanonical(iri: string): boolean {
  if (!/^https?:/i.test(iri)) return /^[a-z][a-z\d+.-]*:/.test(iri)
  const url = URL.parse(iri)
  const escapes = iri.match(/%[\da-f]{2}/gi) ?? []
  return (
    url?.href === iri &&
    escapes.every((code) => code === code.toUpperCase() && !/%(?:4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]|3[0-9]|2[DE]|5F|7E)/.test(code))
  )
}

/** @see RFC 2822 §3.3, with names of days and months, a year of four digits, and the right day */
export function isMailDate(text: string): boolean {
  const form = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/
  return form.test(text) && new Date(text).toUTCString() === text
}

/** @see RFC 3339 §5.6 */
export function isInternetDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text))
}

/** The validator takes for a mistake what is older than the web, or in more than ten minutes. */
export function isPlausible(text: string, now: number): boolean {
  const at = Date.parse(text)
  return at >= Date.UTC(1990, 0, 1) && at <= now + 600_000
}

/** @see RFC 6838 §4.2, RFC 9110 §8.3.1 */
export function isMediaType(text: string): boolean {
  const token = String.raw`[^\s()<>,;:\\"/[\]?=]+`
  return new RegExp(`^${token}/${token}(?:\\s*;\\s*${token}=(?:${token}|"(?:\\\\"|[^"])*"))*$`).test(text)
}

/** A tag whose language has a code of two or three letters. @see RFC 5646 §2.1 */
export function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(text)
}

/** Relations of IANA's registry that the validator knows, which is not all of it. */
export const relations: ReadonlySet<string> = new Set(
  'alternate current describedby edit edit-media enclosure first hub last license next next-archive payment prev-archive previous related replies search self service up via'.split(
    ' ',
  ),
)
