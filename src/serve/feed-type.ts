import type { IncomingHttpHeaders } from 'node:http'

/** What the media type of a feed depends on. */
export const feedTypeVaries = 'sec-fetch-dest'

/**
 * The media type of a feed for who asks. To a browser that opens it as a page it is XML: as a feed Chromium would show its source, and Firefox offer to
 * save it, whatever stylesheet it names. Readers do not send the header. @see Fetch Metadata Request Headers §2.1
 */
export function feedType(contentType: string, headers: IncomingHttpHeaders): string {
  return headers['sec-fetch-dest'] === 'document' && contentType.includes('xml') ? 'application/xml; charset=utf-8' : contentType
}
