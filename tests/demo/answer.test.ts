import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, send, statusFor } from '#demo/answer.ts'

const modifiedAt = Date.UTC(2026, 10, 24, 9)
const date = 'Tue, 24 Nov 2026 09:00:00 GMT'
const found: Answer = { status: 200, type: 'text/plain', bytes: Buffer.from('a text of some length, a text of some length'), modifiedAt }
const ended: Answer = { status: 410, type: 'text/plain', bytes: Buffer.from('ended'), modifiedAt: null }

const server = createServer((asked, response) => {
  const answer = asked.url === '/ended' ? ended : found
  void send(asked, response, statusFor(asked, answer), answer, asked.url === '/slow' ? 200 : 0)
})
let address = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

async function ask(path: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') {
  const { statusCode, headers: got, body } = await request(`${address}${path}`, { method, headers })
  return { status: statusCode, headers: got, bytes: Buffer.from(await body.arrayBuffer()) }
}

test('an answer other than 200 has no validators and is never 304', async () => {
  const { status, headers, bytes } = await ask('/ended', { 'If-None-Match': '*' })
  expect(status).toBe(410)
  expect(headers.etag).toBeUndefined()
  expect(bytes).toEqual(ended.bytes)
})

test('who sends the ETag back gets 304 without a body, alone, in a list or by a star', async () => {
  const { headers } = await ask('/')
  const etag = String(headers.etag)
  for (const sent of [etag, `"other", ${etag}`, '*']) {
    const again = await ask('/', { 'If-None-Match': sent })
    expect(again.status, sent).toBe(304)
    expect(again.headers.etag).toBe(etag)
    expect(again.bytes).toHaveLength(0)
  }
})

test('another ETag gets the whole text, even beside a date that would match', async () => {
  const { status, bytes } = await ask('/', { 'If-None-Match': '"other"', 'If-Modified-Since': date })
  expect(status).toBe(200)
  expect(bytes).toEqual(found.bytes)
})

test.each([
  ['the date of the text', date, 304],
  ['a later date', 'Tue, 24 Nov 2026 09:00:01 GMT', 304],
  ['an earlier date', 'Tue, 24 Nov 2026 08:59:59 GMT', 200],
  ['no date at all', 'yesterday', 200],
])('asked since %s', async (_name, since, status) => {
  const answer = await ask('/', { 'If-Modified-Since': since })
  expect(answer.status).toBe(status)
  expect(answer.headers['last-modified']).toBe(date)
})

test('gzip only for who accepts it, under the same ETag', async () => {
  const plain = await ask('/')
  const zipped = await ask('/', { 'Accept-Encoding': 'br, gzip' })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(zipped.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(zipped.bytes)).toEqual(found.bytes)
  expect(zipped.headers.etag).toBe(plain.headers.etag)
  expect(zipped.headers.vary).toBe('Accept-Encoding')
})

test('HEAD has the headers of GET and no body', async () => {
  const { status, headers, bytes } = await ask('/', {}, 'HEAD')
  expect(status).toBe(200)
  expect(headers['content-length']).toBe(String(found.bytes.length))
  expect(bytes).toHaveLength(0)
})

test('a dripped body takes its time and is whole', async () => {
  const before = performance.now()
  const { bytes } = await ask('/slow')
  expect(performance.now() - before).toBeGreaterThan(120)
  expect(bytes).toEqual(found.bytes)
})
