/** Texts of RSS, which may be HTML and do not say so, and of Atom inside RSS, which do. */
import type { WrittenText } from '#model/details.ts'
import { unsafeHtml } from '#model/html.ts'
import { htmlOf, type XmlElement } from './element.ts'
import { escapeText } from './markup.ts'
import { constructHtml, constructText, written } from './text-construct.ts'
import { htmlTitle } from './title.ts'

/** Atom's own elements say whether they are HTML; RSS's always may be. */
export function htmlIn(element: XmlElement): string | null {
  return element.name.startsWith('atom:') ? constructHtml(element) : htmlOf(element)
}

export function lineOf(title: XmlElement | null): string | null {
  if (title === null) return null
  return title.name.startsWith('atom:') ? constructText(title) : htmlTitle(htmlOf(title) ?? '')
}

/** A title is HTML where reading it as HTML makes a difference; `line` is what was read. */
export function writtenLine(title: XmlElement | null, line: string | null, language: string | null): WrittenText | null {
  if (title === null) return null
  if (title.name.startsWith('atom:')) return written(title, constructHtml(title), language)
  if (title.markup === null && line === title.text.trim()) return writtenAs(title, escapeText(line), 'text/plain', language)
  const html = htmlOf(title)
  return html === null ? null : writtenAs(title, html, 'text/html', language)
}

/** `html` is what `htmlIn` gave. */
export function writtenHtml(element: XmlElement | null, html: string | null, language: string | null): WrittenText | null {
  if (element === null || html === null) return null
  if (element.name.startsWith('atom:')) return written(element, html, language)
  return writtenAs(element, html, element.name.startsWith('xhtml:') ? 'application/xhtml+xml' : 'text/html', language)
}

function writtenAs(element: XmlElement, html: string, type: string, language: string | null): WrittenText {
  return { html: unsafeHtml(html), type, language: (element.language ?? language) || null, base: element.base }
}
