import type { FeedPage } from './feed-page.ts'
import type { XmlElement } from './xml.ts'

/** The same element in Atom and, as `atom:link`, in RSS. @see WebSub §4, discovery */
export function hubLink({ hub }: FeedPage): readonly XmlElement[] {
  return hub === null ? [] : [{ '@rel': 'hub', '@href': hub }]
}

/** The same as a header, of a document that is served (§4) and of one that a hub sends (§7). @param topic the document's own address @see RFC 8288 */
export function hubLinkHeader(hub: string, topic: string): string {
  return `<${inAngles(hub)}>; rel="hub", <${inAngles(topic)}>; rel="self"`
}

/** ASCII, and nothing in it ends the brackets. */
function inAngles(address: string): string {
  return new URL(address).href
}
