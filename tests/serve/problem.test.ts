import { expect, test } from 'vitest'
import { Fault, type FaultCode, faults } from '#model/fault.ts'
import { statusOf } from '#serve/problem.ts'
import { served } from './served.ts'

test('a bug is 500 "internal": its message stays inside and reaches the log', async () => {
  const bugs: { message: string; url: string }[] = []
  await using server = await served({
    renderFeed: async () => {
      throw new Error('the secret is 4711')
    },
    onBug: (error, url) => bugs.push({ message: (error as Error).message, url }),
  })
  const answer = await server.ask('/feed.atom?limit=3')
  expect(answer.status).toBe(500)
  expect(answer.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' })
  expect(JSON.parse(answer.body)).toEqual({ type: 'about:blank', title: 'internal', status: 500 })
  expect(bugs).toEqual([{ message: 'the secret is 4711', url: '/feed.atom?limit=3' }])
})

test.each([
  { what: 'a text', thrown: 'secret' },
  { what: 'nothing', thrown: undefined },
  { what: 'an error that looks like a fault', thrown: Object.assign(new Error('secret'), { code: 'ENOENT' }) },
  { what: 'an error with a status of its own', thrown: Object.assign(new Error('secret'), { statusCode: 502 }) },
])('$what thrown is 500 too, and says nothing', async ({ thrown }) => {
  const bugs: unknown[] = []
  await using server = await served({ renderStatus: () => Promise.reject(thrown), onBug: (error) => bugs.push(error) })
  const answer = await server.ask('/status')
  expect(answer.status).toBe(500)
  expect(answer.body).not.toContain('secret')
  expect(bugs).toHaveLength(1)
})

test.each(['store/busy', 'store/full', 'queue/unreachable'] as const)('%s passes: 503 with its advice, and it is no bug', async (code) => {
  await using server = await served({
    renderFeed: async () => {
      throw new Fault(code, 'the store rests', { detail: '/home/someone/data' })
    },
  })
  const answer = await server.ask('/feed.rss')
  expect(answer.status).toBe(503)
  expect(JSON.parse(answer.body)).toEqual({
    type: 'about:blank',
    title: code,
    status: 503,
    detail: 'the store rests',
    code,
    advice: faults[code].advice,
  })
})

test('what is withdrawn is 410: a page for who reads pages, a problem for the rest', async () => {
  const fault = new Fault('serve/withdrawn', 'this article was withdrawn')
  await using server = await served({ renderArticle: () => Promise.reject(fault), renderFeed: () => Promise.reject(fault) })
  const page = await server.ask('/articles/abc', { accept: 'text/html' })
  expect([page.status, page.headers['content-type'], page.body]).toEqual([
    410,
    'text/html; charset=utf-8',
    'the page that says: this article was withdrawn',
  ])
  expect(page.headers['cache-control']).toBe('no-store')
  const feed = await server.ask('/feed.atom')
  expect([feed.status, JSON.parse(feed.body).code]).toEqual([410, 'serve/withdrawn'])
})

test('every fault has a status that says whose it is', () => {
  const callers = (Object.keys(faults) as FaultCode[]).filter((code) => statusOf(code) < 500)
  expect(callers).toEqual([
    'serve/bad-request',
    'serve/bad-hub-request',
    'serve/bad-query',
    'serve/query-too-wide',
    'serve/not-found',
    'serve/not-acceptable',
    'serve/gone',
    'serve/withdrawn',
    'serve/too-large',
  ])
})
