import { expect, test } from 'vitest'
import { sampleRendered, served } from './served.ts'

test.each(['/slices/', '/slices.atom', '/slices.opml/', '/slices.OPML'])('there is nothing at %s', async (path) => {
  await using server = await served({ renderStream: async () => null, renderFeed: async () => null })
  expect((await server.ask(path)).status).toBe(404)
})

test('the list of slices is a page that is asked for anew each time', async () => {
  await using server = await served({ renderSlicesOpml: async () => Promise.reject(new Error('not asked for')) })
  const answer = await server.ask('/slices')
  expect(answer).toMatchObject({ status: 200, body: 'the body' })
  expect(answer.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', etag: '"abc"' })
  expect((await server.ask('/slices', { 'if-none-match': '"abc"' })).status).toBe(304)
})

test('scripts of any site may read the OPML, and who has it gets 304', async () => {
  await using server = await served({ renderSliceList: async () => Promise.reject(new Error('not asked for')) })
  const answer = await server.ask('/slices.opml')
  expect(answer).toMatchObject({ status: 200, body: sampleRendered.body })
  expect(answer.headers).toMatchObject({ 'content-type': 'text/x-opml; charset=utf-8', 'access-control-allow-origin': '*' })
  expect((await server.ask('/slices.opml', { 'if-none-match': '"abc"' })).status).toBe(304)
})
