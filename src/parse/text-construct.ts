/** Text constructs of Atom, and what Atom's content element holds. @see RFC 4287 §3.1, §4.1.3 */
import type { WrittenText } from '#model/details.ts'
import { unsafeHtml } from '#model/html.ts'
import { attribute, htmlOf, type XmlElement } from './element.ts'
import { escapeText } from './markup.ts'
import { htmlTitle, plainTitle } from './title.ts'

/** Atom 0.3 says in `mode` how it is written, Atom 1.0 in `type` alone. */
type Holds = 'text' | 'html' | 'markup' | 'base64'

function holds(element: XmlElement): Holds {
  const type = statedType(element)
  const mode = element.attributes.mode?.toLowerCase()
  if (mode === 'base64') return 'base64'
  if (element.markup !== null) return 'markup'
  if (type === 'html' || type === 'text/html' || (mode === 'escaped' && type.includes('html'))) return 'html'
  // Inline XML without a tag in it is text; what is neither text nor XML is base64.
  return type === 'text' || type === 'xhtml' || type.startsWith('text/') || /[+/]xml$/.test(type) ? 'text' : 'base64'
}

/** What it is where it does not say: text in Atom, and HTML in what Atom borrows from RSS. */
function statedType(element: XmlElement): string {
  return attribute(element, 'type')?.toLowerCase() ?? (borrowed.has(element.name) ? 'html' : 'text')
}

const borrowed = new Set(['description', 'content:encoded', 'xhtml:body'])

/** Null where it is empty, or binary. */
export function constructHtml(element: XmlElement): string | null {
  switch (holds(element)) {
    case 'text':
      return escapeText(element.text.trim()) || null
    case 'html':
    case 'markup':
      return htmlOf(element)
    case 'base64':
      return base64Text(element.text)
  }
}

/** As a line of plain text. */
export function constructText(element: XmlElement | null): string | null {
  if (element === null) return null
  switch (holds(element)) {
    case 'text':
      return plainTitle(element.text)
    case 'html':
    case 'markup':
      return htmlTitle(htmlOf(element) ?? '')
    case 'base64':
      return htmlTitle(base64Text(element.text) ?? element.text)
  }
}

/** `html` is what `constructHtml` gave; `language` is what the element inherits where it has none. */
export function written(element: XmlElement, html: string | null, language: string | null): WrittenText | null {
  if (html === null) return null
  return { html: unsafeHtml(html), type: mediaType(element), language: (element.language ?? language) || null, base: element.base }
}

export function writtenConstruct(element: XmlElement | null, language: string | null): WrittenText | null {
  return element === null ? null : written(element, constructHtml(element), language)
}

/** What it was read as where that is not what it says of itself. */
function mediaType(element: XmlElement): string {
  const stated = statedType(element)
  const type = shortTypes.get(stated) ?? stated
  if (type !== 'text/plain') return type
  switch (holds(element)) {
    case 'markup':
      return 'application/xhtml+xml'
    case 'base64':
      return 'text/html'
    default:
      return type
  }
}

const shortTypes = new Map([
  ['text', 'text/plain'],
  ['plain', 'text/plain'],
  ['html', 'text/html'],
  ['xhtml', 'application/xhtml+xml'],
])

/** Null where it is not base64, or not UTF-8 inside. */
function base64Text(text: string): string | null {
  const digits = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits) || digits.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(digits), (character) => character.charCodeAt(0))
  const decoded = new TextDecoder().decode(bytes)
  return decoded.includes('\ufffd') ? null : decoded.trim() || null
}
