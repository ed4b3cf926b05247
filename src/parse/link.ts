/** Links, with what they say of their target. @see RFC 4287 §4.2.7 */
import type { Link } from '#model/details.ts'
import { resolve } from './address.ts'
import { attribute, textOf, type XmlElement } from './element.ts'
import { wholeNumber } from './whole-number.ts'

const mostLinks = 200

/** All that are children by one of the two names, in the order of the document; RSS's own, which are text, among them. */
export function linksOf(element: XmlElement, name: string, otherName: string): readonly Link[] {
  const links: Link[] = []
  for (const child of element.children) {
    if (child.name !== name && child.name !== otherName) continue
    const link = linkOf(child)
    if (link !== null && links.length < mostLinks) links.push(link)
  }
  return links
}

function linkOf(element: XmlElement): Link | null {
  const url = targetOf(element)
  if (url === null) return null
  return {
    url,
    relation: relationOf(element),
    type: attribute(element, 'type'),
    title: attribute(element, 'title'),
    language: attribute(element, 'hreflang'),
    lengthBytes: wholeNumber(attribute(element, 'length')),
  }
}

/** An empty reference means the base itself. @see RFC 3986 §4.4 */
function targetOf(element: XmlElement): string | null {
  const { href } = element.attributes
  if (href === undefined) return resolve(textOf(element), element.base)
  return href === '' ? element.base : resolve(attribute(element, 'href'), element.base)
}

export function relationOf(element: XmlElement): string {
  const relation = attribute(element, 'rel') ?? 'alternate'
  return relation.replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '')
}
