/** Which hub a document names, and under which address the hub knows it. @see W3C WebSub §4 */
import type { PushLinks } from '#model/push.ts'
import { resolve } from './address.ts'
import { attribute, type XmlElement } from './element.ts'

/** `holder` is the channel, or Atom's feed; `names` are those a link has there. Of several the first that lies on the web. */
export function pushLinks(holder: XmlElement, names: readonly string[]): PushLinks {
  const links = holder.children.filter((child) => names.includes(child.name))
  const first = (relation: string) =>
    firstOnWeb(links.filter((link) => isRelated(link, relation)).map((link) => resolve(attribute(link, 'href'), link.base)))
  return { hub: first('hub'), self: first('self') }
}

export function firstOnWeb(addresses: readonly (string | null)[]): string | null {
  return addresses.find((address) => address !== null && /^https?:/i.test(address)) ?? null
}

/** Some write several relations into one link, as HTML has it. */
function isRelated(link: XmlElement, relation: string): boolean {
  return attribute(link, 'rel')?.toLowerCase().split(/\s+/).includes(relation) ?? false
}
