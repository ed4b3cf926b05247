import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { Fault, faults } from '#model/fault.ts'
import { feedId } from '#model/ids.ts'
import type { FoundSubscription, Push, PushReceiving } from '#serve/push.ts'
import { type Served, served } from './served.ts'

const topic = 'https://harbour.example/news.xml?a=1&b=2'
const secret = 'a secret of ours'
const callback = '/websub/harbour-post/k3y'
const ours: FoundSubscription = { topic, secret, wanted: true }

interface Told {
  readonly what: 'verified' | 'denied' | 'pushed'
  readonly value: unknown
}

/** A server that knows one subscription, and what it was told. */
async function listening(subscription: FoundSubscription | null = ours, changes: Partial<PushReceiving> = {}) {
  const told: Told[] = []
  const server = await served({
    findSubscription: async (feed, key) => (feed === 'harbour-post' && key === 'k3y' ? subscription : null),
    verified: async (value) => void told.push({ what: 'verified', value }),
    denied: async (value) => void told.push({ what: 'denied', value }),
    pushed: async (value) => void told.push({ what: 'pushed', value }),
    ...changes,
  })
  return { server, told, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

function query(parameters: Record<string, string>): string {
  return `?${new URLSearchParams({ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.challenge': 'ch4', ...parameters })}`
}

function signed(body: string, key = secret): Record<string, string> {
  return { 'x-hub-signature': `sha256=${createHmac('sha256', key).update(body).digest('hex')}` }
}

function post(server: Served, body: string, headers: Record<string, string>, path = callback) {
  return server.ask(path, { 'content-length': String(Buffer.byteLength(body)), ...headers }, 'POST', body)
}

const unknown = ['/websub/harbour-post/other', '/websub/other/k3y', '/websub/HARBOUR/k3y', '/websub/..%2f/k3y', '/websub/__proto__/k3y']

test.each(unknown)('%s is not ours: 404 for a question, 410 for a push', async (path) => {
  await using hub = await listening()
  const asked = await hub.server.ask(path + query({}))
  expect(asked.status).toBe(404)
  expect(asked.body).not.toContain('ch4')
  const pushed = await post(hub.server, 'x'.repeat(100_000), signed('x'), path)
  expect(pushed.status).toBe(410)
  expect(JSON.parse(pushed.body)).toMatchObject({ code: 'serve/gone', advice: faults['serve/gone'].advice })
  expect(hub.told).toEqual([])
})

test.each([
  { what: 'another topic', subscription: ours, parameters: { 'hub.topic': 'https://harbour.example/news.xml' } },
  { what: 'a denial of another topic', subscription: ours, parameters: { 'hub.topic': 'https://evil.example/', 'hub.mode': 'denied' } },
  { what: 'a subscription nobody wants', subscription: { ...ours, wanted: false }, parameters: {} },
  { what: 'the end of one that is wanted', subscription: ours, parameters: { 'hub.mode': 'unsubscribe' } },
])('$what is not confirmed: 404', async ({ subscription, parameters }) => {
  await using hub = await listening(subscription)
  expect((await hub.server.ask(callback + query(parameters))).status).toBe(404)
  expect(hub.told).toEqual([])
})

test('a question that is none is 400, and names what is wrong', async () => {
  await using hub = await listening()
  for (const path of [
    callback,
    `${callback}?hub.mode=subscribe&hub.mode=denied`,
    callback + query({ 'hub.challenge': 'x'.repeat(2000) }),
  ]) {
    const answer = await hub.server.ask(path)
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body).detail).toMatch(/^hub\./)
  }
  expect(hub.told).toEqual([])
})

