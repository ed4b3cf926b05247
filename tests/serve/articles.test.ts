import { expect, test } from 'vitest'
import { sampleRendered, served } from './served.ts'

test.each([
  '/articles/',
  '/articles/UPPER',
  '/articles/a-b',
  '/articles/%00',
  '/articles/..%2f',
  '/articles/__proto__',
  `/articles/${'a'.repeat(65)}`,
])('%s is no article: 404, and the store is not asked', async (path) => {
  const asked: string[] = []
  await using server = await served({
    renderArticle: async (article) => {
      asked.push(article)
      return sampleRendered
    },
  })
  expect((await server.ask(path)).status).toBe(404)
  expect(asked).toEqual([])
})

test('an article that is not there, or not shown, is 404, as a page to one who wants a page', async () => {
  await using server = await served({ renderArticle: async () => null })
  const answer = await server.ask('/articles/mfrggzdfmztwq2lk', { accept: 'text/html' })
  expect(answer).toMatchObject({ status: 404, body: 'the page that says nothing is here' })
})

test('an article is a page that is asked for anew each time', async () => {
  await using server = await served()
  const answer = await server.ask('/articles/mfrggzdfmztwq2lk')
  expect(answer).toMatchObject({ status: 200, body: 'the body' })
  expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', etag: '"abc"' })
})
