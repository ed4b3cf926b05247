/** Which hub a document names, and under which address the hub knows it. @see W3C WebSub §4 */
import type { PushLinks } from '#model/push.ts'
import { resolve } from './address.ts'
import { attribute, type XmlElement } from './element.ts'

/** `holder` is the channel, or Atom's feed; `names` are those a link has there. Of several the first that lies on the web. */
export function pushLinks(holder: XmlElement, names: readonly string[]): PushLinks {
  return { hub: firstOnWeb(relatedLinks(holder, names, 'hub')), self: firstOnWeb(relatedLinks(holder, names, 'self')) }
}

/** Addresses of the links with this relation, absolute, in the order of the document. */
export function relatedLinks(holder: XmlElement, names: readonly string[], relation: string): readonly (string | null)[] {
  const links = holder.children.filter((child) => names.includes(child.name) && isRelated(child, relation))
  return links.map((link) => resolve(attribute(link, 'href'), link.base))
}

export function firstOnWeb(addresses: readonly (string | null)[]): string | null {
  return addresses.find((address) => address !== null && /^https?:/i.test(address)) ?? null
}

/** Some write several relations into one link, as HTML has it. */
function isRelated(link: XmlElement, relation: string): boolean {
  return attribute(link, 'rel')?.toLowerCase().split(/\s+/).includes(relation) ?? false
}
