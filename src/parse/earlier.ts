/** Which document of the same feed comes before this one. */

import type { XmlElement } from './element.ts'
import { firstOnWeb, relatedLinks } from './push-links.ts'

/**
 * The archive before it, else the next page of a feed that is cut into pages: these begin with the newest. `holder` and `names` as for `pushLinks`.
 * @see RFC 5005 §3, §4
 */
export function earlierDocument(holder: XmlElement, names: readonly string[]): string | null {
  return firstOnWeb(relatedLinks(holder, names, 'prev-archive')) ?? firstOnWeb(relatedLinks(holder, names, 'next'))
}
