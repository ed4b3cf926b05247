/** An answer that only has to be sent: bytes, and headers written down once. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { knownTag, type Tagged, taggedAs } from './conditional.ts'
import type { Encoding } from './encoding.ts'
import { feedType, feedTypeVaries } from './feed-type.ts'

export interface AnsweredDocument extends Tagged {
  readonly hubLinks: string | null
}

export interface ReadyAnswer {
  /** What it is an answer of. */
  readonly document: AnsweredDocument
  readonly body: Uint8Array
  readonly encoding: Encoding
  /** The document's in this coding. */
  readonly etag: string
  /** Names and values in turn, as `writeHead` takes them fastest. */
  readonly headers: readonly string[]
  /** Of a 304. */
  readonly headersUnchanged: readonly string[]
}

/** @param common headers that every answer has */
export function readyAnswer(
  document: AnsweredDocument,
  body: Uint8Array,
  encoding: Encoding,
  contentType: string,
  common: readonly string[],
): ReadyAnswer {
  const { lastModified } = document
  const etag = taggedAs(document.etag, encoding)
  const headersUnchanged = [
    ...common,
    ...['access-control-allow-origin', '*', 'cache-control', cacheControl, 'vary', `accept-encoding, ${feedTypeVaries}`],
    ...(document.hubLinks === null ? [] : ['link', document.hubLinks]),
    ...(lastModified === null ? [] : ['last-modified', new Date(lastModified).toUTCString()]),
    ...['etag', etag],
  ]
  const headers = [
    ...headersUnchanged,
    ...['content-type', contentType, 'content-length', String(body.byteLength)],
    ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
  ]
  return { document, body, encoding, etag, headers, headersUnchanged }
}

/**
 * Who asks a cache gets a feed that was true a minute ago at most; a cache that has an older one gives that out at once while it asks us.
 * @see RFC 9111 §5.2.2.1, RFC 5861 §3
 */
const cacheControl = 'public, max-age=60, stale-while-revalidate=600'

export function sendReady({ headers, method }: IncomingMessage, response: ServerResponse, ready: ReadyAnswer): void {
  const known = knownTag(headers, ready.document, ready.etag)
  if (known === ready.etag) response.writeHead(304, ready.headersUnchanged as string[]).end()
  // The last header is the tag: here it is that of the coding which the asker has.
  else if (known !== null) response.writeHead(304, ready.headersUnchanged.with(-1, known)).end()
  else if (method === 'HEAD') response.writeHead(200, headersFor(headers, ready)).end()
  else response.writeHead(200, headersFor(headers, ready)).end(ready.body)
}

function headersFor(asked: IncomingHttpHeaders, { headers }: ReadyAnswer): string[] {
  const at = headers.indexOf('content-type') + 1
  const contentType = headers[at] as string
  const wanted = feedType(contentType, asked)
  return wanted === contentType ? (headers as string[]) : headers.with(at, wanted)
}
