/** What goes out before the router, beside what goes through it. */
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { Fault } from '#model/fault.ts'
import { sampleDocument, served } from './served.ts'

/** A server whose feed was asked once: the next answer is ready. */
async function warm() {
  let asked = 0
  let version = 0
  let looks = true
  const server = await served({
    renderFeed: async () => {
      asked += 1
      return { ...sampleDocument, body: 'What happened. '.repeat(100) }
    },
    storeVersion: () => {
      if (!looks) throw new Fault('store/busy', 'the store rests')
      return version
    },
  })
  return {
    ...server,
    asked: () => asked,
    commit: () => {
      version += 1
    },
    breakStore: () => {
      looks = false
    },
  }
}

test('a store that cannot be looked at is told as a fault, by feeds that were kept as well', async () => {
  await using server = await warm()
  await server.ask('/feed.atom')
  server.breakStore()
  const answer = await server.ask('/feed.atom')
  expect(answer.status).toBe(503)
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'store/busy' })
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s of an address that is kept goes the usual way', async (method) => {
  await using server = await warm()
  const before = await server.ask('/feed.atom', {}, method)
  await server.ask('/feed.atom')
  expect({ ...(await server.ask('/feed.atom', {}, method)), headers: {} }).toEqual({ ...before, headers: {} })
})

test.each([
  { headers: {}, method: 'GET' },
  { headers: {}, method: 'HEAD' },
  { headers: { 'accept-encoding': 'gzip' }, method: 'GET' },
  { headers: { 'if-none-match': '"abc"' }, method: 'GET' },
  { headers: { 'if-none-match': '"abc"' }, method: 'HEAD' },
  { headers: { 'accept-encoding': 'br', 'if-modified-since': 'Tue, 24 Nov 2026 12:00:00 GMT' }, method: 'GET' },
])('the second answer to $method with $headers is the first, header by header', async ({ headers, method }) => {
  await using server = await warm()
  const first = await server.ask('/feed.atom', headers, method)
  const second = await server.ask('/feed.atom', headers, method)
  expect(server.asked()).toBe(1)
  expect({ ...second, headers: { ...second.headers, date: '' } }).toEqual({ ...first, headers: { ...first.headers, date: '' } })
})

test('every header that a page bears for a browser’s safety, a kept feed bears too', async () => {
  await using server = await warm()
  await server.ask('/feed.atom')
  const [page, feed] = [await server.ask('/'), await server.ask('/feed.atom')]
  const ownOfPages = ['cache-control', 'content-length', 'content-type', 'date', 'etag', 'last-modified', 'vary']
  const common = Object.entries(page.headers).filter(([name]) => !ownOfPages.includes(name))
  expect(common.length).toBeGreaterThan(8)
  expect(feed.headers).toMatchObject(Object.fromEntries(common))
})

test('after a commit the document is asked for again', async () => {
  await using server = await warm()
  for (let time = 0; time < 3; time += 1) await server.ask('/feed.atom')
  expect(server.asked()).toBe(1)
  server.commit()
  expect((await server.ask('/feed.atom')).status).toBe(200)
  // It was asked, and said that it is the same.
  expect(server.asked()).toBe(1)
})

test('other addresses of the same document share it: unknown parameters change nothing', async () => {
  await using server = await warm()
  for (const path of ['/feed.atom', '/feed.atom?utm_source=x', '/feed.atom?', '/feed.atom?limit=7', '/feed.atom?limit=7&a=b'])
    expect((await server.ask(path)).status).toBe(200)
  expect(server.asked()).toBe(2)
})

test('requests in one piece on one connection are all answered, in their order', async () => {
  await using server = await warm()
  await server.ask('/feed.atom')
  const socket = connect(server.port, '127.0.0.1')
  const head = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: a\r\n${more}\r\n`
  socket.write(
    head('/feed.atom', 'if-none-match: "abc"\r\n') + head('/healthz') + head('/feed.atom') + head('/nowhere', 'connection: close\r\n'),
  )
  expect(Array.from((await text(socket)).matchAll(/HTTP\/1\.1 (\d+) /g), ([, status]) => status)).toEqual(['304', '200', '200', '404'])
})
