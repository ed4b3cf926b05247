/** The address of an item or a channel of RSS. */
import { isHttp, resolve } from './address.ts'
import { attribute, childText, firstChild, textOf, type XmlElement } from './element.ts'

/** In the order of how sure it is that the address is the article's own. */
export function linkOf(element: XmlElement): string | null {
  return (
    resolve(childText(element, 'feedburner:origlink'), element.base) ??
    ownLink(element) ??
    alternateLink(element) ??
    permalinkOf(element) ??
    resolveHttp(attribute(element, 'rdf:about'), element.base)
  )
}

/** RSS's own element, as text; as an attribute where a publisher took it for Atom's. */
function ownLink(element: XmlElement): string | null {
  for (const link of element.children) {
    if (link.name !== 'link') continue
    const address = resolve(textOf(link), link.base) ?? (isAlternate(link) ? resolve(attribute(link, 'href'), link.base) : null)
    if (address !== null) return address
  }
  return null
}

export function alternateLink(element: XmlElement): string | null {
  const link = element.children.find((child) => child.name === 'atom:link' && isAlternate(child))
  return link === undefined ? null : resolve(attribute(link, 'href'), link.base)
}

/** The address of a feed itself, in Atom's words. */
export function selfLink(element: XmlElement): string | null {
  const link = element.children.find((child) => child.name === 'atom:link' && attribute(child, 'rel') === 'self')
  return link === undefined ? null : resolve(attribute(link, 'href'), link.base)
}

function isAlternate(link: XmlElement): boolean {
  return (attribute(link, 'rel') ?? 'alternate') === 'alternate'
}

/** RSS 2.0: a guid is the item's address unless it says it is not. */
function permalinkOf(element: XmlElement): string | null {
  const guid = firstChild(element, 'guid')
  if (guid === null || attribute(guid, 'ispermalink')?.toLowerCase() === 'false') return null
  return resolveHttp(textOf(guid), element.base)
}

export function resolveHttp(text: string | null, base: string): string | null {
  return text !== null && isHttp(text) ? resolve(text, base) : null
}
