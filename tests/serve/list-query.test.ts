import { expect, test } from 'vitest'
import { readListQuery } from '#serve/list-query.ts'
import type { FeedRequest } from '#serve/slices.ts'
import { sampleDocument, served } from './served.ts'

test.each([
  { query: 'limit=0', names: 'limit' },
  { query: 'limit=501', names: 'limit' },
  { query: 'limit=-1', names: 'limit' },
  { query: 'limit=', names: 'limit' },
  { query: 'limit=10.5', names: 'limit' },
  { query: 'limit=1e2', names: 'limit' },
  { query: 'limit=%D9%A3', names: 'limit' },
  { query: 'limit=99999999999999999999', names: 'limit' },
  { query: 'limit=1&limit=2', names: 'limit' },
  { query: 'before=', names: 'before' },
  { query: 'before=17.ABC', names: 'before' },
  { query: 'before=17', names: 'before' },
  { query: 'before=1.a%27%20OR%201=1', names: 'before' },
  { query: `before=1.${'a'.repeat(65)}`, names: 'before' },
  { query: 'before=1e3.abc', names: 'before' },
  { query: 'after=soon', names: 'after' },
  { query: 'after=1.a&after=2.b', names: 'after' },
  { query: 'q=a&q=b', names: 'q' },
  { query: 'before=1.a&after=1.a', names: 'before and after' },
])('?$query is refused, naming $names', async ({ query, names }) => {
  await using server = await served()
  for (const path of ['/', '/feed.atom', '/topics/nato', '/topics/nato.json']) {
    const answer = await server.ask(`${path}?${query}`)
    expect(answer.status).toBe(400)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    const problem = JSON.parse(answer.body)
    expect(problem).toMatchObject({ type: 'about:blank', status: 400, code: 'serve/bad-request' })
    expect(problem.detail.startsWith(`${names} `)).toBe(true)
  }
})

test.each([
  { query: '', gives: { q: '', limit: 100, namedLimit: null, start: null } },
  { query: 'limit=1', gives: { q: '', limit: 1, namedLimit: 1, start: null } },
  { query: 'limit=500', gives: { q: '', limit: 500, namedLimit: 500, start: null } },
  {
    query: 'before=1764022560000.mfrggzdf',
    gives: { q: '', limit: 100, namedLimit: null, start: { before: { sortAt: 1_764_022_560_000, id: 'mfrggzdf' } } },
  },
  { query: 'q=', gives: { q: '', limit: 100, namedLimit: null, start: null } },
  { query: 'q=%22air+defence%22+-nato', gives: { q: '"air defence" -nato', limit: 100, namedLimit: null, start: null } },
  { query: 'after=-5.a7&limit=9', gives: { q: '', limit: 9, namedLimit: 9, start: { after: { sortAt: -5, id: 'a7' } } } },
  { query: 'utm_source=x&constructor=y&__proto__=z&limit=7', gives: { q: '', limit: 7, namedLimit: 7, start: null } },
])('?$query is understood', async ({ query, gives }) => {
  const requests: FeedRequest[] = []
  await using server = await served({
    renderFeed: async (request) => {
      requests.push(request)
      return sampleDocument
    },
  })
  expect((await server.ask(`/feed.json?${query}`)).status).toBe(200)
  expect(requests).toEqual([{ slice: { kind: null, id: '' }, format: 'json', archive: null, content: 'full', ...gives }])
})

test.each(['content=', 'content=all', 'content=full&content=summary', 'content=SUMMARY'])(
  '?%s is refused for a feed, naming content',
  async (query) => {
    await using server = await served()
    const answer = await server.ask(`/topics/nato.rss?${query}`)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'serve/bad-request', detail: 'content must be full or summary' })
  },
)

test.each(['full', 'summary'])('?content=%s is understood', async (content) => {
  const requests: FeedRequest[] = []
  await using server = await served({
    renderFeed: async (request) => {
      requests.push(request)
      return sampleDocument
    },
  })
  expect((await server.ask(`/feed.atom?content=${content}`)).status).toBe(200)
  expect(requests).toMatchObject([{ content }])
})

test('the usual length is the caller’s', () => {
  expect(readListQuery({}, 50).limit).toBe(50)
})
