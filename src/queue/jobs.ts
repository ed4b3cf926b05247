/** The jobs there are: what is checked of what each carries, and how often it is tried. What is due is never a job's secret: it stands in the store. */
import { z } from 'zod'
import type { JobName, JobPayloads } from './payloads.ts'
import { articleIdSchema, faultSchema, feedIdSchema, instantSchema, validatorsSchema } from './reading-schema.ts'

export interface JobKind<Payload> {
  readonly schema: z.ZodType<Payload>
  /** How often a job is tried in all. */
  readonly attempts: number
  /** The wait before the second try, doubled before each further one. */
  readonly retryAfterMs: number
}

const limits = z.object({ concurrency: z.number().int().positive(), spacingSeconds: z.number().nonnegative() }).nullable()

const secrets = z
  .object({
    origin: z.string(),
    basic: z.string().nullable(),
    bearer: z.string().nullable(),
    headers: z.record(z.string(), z.string()),
  })
  .nullable()

const hostOrders = z.object({
  host: z.string(),
  limits,
  feeds: z.array(
    z.object({
      feed: feedIdSchema,
      url: z.string(),
      validators: validatorsSchema,
      recentHashes: z.array(z.string()),
      bodyHash: z.string().nullable(),
      secrets,
      discover: z.boolean(),
    }),
  ),
})

const webAddress = z.url({ protocol: /^https?$/ })

const hostPages = z.object({
  host: z.string(),
  limits,
  pages: z.array(z.object({ article: articleIdSchema, feed: feedIdSchema, url: webAddress, secrets })),
})

const changeNumber = z.number().int().nonnegative()

const hubRequest = z.object({
  mode: z.enum(['subscribe', 'unsubscribe', 'denied']),
  callback: webAddress,
  topic: z.string(),
  secret: z.string().nullable(),
  leaseSeconds: z.number().int().nonnegative(),
  because: z.string(),
})
const fetchBatch = z.object({ lease: z.string(), plannedSeconds: z.number().positive(), hosts: z.array(hostOrders) })

/**
 * A tick, a batch or a delivery that fails is not tried again: the next tick, or the end of the lease, brings it back.
 * A reading is, of a feed or a page, for two minutes: after 1, 2, 4 … 64 seconds. A hub's push is too: the hub was told that we have it.
 * Callbacks of our own hub are leased as feeds are: their jobs are tried once.
 */
export const jobs: { readonly [N in JobName]: JobKind<JobPayloads[N]> } = {
  tick: { schema: z.strictObject({}), attempts: 1, retryAfterMs: 0 },
  fetch: { schema: fetchBatch, attempts: 1, retryAfterMs: 0 },
  ingest: {
    schema: z.object({
      feed: feedIdSchema,
      lease: z.string(),
      part: z.number().int().positive(),
      parts: z.number().int().positive(),
      packed: z.base64(),
    }),
    attempts: 8,
    retryAfterMs: 1000,
  },
  finished: {
    schema: z.object({
      lease: z.string(),
      left: z.array(feedIdSchema),
      free: z.array(z.object({ host: z.string(), at: instantSchema })),
    }),
    attempts: 3,
    retryAfterMs: 1000,
  },
  fulltext: {
    schema: z.object({ lease: z.string(), plannedSeconds: z.number().positive(), hosts: z.array(hostPages) }),
    attempts: 1,
    retryAfterMs: 0,
  },
  'fulltext-read': {
    schema: z.object({ article: articleIdSchema, packed: z.base64() }),
    attempts: 8,
    retryAfterMs: 1000,
  },
  backlog: { schema: fetchBatch, attempts: 1, retryAfterMs: 0 },
  deliver: {
    schema: z.object({
      target: z.string(),
      url: webAddress,
      topics: z.array(z.string()),
      upTo: changeNumber,
    }),
    attempts: 1,
    retryAfterMs: 0,
  },
  delivered: {
    schema: z.object({ target: z.string(), upTo: changeNumber, fault: faultSchema.nullable() }),
    attempts: 3,
    retryAfterMs: 1000,
  },
  subscribe: {
    schema: z.object({ feed: feedIdSchema, hub: webAddress, topic: z.string(), callback: webAddress, key: z.string(), secret: z.string() }),
    attempts: 1,
    retryAfterMs: 0,
  },
  subscribed: {
    schema: z.object({ feed: feedIdSchema, key: z.string(), fault: faultSchema.nullable() }),
    attempts: 3,
    retryAfterMs: 1000,
  },
  'hub-answer': {
    schema: z.object({ feed: feedIdSchema, key: z.string(), leaseSeconds: z.number().int().positive().nullable(), because: z.string() }),
    attempts: 3,
    retryAfterMs: 1000,
  },
  push: {
    schema: z.object({
      feed: feedIdSchema,
      key: z.string(),
      address: z.string(),
      contentType: z.string().nullable(),
      body: z.base64(),
    }),
    attempts: 3,
    retryAfterMs: 1000,
  },
  confirm: { schema: hubRequest.extend({ request: z.string() }), attempts: 1, retryAfterMs: 0 },
  distribute: {
    schema: z.object({
      job: z.string(),
      hub: webAddress,
      topic: webAddress,
      contentType: z.string(),
      packed: z.base64(),
      upTo: changeNumber,
      to: z.array(z.object({ subscriber: z.number().int(), callback: webAddress, secret: z.string().nullable() })),
    }),
    attempts: 1,
    retryAfterMs: 0,
  },
  'hub-report': {
    schema: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('asked'), request: hubRequest }),
      z.object({ kind: z.literal('confirmed'), request: z.string(), fault: faultSchema.nullable() }),
      z.object({
        kind: z.literal('told'),
        job: z.string(),
        subscriber: z.number().int(),
        upTo: changeNumber,
        fault: faultSchema.nullable(),
      }),
    ]),
    attempts: 3,
    retryAfterMs: 1000,
  },
}
