import { expect, test } from 'vitest'
import { Fault } from '#model/fault.ts'
import type { SliceRequest } from '#serve/slices.ts'
import { sampleDocument, sampleRendered, served } from './served.ts'

test.each([
  { path: '/feed.atom', type: 'application/atom+xml; charset=utf-8', slice: { kind: null, id: '' } },
  { path: '/feed.rss', type: 'application/rss+xml; charset=utf-8', slice: { kind: null, id: '' } },
  { path: '/feed.json', type: 'application/feed+json; charset=utf-8', slice: { kind: null, id: '' } },
  { path: '/topics/nato.atom', type: 'application/atom+xml; charset=utf-8', slice: { kind: 'topics', id: 'nato' } },
  { path: '/regions/europe.rss', type: 'application/rss+xml; charset=utf-8', slice: { kind: 'regions', id: 'europe' } },
  { path: '/countries/ua.json', type: 'application/feed+json; charset=utf-8', slice: { kind: 'countries', id: 'ua' } },
  { path: '/sources/a-b.atom', type: 'application/atom+xml; charset=utf-8', slice: { kind: 'sources', id: 'a-b' } },
  { path: '/languages/uk.rss', type: 'application/rss+xml; charset=utf-8', slice: { kind: 'languages', id: 'uk' } },
  {
    path: `/publishers/${encodeURIComponent('ж'.repeat(80))}.json`,
    type: 'application/feed+json; charset=utf-8',
    slice: { kind: 'publishers', id: 'ж'.repeat(80) },
  },
])('$path is a feed that any page may read', async ({ path, type, slice }) => {
  const requests: SliceRequest[] = []
  await using server = await served({
    renderFeed: async (request) => {
      requests.push(request)
      return sampleDocument
    },
  })
  const answer = await server.ask(path)
  expect(answer.headers).toMatchObject({
    'content-type': type,
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=60, stale-while-revalidate=600',
  })
  expect(requests).toMatchObject([{ slice, format: path.split('.').at(-1), limit: 100 }])
})

test.each(['/', '/topics/nato', '/regions/europe', '/countries/UA', '/sources/a-b'])('%s is a page, and only for itself', async (path) => {
  const requests: SliceRequest[] = []
  await using server = await served({
    renderStream: async (request) => {
      requests.push(request)
      return sampleRendered
    },
  })
  const answer = await server.ask(path)
  expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' })
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  expect(requests).toMatchObject([{ limit: 50 }])
})

test.each(['/topics/nothing', '/topics/nothing.atom'])('%s, a slice that nobody defined, is 404', async (path) => {
  await using server = await served({ renderFeed: async () => null, renderStream: async () => null })
  const answer = await server.ask(path)
  expect(answer.status).toBe(404)
  expect(answer.headers).not.toHaveProperty('etag')
})

test.each(['/feed/archive/0-98.atom', '/feed/archive/0-99', '/feed/archive/0-99.json', '/topics/nato/archive/x.rss'])(
  '%s is no archive: 404, and nothing is rendered',
  async (path) => {
    const requests: SliceRequest[] = []
    await using server = await served({
      renderFeed: async (request) => {
        requests.push(request)
        return sampleDocument
      },
    })
    expect((await server.ask(path)).status).toBe(404)
    expect(requests).toEqual([])
  },
)

test.each([
  { path: '/feed/archive/300-399.atom', slice: { kind: null, id: '' }, archive: { from: 300, to: 399 } },
  { path: '/topics/nato/archive/1000-1999.rss', slice: { kind: 'topics', id: 'nato' }, archive: { from: 1000, to: 1999 } },
])('$path is a closed document', async ({ path, slice, archive }) => {
  const requests: SliceRequest[] = []
  await using server = await served({
    renderFeed: async (request) => {
      requests.push(request)
      return sampleDocument
    },
  })
  expect((await server.ask(path)).status).toBe(200)
  expect(requests).toMatchObject([{ slice, archive, format: path.split('.').at(-1) }])
})

test('a page that says what is wrong with a search is no answer to keep', async () => {
  await using server = await served({ renderStream: async () => ({ ...sampleRendered, status: 400 }) })
  const answer = await server.ask('/?q=%22', { 'if-none-match': sampleRendered.etag })
  expect(answer).toMatchObject({
    status: 400,
    body: 'the body',
    headers: { 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' },
  })
  expect(answer.headers).not.toHaveProperty('etag')
})

test.each(['serve/bad-query', 'serve/query-too-wide'] as const)(
  'a feed of a search that cannot be answered is 400, with %s and what to do',
  async (code) => {
    await using server = await served({
      renderFeed: async () => {
        throw new Fault(code, 'q is wrong')
      },
    })
    const answer = await server.ask('/feed.atom?q=a')
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([400, { code, detail: 'q is wrong' }])
  },
)

test('other methods change nothing: 404', async () => {
  await using server = await served()
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await server.ask('/feed.atom', {}, method)).status, method).toBe(404)
})
