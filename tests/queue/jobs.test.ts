import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { FetchBatch } from '#model/fetch-batch.ts'
import { jobs } from '#queue/jobs.ts'
import type { JobPayloads } from '#queue/payloads.ts'

const feed = {
  feed: 'a-feed',
  url: 'https://news.example/',
  validators: { etag: null, lastModified: null },
  recentHashes: [],
  bodyHash: null,
  secrets: null,
  discover: false,
}
const batch = { lease: 'l', plannedSeconds: 15, hosts: [{ host: 'news.example', limits: null, feeds: [feed] }] }
const deliver = { target: 't', url: 'https://hub.example/', topics: ['https://news.example/feed.atom'], upTo: 7 }
const delivered = { target: 't', upTo: 7, fault: { code: 'deliver/refused', message: 'no', detail: null } }
const ingest = { feed: 'a-feed', lease: 'l', part: 1, parts: 1, packed: 'AAAA' }
const subscribe = {
  feed: 'a-feed',
  hub: 'https://hub.example/',
  topic: 'https://news.example/',
  callback: 'https://us.example/websub/a-feed/k',
  key: 'k',
  secret: 's',
}
const push = { feed: 'a-feed', key: 'k', address: 'https://news.example/', contentType: null, body: 'AAAA' }

const request = {
  mode: 'subscribe',
  callback: 'https://reader.example/',
  topic: 'https://news.example/feed.atom',
  secret: null,
  leaseSeconds: 864_000,
  because: '',
}
const confirm = { ...request, request: 'r' }
const distribute = {
  job: 'j',
  hub: 'https://news.example/hub',
  topic: 'https://news.example/feed.atom',
  contentType: 'application/atom+xml',
  packed: 'AAAA',
  upTo: 7,
  to: [{ subscriber: 1, callback: 'https://reader.example/', secret: 's' }],
}
const told = { kind: 'told', job: 'j', subscriber: 1, upTo: 7, fault: null }

const page = { article: 'a1', feed: 'a-feed', url: 'https://news.example/1', secrets: null }
const pages = { lease: 'L', plannedSeconds: 30, hosts: [{ host: 'news.example:443', limits: null, pages: [page] }] }

test.each<[keyof JobPayloads, string, unknown]>([
  ['tick', 'null', null],
  ['tick', 'something in it', { at: 1 }],
  ['fetch', 'no hosts', { ...batch, hosts: undefined }],
  ['fetch', 'a time that is none', { ...batch, plannedSeconds: 0 }],
  ['fetch', 'no id of a feed', { ...batch, hosts: [{ ...batch.hosts[0], feeds: [{ ...feed, feed: '../etc' }] }] }],
  ['fetch', 'a host asked by nobody', { ...batch, hosts: [{ ...batch.hosts[0], limits: { concurrency: 0, spacingSeconds: 1 } }] }],
  ['backlog', 'no lease', { ...batch, lease: undefined }],
  ['ingest', 'no part of anything', { ...ingest, part: 0 }],
  ['ingest', 'no base64', { ...ingest, packed: '{}' }],
  ['fulltext', 'no lease', { ...pages, lease: undefined }],
  [
    'fulltext',
    'a page that is not on the web',
    { ...pages, hosts: [{ ...pages.hosts[0], pages: [{ ...page, url: 'file:///etc/passwd' }] }] },
  ],
  ['fulltext', 'a page of no article', { ...pages, hosts: [{ ...pages.hosts[0], pages: [{ ...page, article: '' }] }] }],
  ['fulltext-read', 'no base64', { article: 'a1', packed: '{}' }],
  ['finished', 'no lease', {}],
  ['finished', 'a host without a time', { lease: 'l', left: [], free: [{ host: 'news.example' }] }],
  ['subscribe', 'a hub that is not on the web', { ...subscribe, hub: 'javascript:alert(1)' }],
  ['subscribed', 'nothing said of a fault', { feed: 'a-feed', key: 'k' }],
  ['hub-answer', 'a lease of no time', { feed: 'a-feed', key: 'k', leaseSeconds: 0, because: '' }],
  ['push', 'no base64', { ...push, body: '<feed/>' }],
  ['confirm', 'a callback that is not on the web', { ...confirm, callback: 'file:///etc/passwd' }],
  ['confirm', 'a mode nobody knows', { ...confirm, mode: 'publish' }],
  ['distribute', 'a subscriber who is not on the web', { ...distribute, to: [{ ...distribute.to[0], callback: 'mailto:a@b.example' }] }],
  ['distribute', 'no base64', { ...distribute, packed: '<feed/>' }],
  ['hub-report', 'a kind nobody knows', { ...told, kind: 'sold' }],
  ['hub-report', 'nothing said of a fault', { ...told, fault: undefined }],
  ['hub-report', 'no request', { kind: 'asked', request: { ...request, callback: '' } }],
  ['deliver', 'a scheme that is not the web’s', { ...deliver, url: 'file:///etc/passwd' }],
  ['deliver', 'no topics', { ...deliver, topics: undefined }],
  ['delivered', 'a fault of no known code', { ...delivered, fault: { ...delivered.fault, code: 'constructor' } }],
  ['delivered', 'nothing said of a fault', { ...delivered, fault: undefined }],
])('%s with %s is refused', (name, _what, payload) => {
  expect(jobs[name].schema.safeParse(payload).success).toBe(false)
})

test('what is well made is taken as it is', () => {
  expect(jobs.fetch.schema.parse(batch)).toEqual(batch)
  expect(jobs.fulltext.schema.parse(pages)).toEqual(pages)
  expect(jobs.ingest.schema.parse(ingest)).toEqual(ingest)
  expect(jobs.deliver.schema.parse(deliver)).toEqual(deliver)
  expect(jobs.delivered.schema.parse(delivered)).toEqual(delivered)
  expect(jobs.subscribe.schema.parse(subscribe)).toEqual(subscribe)
  expect(jobs.push.schema.parse(push)).toEqual(push)
  expect(jobs.confirm.schema.parse(confirm)).toEqual(confirm)
  expect(jobs.distribute.schema.parse(distribute)).toEqual(distribute)
  for (const report of [told, { kind: 'asked', request }, { kind: 'confirmed', request: 'r', fault: null }])
    expect(jobs['hub-report'].schema.parse(report)).toEqual(report)
})

test('the schema of a batch and the model’s word are the same type, both ways', () => {
  const toModel = (batch: z.output<typeof jobs.fetch.schema>): FetchBatch => batch
  const toSchema = (batch: FetchBatch): z.output<typeof jobs.fetch.schema> => batch
  expect(toModel(toSchema(batch as unknown as FetchBatch))).toBe(batch)
})
