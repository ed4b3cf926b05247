/** What a reading must look like when it comes out of the queue: another machine made it, perhaps of another version. */
import { z } from 'zod'
import type { IdentifiedEntry } from '#model/entry.ts'
import { type FaultCode, faults } from '#model/fault.ts'
import { trustStored } from '#model/html.ts'
import { type ArticleId, type CanonicalUrl, feedId, feedIdPattern } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import type { Reading } from '#model/reading.ts'

const text = z.string()
const textOrNull = z.string().nullable()
const count = z.number().int().nonnegative()

export const feedIdSchema = z.string().regex(feedIdPattern).transform(feedId)

export const articleIdSchema = z
  .string()
  .min(1)
  .transform((id) => id as ArticleId)

/** UTC milliseconds, in the range a Date can show. */
export const instantSchema = z.number().int().min(-8.64e15).max(8.64e15).transform(instant)

export const validatorsSchema = z.object({ etag: textOrNull, lastModified: textOrNull })

const hints = z.object({
  ttlSeconds: z.number().nullable(),
  updateSeconds: z.number().nullable(),
  skipHours: z.array(count),
  skipDays: z.array(count),
})

const seconds = z.number().nonnegative().nullable()

export const imageSchema = z.object({ url: text, width: z.number().nullable(), height: z.number().nullable(), alt: textOrNull })

const persons = z.array(z.object({ name: text, url: textOrNull }))

const numberOrNull = z.number().nullable()
const media = z.array(
  z.object({
    url: text,
    type: textOrNull,
    medium: textOrNull,
    lengthBytes: numberOrNull,
    width: numberOrNull,
    height: numberOrNull,
    durationSeconds: numberOrNull,
  }),
)

const entry: z.ZodType<IdentifiedEntry> = z.object({
  rawHash: text,
  guid: textOrNull,
  url: textOrNull,
  title: text,
  author: textOrNull,
  content: z.string().transform(trustStored),
  summary: text,
  text,
  publishedAt: instantSchema.nullable(),
  updatedAt: instantSchema.nullable(),
  language: textOrNull,
  categories: z.array(z.object({ term: text, scheme: textOrNull, label: textOrNull })),
  enclosures: z.array(z.object({ url: text, type: textOrNull, lengthBytes: z.number().nullable() })),
  image: imageSchema.nullable(),
  source: z.object({ title: textOrNull, url: textOrNull, id: textOrNull }).nullable(),
  details: z.object({ authors: persons, contributors: persons, rights: textOrNull, license: textOrNull, media }),
  contentHash: text,
  fullText: z.boolean(),
  identity: text,
  canonicalUrl: z
    .string()
    .transform((url) => url as CanonicalUrl)
    .nullable(),
  addressShared: z.boolean(),
})

export const entriesSchema = z.array(entry)

const description = z.object({
  title: textOrNull,
  siteUrl: textOrNull,
  feedUri: textOrNull,
  language: textOrNull,
  updatedAt: instantSchema.nullable(),
  description: textOrNull,
  imageUrl: textOrNull,
  rights: textOrNull,
  format: z.enum(['rss', 'rdf', 'atom', 'json']),
})

export const faultSchema = z.object({ code: z.custom<FaultCode>(isFaultCode), message: text, detail: textOrNull })

const outcome = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fresh'),
    address: text,
    movedTo: textOrNull,
    validators: validatorsSchema,
    bodyHash: textOrNull,
    freshSeconds: seconds,
    hints,
    push: z.object({ hub: textOrNull, self: textOrNull }),
    earlier: z.url({ protocol: /^https?$/ }).nullable(),
    description,
    entries: z.object({ count, bytes: z.instanceof(Uint8Array) }),
    rawHashes: z.array(text),
    damage: z.array(z.object({ what: text, line: z.number().nullable(), column: z.number().nullable() })),
  }),
  z.object({
    kind: z.literal('unchanged'),
    movedTo: textOrNull,
    validators: validatorsSchema.nullable(),
    freshSeconds: seconds,
  }),
  z.object({ kind: z.literal('fault'), fault: faultSchema, retryAfterSeconds: seconds }),
])

export const readingSchema: z.ZodType<Reading> = z.object({
  feed: feedIdSchema,
  via: z.enum(['poll', 'push', 'archive']),
  lease: text,
  startedAt: instantSchema,
  durationMs: z.number().nonnegative(),
  status: z.number().int().nullable(),
  bytes: count,
  outcome,
  more: z.boolean(),
})

function isFaultCode(code: unknown): boolean {
  return typeof code === 'string' && Object.hasOwn(faults, code)
}
