import type { FastifyRequest } from 'fastify'
import { contentTypes, type OutputFormat } from '#publish/publish.ts'

/** What the media type of a feed depends on. */
export const feedTypeVaries = 'Sec-Fetch-Dest'

/**
 * The media type of a feed. To a browser that opens it as a page it is XML: as a feed Chromium would show its source, and Firefox offer to save it,
 * whatever stylesheet it names. Readers do not send the header. @see Fetch Metadata Request Headers §2.1
 */
export function feedType(format: OutputFormat, headers: FastifyRequest['headers']): string {
  return headers['sec-fetch-dest'] === 'document' && format !== 'json' ? 'application/xml; charset=utf-8' : contentTypes[format]
}
