import { expect, test } from 'vitest'
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

test('other methods change nothing: 404', async () => {
  await using server = await served()
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) expect((await server.ask('/feed.atom', {}, method)).status, method).toBe(404)
})
