import type { FeedPage } from './feed-page.ts'
import type { XmlElement } from './xml.ts'

/** The same element in Atom and, as `atom:link`, in RSS. @see WebSub §4, discovery */
export function hubLink({ hub }: FeedPage): readonly XmlElement[] {
  return hub === null ? [] : [{ '@rel': 'hub', '@href': hub }]
}
