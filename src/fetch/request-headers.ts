/** What we say when we ask for a feed. */
import type { Validators } from '#model/reading.ts'
import { acceptEncoding } from './content-encoding.ts'

export type RequestHeaders = Readonly<Record<string, string>>

/** Validators go out byte for byte as they came in: servers compare them exactly. @see RFC 9110 §13.1 */
export function requestHeaders(userAgent: string, validators: Validators): RequestHeaders {
  return {
    'user-agent': userAgent,
    accept: acceptFeeds,
    'accept-encoding': acceptEncoding,
    // A server that knows RFC 3229 sends only what is new since the document of this tag.
    ...(canBeSent(validators.etag) && { 'if-none-match': validators.etag, 'a-im': 'feed' }),
    ...(canBeSent(validators.lastModified) && { 'if-modified-since': validators.lastModified }),
  }
}

/** For the page of an article. */
export function pageHeaders(userAgent: string): RequestHeaders {
  return { 'user-agent': userAgent, accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1', 'accept-encoding': acceptEncoding }
}

/** Whether the answer may be a delta. @see RFC 3229 §10.5.3 */
export function asksForDelta(headers: RequestHeaders): boolean {
  return Object.hasOwn(headers, 'a-im')
}

export function isConditional(headers: RequestHeaders): boolean {
  return Object.hasOwn(headers, 'if-none-match') || Object.hasOwn(headers, 'if-modified-since')
}

const acceptFeeds =
  'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1'

/** @see RFC 9110 §5.5 */
function canBeSent(value: string | null): value is string {
  return value !== null && /^[\t\x20-\x7e\x80-\xff]+$/.test(value)
}
