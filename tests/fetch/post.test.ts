import { createServer } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { openPoster, type PosterOptions } from '#fetch/post.ts'
import { startHub } from '#tests/support/hub.ts'
import { startRogue } from '#tests/support/rogue-server.ts'
import { noProxies } from './fetched.ts'

const rogue = await startRogue()
afterAll(() => rogue.close())

const usual: PosterOptions = {
  allowNetworks: ['127.0.0.1/32'],
  userAgent: 'Tributary/test (+mailto:us@example.org)',
  proxies: noProxies,
}
const form = new URLSearchParams([
  ['hub.mode', 'publish'],
  ['hub.url', 'https://news.example/feed.atom?a=1&b=ü'],
  ['hub.url', 'https://news.example/feed.rss'],
])

/** One post with a poster of its own. */
async function postOnce(url: string, options: Partial<PosterOptions> = {}, signal?: AbortSignal): Promise<number> {
  const poster = openPoster({ ...usual, ...options })
  try {
    return (await poster.post(url, form, signal)).status
  } finally {
    await poster.close()
  }
}

test.for([
  ['http://127.0.0.1:9/', 'is a loopback address'],
  ['http://2130706433/', 'is a loopback address'],
  ['http://[::1]/', 'is a loopback address'],
  ['http://10.1.2.3/', 'is a private address'],
  ['http://169.254.169.254/', 'is a cloud metadata service'],
  ['http://localhost/', 'a loopback address'],
] as const)('%s is refused where its network is not named', async ([url, words]) => {
  const refused = expect.objectContaining({ code: 'fetch/forbidden-address', message: expect.stringContaining(words) })
  await expect(postOnce(url, { allowNetworks: [] })).rejects.toThrow(refused)
})

test('no redirect is followed: its status is the answer', async () => {
  const before = rogue.requests.length
  expect(await postOnce(rogue.url('/redirect?code=307&to=/feed'))).toBe(307)
  expect(rogue.requests.slice(before).map(({ path }) => path)).toEqual(['/redirect?code=307&to=/feed'])
})

test.for([
  ['/hang-up', 'fetch/broken-off'],
  ['/not-http', 'fetch/bad-answer'],
  ['/header-flood', 'fetch/bad-answer'],
] as const)('%s is %s', async ([path, code]) => {
  await expect(postOnce(rogue.url(path))).rejects.toThrow(expect.objectContaining({ code }))
})

test.for([
  ['/silent', { firstByteMs: 300 }, 'sent no answer within 0.3 s'],
  ['/dripping-head', { totalMs: 400 }, 'did not finish within 0.4 s'],
] as const)('%s within %o is a timeout', async ([path, limits, words]) => {
  const late = expect.objectContaining({ code: 'fetch/timeout', message: `127.0.0.1:${rogue.port} ${words}` })
  await expect(postOnce(rogue.url(path), { limits })).rejects.toThrow(late)
})

test('a port nobody listens at refuses', async () => {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  await expect(postOnce(`http://127.0.0.1:${port}/`)).rejects.toThrow(expect.objectContaining({ code: 'fetch/connect' }))
})

test('aborted while it waits it rejects with the reason', async () => {
  const stop = new AbortController()
  const waits = postOnce(rogue.url('/silent'), {}, stop.signal)
  setTimeout(() => stop.abort(new Error('enough')), 50)
  await expect(waits).rejects.toThrow('enough')
})

test.for(['/drip?ms=20', '/huge?mb=100', '/bomb?as=gzip'])('the body of %s is not waited for', async (path) => {
  const begin = performance.now()
  expect(await postOnce(rogue.url(path))).toBe(200)
  expect(performance.now() - begin).toBeLessThan(2000)
})

test.for([200, 204, 404, 503])('an answer of %i is told as it is', async (status) => {
  await using hub = await startHub()
  hub.answerWith(status)
  expect(await postOnce(hub.url)).toBe(status)
})

test('the form arrives field by field, and says who sends it', async () => {
  await using hub = await startHub()
  await postOnce(hub.url)
  expect(hub.pings).toHaveLength(1)
  expect(hub.pings[0]).toMatchObject({
    method: 'POST',
    form: [...form],
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': usual.userAgent },
  })
})

/** One question with a poster of its own. */
async function askOnce(path: string, mostBytes: number, options: Partial<PosterOptions> = {}) {
  const poster = openPoster({ ...usual, ...options })
  try {
    const { status, body } = await poster.question(rogue.url(path), mostBytes)
    return { status, bytes: body?.byteLength ?? null }
  } finally {
    await poster.close()
  }
}

test('a question reads no more of an answer than it wants, and no redirect is followed', async () => {
  expect(await askOnce('/huge?mb=100', 1000)).toEqual({ status: 200, bytes: null })
  expect(await askOnce('/redirect?code=302&to=/feed', 1000)).toEqual({ status: 302, bytes: 5 })
  await expect(askOnce('/drip?ms=50', 100_000, { limits: { totalMs: 300 } })).rejects.toThrow(
    expect.objectContaining({ code: 'fetch/timeout' }),
  )
  await expect(askOnce('/feed', 1000, { allowNetworks: [] })).rejects.toThrow(expect.objectContaining({ code: 'fetch/forbidden-address' }))
})

test('a message arrives with its headers and its bytes', async () => {
  await using hub = await startHub()
  const poster = openPoster(usual)
  const body = new TextEncoder().encode('a=1')
  expect(await poster.send(hub.url, { headers: { 'content-type': 'text/x-test', 'x-a': 'b' }, body })).toEqual({ status: 204 })
  await poster.close()
  expect(hub.pings[0]).toMatchObject({
    method: 'POST',
    form: [['a', '1']],
    headers: { 'content-type': 'text/x-test', 'x-a': 'b', 'user-agent': usual.userAgent },
  })
})
