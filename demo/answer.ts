/** Writes an answer the way a well-kept server does: conditional, compressed where accepted, without a body for HEAD. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { shortHash } from '#lib/hash.ts'

export interface Answer {
  readonly status: number
  readonly type: string
  readonly bytes: Buffer
  /** UTC milliseconds; null where the content has no date. */
  readonly modifiedAt: number | null
}

/** The status that is sent: the answer's own, or 304 where the asker has it already. @see RFC 9110 §13.2.2 */
export function statusFor(request: IncomingMessage, answer: Answer): number {
  if (answer.status !== 200) return answer.status
  return hasIt(request, answer) ? 304 : 200
}

/** `dripMs` spreads the body over that time; 0 sends it at once. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  answer: Answer,
  dripMs: number,
): Promise<void> {
  const zipped = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const body = zipped ? gzipSync(answer.bytes) : answer.bytes
  response.statusCode = status
  response.setHeader('Vary', 'Accept-Encoding')
  if (answer.status === 200) response.setHeader('ETag', etagOf(answer))
  if (answer.modifiedAt !== null) response.setHeader('Last-Modified', new Date(answer.modifiedAt).toUTCString())
  if (status === 304) {
    response.end()
    return
  }
  response.setHeader('Content-Type', answer.type)
  response.setHeader('Content-Length', body.length)
  if (zipped) response.setHeader('Content-Encoding', 'gzip')
  if (request.method !== 'HEAD') await drip(response, body, dripMs)
  response.end()
}

/** If-None-Match wins over If-Modified-Since. @see RFC 9110 §13.1.3 */
function hasIt(request: IncomingMessage, answer: Answer): boolean {
  const etags = request.headers['if-none-match']
  if (etags !== undefined) return etags.trim() === '*' || etags.split(',').some((etag) => etag.trim() === etagOf(answer))
  const since = Date.parse(request.headers['if-modified-since'] ?? '')
  return answer.modifiedAt !== null && since >= answer.modifiedAt
}

/** Weak, since the plain and the compressed bytes share it. */
function etagOf(answer: Answer): string {
  return `W/"${shortHash(answer.bytes)}"`
}

async function drip(response: ServerResponse, body: Buffer, dripMs: number): Promise<void> {
  const pieces = dripMs === 0 ? 1 : 8
  const size = Math.ceil(body.length / pieces)
  for (let from = 0; from < body.length; from += size) {
    if (from > 0) await wait(dripMs / pieces, undefined, { ref: false })
    if (response.destroyed) return
    response.write(body.subarray(from, from + size))
  }
}
