import { expect, test } from 'vitest'
import { sampleDocument, served } from './served.ts'

const date = 'Tue, 24 Nov 2026 12:00:00 GMT'

test.each([
  { what: 'another tag', headers: { 'if-none-match': '"xyz"' } },
  { what: 'a tag that only begins alike', headers: { 'if-none-match': '"abc' } },
  { what: 'the tag without quotes', headers: { 'if-none-match': 'abc' } },
  { what: 'an empty list', headers: { 'if-none-match': '' } },
  { what: 'commas alone', headers: { 'if-none-match': ',,,' } },
  { what: 'an older date', headers: { 'if-modified-since': 'Tue, 24 Nov 2026 11:59:59 GMT' } },
  { what: 'a date that is none', headers: { 'if-modified-since': 'yesterday' } },
  {
    what: 'a fresh date beside another tag: the tag decides (RFC 9110 §13.1.3)',
    headers: { 'if-none-match': '"x"', 'if-modified-since': date },
  },
])('$what gets the whole answer', async ({ headers }) => {
  await using server = await served()
  for (const path of ['/', '/feed.atom', '/topics/nato.json', '/status', '/status/a', '/health.atom']) {
    expect(await server.ask(path, headers), path).toMatchObject({ status: 200, body: 'the body' })
  }
})

test.each([
  { what: 'the tag', headers: { 'if-none-match': '"abc"' } },
  { what: 'the tag made weak, as a compressing proxy sends it back', headers: { 'if-none-match': 'W/"abc"' } },
  { what: 'the tag in a list', headers: { 'if-none-match': '"x", W/"y" ,"abc"' } },
  { what: 'an asterisk', headers: { 'if-none-match': ' * ' } },
  { what: 'the date, in whole seconds', headers: { 'if-modified-since': date } },
  { what: 'a later date', headers: { 'if-modified-since': 'Wed, 25 Nov 2026 00:00:00 GMT' } },
  { what: 'the tag beside an older date', headers: { 'if-none-match': '"abc"', 'if-modified-since': 'Mon, 23 Nov 2026 00:00:00 GMT' } },
])('$what gets 304 without a body, with what a cache keeps', async ({ headers }) => {
  await using server = await served()
  for (const method of ['GET', 'HEAD']) {
    const answer = await server.ask('/feed.atom', headers, method)
    expect(answer).toMatchObject({ status: 304, body: '' })
    expect(answer.headers).toMatchObject({
      etag: '"abc"',
      'last-modified': date,
      'cache-control': 'public, max-age=60, stale-while-revalidate=600',
    })
  }
})

test('where nothing is known to have changed ever, no date is sent and none is compared', async () => {
  await using server = await served({ renderFeed: async () => ({ ...sampleDocument, lastModified: null }) })
  const answer = await server.ask('/feed.atom', { 'if-modified-since': 'Fri, 31 Dec 2100 00:00:00 GMT' })
  expect(answer.status).toBe(200)
  expect(answer.headers).not.toHaveProperty('last-modified')
})

test.each([
  '/',
  '/feed.rss',
  '/countries/UA',
  '/sources/a.json',
  '/status',
  '/status/a',
  '/health.atom',
  '/static/style.css',
  '/robots.txt',
  '/healthz',
  '/readyz',
])('HEAD of %s has the headers of GET and no body', async (path) => {
  await using server = await served()
  const [get, head] = [await server.ask(path), await server.ask(path, {}, 'HEAD')]
  expect(head.body).toBe('')
  expect(head.status).toBe(get.status)
  expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' })
  expect(Number(head.headers['content-length'])).toBe(Buffer.byteLength(get.body))
})
