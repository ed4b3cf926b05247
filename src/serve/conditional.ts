/** Conditional answers. @see RFC 9110 §13 */
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { encoded } from './compression.ts'
import { acceptedEncodings, chooseEncoding, type Encoding, encodings } from './encoding.ts'

/** A body and what tells it from an older one. */
export interface Rendered {
  readonly body: string | Uint8Array
  /** Strong, with its quotes. */
  readonly etag: string
  /** UTC milliseconds; null where nothing is known to have changed ever. */
  readonly lastModified: number | null
  /** Where it is not 200. */
  readonly status?: number
}

/** What tells a document from an older one. */
export type Tagged = Pick<Rendered, 'etag' | 'lastModified'>

/** Sends the body, compressed where the asker takes that, or 304 where it has it. HEAD is answered by Fastify from the same. */
export async function sendRendered(request: FastifyRequest, reply: FastifyReply, rendered: Rendered): Promise<FastifyReply> {
  if (rendered.status !== undefined) return reply.code(rendered.status).header('cache-control', 'no-store').send(rendered.body)
  const body = bytesOf(rendered.body)
  const encoding = encodingFor(request, body)
  const etag = taggedAs(rendered.etag, encoding)
  const known = knownTag(request.headers, rendered, etag)
  reply.header('etag', known ?? etag)
  if (rendered.lastModified !== null) reply.header('last-modified', new Date(rendered.lastModified).toUTCString())
  if (known !== null) return reply.code(304).header('vary', 'accept-encoding').send()
  return sendEncoded(reply, body, encoding)
}

/** Sends what bears no tag, compressed where the asker takes that. */
export function sendText(request: FastifyRequest, reply: FastifyReply, text: string): Promise<FastifyReply> {
  const body = bytesOf(text)
  return sendEncoded(reply, body, encodingFor(request, body))
}

/** @throws Fault `serve/not-acceptable` */
function encodingFor(request: FastifyRequest, body: Uint8Array): Encoding {
  return chooseEncoding(acceptedEncodings(request.headers['accept-encoding']), body.byteLength)
}

async function sendEncoded(reply: FastifyReply, body: Uint8Array, encoding: Encoding): Promise<FastifyReply> {
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.header('vary', 'accept-encoding').send(await encoded(body, encoding))
}

export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text) : text
}

/** Other bytes bear another strong tag. Apache's endings: what a proxy of that kind adds by itself is known as ours. @see §8.8.3.3 */
export function taggedAs(etag: string, encoding: Encoding): string {
  return encoding === 'identity' ? etag : `${etag.slice(0, -1)}-${encoding}"`
}

/**
 * The tag under which the asker has this already, in whatever coding; null where it has not. If-None-Match decides alone where it is sent;
 * If-Modified-Since counts in whole seconds.
 * @param own the tag in the coding it would get
 */
export function knownTag(headers: IncomingHttpHeaders, { etag, lastModified }: Tagged, own: string): string | null {
  const match = headers['if-none-match']
  if (match === own || match?.trim() === '*') return own
  if (match !== undefined) {
    const named = match.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
    return [own, ...encodings.map((other) => taggedAs(etag, other))].find((tag) => named.includes(tag)) ?? null
  }
  const since = headers['if-modified-since']
  return since !== undefined && lastModified !== null && Math.floor(lastModified / 1000) * 1000 <= Date.parse(since) ? own : null
}
