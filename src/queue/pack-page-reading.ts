/** What came of a page as one job of bounded size, and back. Another machine made it, perhaps of another version. */
import { deflateSync, inflateSync } from 'node:zlib'
import { z } from 'zod'
import type { PageReading } from '#model/fulltext.ts'
import { trustStored } from '#model/html.ts'
import type { FulltextReadPayload } from './payloads.ts'
import { articleIdSchema, faultSchema, feedIdSchema, imageSchema, instantSchema } from './reading-schema.ts'

/** Text and HTML of a page of 3 MB, several times over as escapes. */
const mostBytes = 32_000_000

export function packPageReading(reading: PageReading): FulltextReadPayload {
  return { article: reading.article, packed: deflateSync(JSON.stringify(reading), { level: 1 }).toString('base64') }
}

/** Throws where what is packed is no reading: a bug, or a worker of another version. */
export function unpackPageReading({ packed }: FulltextReadPayload): PageReading {
  const json = inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes })
  return pageReading.parse(JSON.parse(json.toString()))
}

const outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    page: z.object({ content: z.string().transform(trustStored), text: z.string(), summary: z.string(), image: imageSchema.nullable() }),
  }),
  z.object({ kind: z.literal('nothing'), because: z.string() }),
  z.object({ kind: z.literal('elsewhere'), url: z.url({ protocol: /^https?$/ }) }),
  z.object({ kind: z.literal('fault'), fault: faultSchema, retryAfterSeconds: z.number().nonnegative().nullable() }),
  z.object({ kind: z.literal('left') }),
])

const pageReading: z.ZodType<PageReading> = z.object({
  article: articleIdSchema,
  feed: feedIdSchema,
  lease: z.string(),
  at: instantSchema,
  status: z.number().int().nullable(),
  outcome,
})
