/** Conditional answers. @see RFC 9110 §13 */
import type { FastifyReply, FastifyRequest } from 'fastify'

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

/** Sends the body, or 304 where the asker has it. HEAD is answered by Fastify from the same. */
export function sendRendered(request: FastifyRequest, reply: FastifyReply, rendered: Rendered): FastifyReply {
  if (rendered.status !== undefined) return reply.code(rendered.status).header('cache-control', 'no-store').send(rendered.body)
  reply.header('etag', rendered.etag)
  if (rendered.lastModified !== null) reply.header('last-modified', new Date(rendered.lastModified).toUTCString())
  return isFresh(request.headers, rendered) ? reply.code(304).send() : reply.send(rendered.body)
}

/** If-None-Match decides alone where it is sent; If-Modified-Since counts in whole seconds. */
function isFresh(headers: FastifyRequest['headers'], { etag, lastModified }: Rendered): boolean {
  const match = headers['if-none-match']
  if (match !== undefined) return match.trim() === '*' || match.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  const since = Date.parse(headers['if-modified-since'] ?? '')
  return lastModified !== null && Math.floor(lastModified / 1000) * 1000 <= since
}
