import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { PageReading } from '#model/fulltext.ts'
import { trustStored } from '#model/html.ts'
import { type ArticleId, feedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { packPageReading, unpackPageReading } from '#queue/pack-page-reading.ts'

const article = 'mfrggzdfmztwq2lk' as ArticleId
const reading: PageReading = { article, feed: feedId('nato'), lease: 'L', at: instant(1), status: 200, outcome: { kind: 'left' } }

test.each([
  ['nothing', ''],
  ['what was not deflated', Buffer.from('{}').toString('base64')],
  ['another thing', deflateSync('{"a":1}').toString('base64')],
  ['an outcome nobody knows', deflateSync(JSON.stringify({ ...reading, outcome: { kind: 'odd' } })).toString('base64')],
  ['an address that is not on the web', packPageReading({ ...reading, outcome: { kind: 'elsewhere', url: 'file:///etc/passwd' } }).packed],
  ['more than a page can be', deflateSync(Buffer.alloc(40_000_000)).toString('base64')],
])('%s is no reading of a page', (_what, packed) => {
  expect(() => unpackPageReading({ article, packed })).toThrow()
})

test.each<PageReading['outcome']>([
  { kind: 'left' },
  { kind: 'nothing', because: 'the page is a list of links' },
  { kind: 'elsewhere', url: 'https://other.example/1' },
  { kind: 'fault', fault: { code: 'fetch/timeout', message: 'it is slow', detail: null }, retryAfterSeconds: 60 },
  {
    kind: 'text',
    page: {
      content: trustStored('<p>“Ünïcode” & more</p>'),
      text: '“Ünïcode” & more',
      summary: 'More.',
      image: { url: 'https://i.example/', width: 1, height: null, alt: null },
    },
  },
])('a reading comes out as it went in: $kind', (outcome) => {
  expect(unpackPageReading(packPageReading({ ...reading, outcome }))).toEqual({ ...reading, outcome })
})
