import { type AddressInfo, connect, createServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { frameSites } from '#lib/frame-sites.ts'
import { sampleDocument, served } from './served.ts'

const hostile = [
  '//',
  '/.',
  '/..',
  '/../../etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/',
  '/topics/..',
  '/topics/%2e%2e%2ffeed',
  '/topics/a%2fb.atom',
  '/topics/%00',
  '/topics/nato%00.atom',
  '/topics/.atom',
  '/topics/',
  '/topics//nato',
  '/topics/%',
  '/topics/%zz',
  '/topics/%c3%28',
  '/topics/%ff%fe',
  '/topics/%ed%a0%80',
  '/%',
  '/%u0041',
  '/topics/__proto__',
  '/topics/constructor.json',
  '/topics/<script>alert(1)</script>',
  "/sources/'%20OR%201=1--.rss",
  '/feed.atom;a=b',
  '/feed.atom%0d%0aSet-Cookie:a=b',
  '/feed.atom?limit=%',
  '/feed.atom?%',
  '/feed.atom?__proto__[x]=1',
  '/feed.atom?limit[]=1',
  '/?before=%00',
  '/status/%00',
  '/status/..%2f..%2fetc',
  '/status?state[]=failing',
  '/status?state=failing&after=%ff',
  '/websub/a/b?hub.mode=%00',
  '/websub/%00/%00',
  '/websub/a',
  '*',
  'http://other.example/feed.atom',
  `/topics/${'a'.repeat(10_000)}`,
  `/topics/${'%41'.repeat(3_300)}.atom`,
  `/${'a/'.repeat(5_000)}`,
  `/feed.atom?${'a=b&'.repeat(2_500)}`,
]

test.each(hostile)('$path is never a bug of ours', async (path) => {
  await using server = await served()
  const answer = await server.ask(path)
  expect(answer.status).toBeLessThan(500)
  expect(answer.headers).not.toHaveProperty('set-cookie')
  if (answer.status >= 400) expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
})

test.each([
  '/',
  '/feed.atom',
  '/status',
  '/status/a',
  '/health.atom',
  '/websub/a/b',
  '/healthz',
  '/static/style.css',
  '/robots.txt',
  '/nowhere',
  '/feed.atom?limit=0',
])('%s carries the headers that keep a browser safe', async (path) => {
  await using server = await served()
  const { headers } = await server.ask(path)
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect(headers).not.toHaveProperty('strict-transport-security')
  const policy = new Map(
    (headers['content-security-policy'] as string)
      .split(';')
      .map((part) => part.split(' ', 1).concat(part.replace(/^\S+ ?/, '')) as [string, string]),
  )
  expect(policy.get('default-src')).toBe("'none'")
  expect(policy.get('style-src')).toBe("'self'")
  expect(policy.has('script-src')).toBe(false)
  expect(headers['content-security-policy']).not.toContain('unsafe')
  expect(policy.get('frame-ancestors')).toBe("'none'")
  expect(policy.get('frame-src')?.split(' ')).toEqual(frameSites)
})

test.each([
  { what: 'JSON that is none', type: 'application/json', body: '{"a":' },
  { what: 'JSON that aims at prototypes', type: 'application/json', body: '{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}' },
  { what: 'a type that nobody knows', type: 'application/x-unknown', body: 'x' },
  { what: 'a type that is none', type: ';;;', body: 'x' },
  { what: 'more than anybody asked for', type: 'application/json', body: `"${'x'.repeat(100_000)}"` },
])('a body of $what is never a bug of ours', async ({ type, body }) => {
  await using server = await served()
  for (const method of ['POST', 'PUT', 'GET', 'DELETE']) {
    const answer = await server.ask('/feed.atom', { 'content-type': type, 'content-length': String(body.length) }, method, body)
    expect(answer.status, method).toBeLessThan(500)
    if (answer.status >= 400) expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  }
})

test('what is no HTTP is refused, and the server lives', async () => {
  await using server = await served()
  for (const bytes of ['garbage\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`]) {
    const socket = connect(server.port, '127.0.0.1').on('error', () => undefined)
    socket.write(bytes)
    expect((await text(socket)).split('\r\n', 1)[0]).toMatch(/^HTTP\/1\.1 4\d\d /)
  }
  expect((await server.ask('/healthz')).status).toBe(200)
})

test('only feeds may be read by other pages’ scripts', async () => {
  await using server = await served()
  for (const path of ['/', '/status', '/status/a', '/health.atom', '/websub/a/b', '/healthz', '/static/style.css', '/nowhere']) {
    expect((await server.ask(path, { origin: 'https://other.example' })).headers, path).not.toHaveProperty('access-control-allow-origin')
  }
  expect((await server.ask('/topics/nato.json', { origin: 'https://other.example' })).headers['access-control-allow-origin']).toBe('*')
})

test.each([
  { accept: undefined, type: 'application/problem+json; charset=utf-8' },
  { accept: '*/*', type: 'application/problem+json; charset=utf-8' },
  { accept: 'application/json', type: 'application/problem+json; charset=utf-8' },
  { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', type: 'text/html; charset=utf-8' },
])('nothing is at an address: told as $type to one who accepts $accept', async ({ accept, type }) => {
  await using server = await served({ renderFeed: async () => null })
  for (const path of ['/nowhere', '/topics/x.atom']) {
    const answer = await server.ask(path, accept === undefined ? {} : { accept })
    expect(answer.status).toBe(404)
    expect(answer.headers).toMatchObject({ 'content-type': type, 'cache-control': 'no-store' })
    if (type.startsWith('text/html')) expect(answer.body).toBe('the page that says nothing is here')
    else expect(JSON.parse(answer.body)).toMatchObject({ status: 404, code: 'serve/not-found' })
  }
})

test('a port in use is a fault that names it', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  try {
    await expect(served({ port })).rejects.toMatchObject({ code: 'serve/address-in-use', message: expect.stringContaining(String(port)) })
  } finally {
    other.close()
  }
})

test('closing lets the answer in hand finish and takes no other', async () => {
  const { promise: asked, resolve: nowAsked } = Promise.withResolvers<void>()
  const { promise: finish, resolve: nowFinish } = Promise.withResolvers<void>()
  const server = await served({
    renderFeed: async () => {
      nowAsked()
      await finish
      return { ...sampleDocument, body: 'whole' }
    },
  })
  const answer = server.ask('/feed.atom')
  await asked
  const closed = server[Symbol.asyncDispose]()
  nowFinish()
  expect(await answer).toMatchObject({ status: 200, body: 'whole' })
  await closed
  await expect(server.ask('/healthz')).rejects.toThrow('ECONNREFUSED')
})