test('what we asked for is confirmed with the challenge, as text that no browser takes for a page', async () => {
  await using hub = await listening()
  const challenge = '<script>alert(1)</script>'
  const answer = await hub.server.ask(callback + query({ 'hub.challenge': challenge, 'hub.lease_seconds': '864000' }))
  expect(answer).toMatchObject({ status: 200, body: challenge })
  expect(answer.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
  expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
  expect(hub.told).toEqual([{ what: 'verified', value: { feed: feedId('harbour-post'), key: 'k3y', leaseSeconds: 864_000 } }])
})

test('the end of a subscription that is no longer wanted is confirmed', async () => {
  await using hub = await listening({ ...ours, wanted: false })
  expect(await hub.server.ask(callback + query({ 'hub.mode': 'unsubscribe' }))).toMatchObject({ status: 200, body: 'ch4' })
  expect(hub.told).toEqual([])
})

test('a denial is taken with its reason', async () => {
  await using hub = await listening()
  const answer = await hub.server.ask(callback + query({ 'hub.mode': 'denied', 'hub.reason': 'no such topic' }))
  expect(answer).toMatchObject({ status: 200, body: '' })
  expect(hub.told).toEqual([{ what: 'denied', value: { feed: feedId('harbour-post'), key: 'k3y', because: 'no such topic' } }])
})

test('HEAD asks nothing and confirms nothing', async () => {
  await using hub = await listening()
  expect((await hub.server.ask(callback + query({}), {}, 'HEAD')).status).toBe(404)
  expect(hub.told).toEqual([])
})

test.each([
  { what: 'without a signature', headers: {} },
  { what: 'with another’s signature', headers: signed('<rss/>', 'guessed') },
  { what: 'with the signature of another body', headers: signed('<rss></rss>') },
  {
    what: 'with a method nobody should use',
    headers: { 'x-hub-signature': `md5=${createHmac('md5', secret).update('<rss/>').digest('hex')}` },
  },
])('a push $what is taken and dropped: 202', async ({ headers }) => {
  await using hub = await listening()
  expect(await post(hub.server, '<rss/>', { 'content-type': 'application/rss+xml', ...headers })).toMatchObject({ status: 202, body: '' })
  expect(hub.told).toEqual([])
})

test('who does not know the key is sent away before the body is read, however long it is to be', async () => {
  await using hub = await listening()
  const answer = await hub.server.ask('/websub/harbour-post/other', { 'content-length': '900000000' }, 'POST', 'the first bytes')
  expect(answer.status).toBe(410)
})

test('a push without a body is none', async () => {
  await using hub = await listening()
  expect((await post(hub.server, '', signed(''))).status).toBe(202)
  expect(hub.told).toEqual([])
})

test('a push for a subscription nobody wants any more is 410', async () => {
  await using hub = await listening({ ...ours, wanted: false })
  expect((await post(hub.server, '<rss/>', signed('<rss/>'))).status).toBe(410)
  expect(hub.told).toEqual([])
})

test.each([
  'application/rss+xml; charset=utf-8',
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/feed+json',
])('a push of %s that is signed goes on byte for byte', async (contentType) => {
  await using hub = await listening()
  const body = '{"a": 1}\r\n\u0000é'
  const answer = await post(hub.server, body, { 'content-type': contentType, ...signed(body) })
  expect(answer).toMatchObject({ status: 202, body: '' })
  expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' })
  const [told, ...more] = hub.told as { what: string; value: Push }[]
  expect(more).toEqual([])
  expect(told).toMatchObject({ what: 'pushed', value: { feed: 'harbour-post', key: 'k3y', address: topic, contentType } })
  expect(Buffer.from(told?.value.body ?? []).toString()).toBe(body)
})

test('a push that names no type goes on too', async () => {
  await using hub = await listening()
  expect((await post(hub.server, '<rss/>', signed('<rss/>'))).status).toBe(202)
  expect(hub.told).toMatchObject([{ what: 'pushed', value: { contentType: null } }])
})

test('a type that is none is refused: 415', async () => {
  await using hub = await listening()
  expect((await post(hub.server, '<rss/>', { 'content-type': ';;;', ...signed('<rss/>') })).status).toBe(415)
  expect(hub.told).toEqual([])
})

test('5 MB are taken, a byte more is 413', async () => {
  await using hub = await listening()
  const most = 'x'.repeat(5_000_000)
  expect((await post(hub.server, most, signed(most))).status).toBe(202)
  const answer = await post(hub.server, `${most}x`, signed(`${most}x`))
  expect(answer.status).toBe(413)
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'serve/too-large' })
  expect(hub.told).toHaveLength(1)
})

test('while nobody can take it, the hub is told to come again', async () => {
  const away = async () => {
    throw new Fault('queue/unreachable', 'the queue cannot be reached')
  }
  await using hub = await listening(ours, { pushed: away, verified: away, denied: away })
  const answers = [
    await post(hub.server, '<rss/>', signed('<rss/>')),
    await hub.server.ask(callback + query({})),
    await hub.server.ask(callback + query({ 'hub.mode': 'denied' })),
  ]
  for (const answer of answers) {
    expect(answer.status).toBe(503)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'queue/unreachable' })
  }
})
