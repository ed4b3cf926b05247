import { expect, test } from 'vitest'
import { sampleRendered, served } from './served.ts'

const pages = ['/status', '/status?state=failing&after=a', '/status/harbour-post']

test.each(['/status/', '/status/UPPER', '/status/-a', '/status/%00', '/status/..%2f', '/status/__proto__', `/status/${'a'.repeat(65)}`])(
  '%s is no feed: 404, and the store is not asked',
  async (path) => {
    const asked: string[] = []
    await using server = await served({
      renderFeedStatus: async (feed) => {
        asked.push(feed)
        return sampleRendered
      },
    })
    expect((await server.ask(path)).status).toBe(404)
    expect(asked).toEqual([])
  },
)

test('a feed nobody follows is 404, as a page to one who wants a page', async () => {
  await using server = await served({ renderFeedStatus: async () => null })
  const answer = await server.ask('/status/nobody', { accept: 'text/html' })
  expect(answer).toMatchObject({ status: 404, body: 'the page that says nothing is here' })
  expect(answer.headers).not.toHaveProperty('etag')
})

test('a state that is none is 400 with the states there are', async () => {
  await using server = await served()
  const answer = await server.ask('/status?state=broken')
  expect(answer.status).toBe(400)
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'serve/bad-request', detail: expect.stringContaining('failing, stopped, silent') })
})

test.each(pages)('%s is a page that is asked for anew each time', async (path) => {
  await using server = await served()
  const answer = await server.ask(path)
  expect(answer).toMatchObject({ status: 200, body: 'the body' })
  expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', etag: '"abc"' })
})

test('each address asks for its own page', async () => {
  const asked: unknown[] = []
  const note = (value: unknown) => async () => {
    asked.push(value)
    return sampleRendered
  }
  await using server = await served({
    renderStatus: note('all'),
    renderFeedList: async (list) => note(list)(),
    renderFeedStatus: async (feed) => note(feed)(),
  })
  for (const page of pages) await server.ask(page)
  expect(asked).toEqual(['all', { state: 'failing', after: 'a' }, 'harbour-post'])
})

test('what happened is a feed that is asked for anew each time, 304 where nothing did', async () => {
  await using server = await served()
  const answer = await server.ask('/health.atom')
  expect(answer).toMatchObject({ status: 200, body: 'the body' })
  expect(answer.headers).toMatchObject({
    'content-type': 'application/atom+xml; charset=utf-8',
    'cache-control': 'no-cache',
    etag: '"abc"',
  })
  expect((await server.ask('/health.atom', { 'if-none-match': '"abc"' })).status).toBe(304)
  expect((await server.ask('/health.rss')).status).toBe(404)
})
