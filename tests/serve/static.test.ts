import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { served } from './served.ts'

test('every file a page needs is served with its type, and asked for again only by its tag', async () => {
  await using server = await served()
  const names = readdirSync('src/web/static')
  expect(names).toEqual(['feed.css', 'icon.svg', 'style.css'])
  for (const name of names) {
    const answer = await server.ask(`/static/${name}?v=0.1.0`)
    expect(answer).toMatchObject({ status: 200, body: readFileSync(`src/web/static/${name}`, 'utf8') })
    expect(answer.headers['content-type']).toBe(name.endsWith('.css') ? 'text/css; charset=utf-8' : 'image/svg+xml')
    expect(answer.headers.etag).toMatch(/^"[\w-]+"$/)
    expect((await server.ask(`/static/${name}`, { 'if-none-match': answer.headers.etag ?? '' })).status).toBe(304)
  }
})

test.each([
  '/static/',
  '/static/..%2flayout.ts',
  '/static/../layout.ts',
  '/static/style.css%00',
  '/static/style.css/',
  '/static/STYLE.css',
])('%s is nothing', async (path) => {
  await using server = await served()
  expect((await server.ask(path)).status).toBe(404)
})

test('robots may read the pages, not the operator’s', async () => {
  await using server = await served()
  const answer = await server.ask('/robots.txt')
  expect(answer).toMatchObject({ status: 200, body: 'User-agent: *\nDisallow: /status\nDisallow: /health.atom\n' })
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
})
