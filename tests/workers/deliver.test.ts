import { afterAll, expect, test } from 'vitest'
import { openPoster } from '#fetch/post.ts'
import { startHub } from '#tests/support/hub.ts'
import { startRogue } from '#tests/support/rogue-server.ts'
import { deliver } from '#workers/deliver.ts'

const rogue = await startRogue()
const poster = openPoster({
  allowNetworks: ['127.0.0.1/32'],
  userAgent: 'Tributary/test',
  proxies: { http: null, https: null, no: null },
  limits: { totalMs: 2000 },
})
afterAll(async () => {
  await poster.close()
  await rogue.close()
})

const topics = ['https://news.example/feed.atom', 'https://news.example/feed.rss', 'https://news.example/feed.json']
const never = new AbortController().signal

function order(url: string) {
  return { target: 'hub', url, topics, upTo: 7 }
}

test.for([301, 307, 400, 404, 429, 500, 503])('a hub that answers %i has refused', async (status) => {
  await using hub = await startHub()
  hub.answerWith(status, { location: rogue.url('/feed') })
  const { host } = new URL(hub.url)
  expect(await deliver(poster, order(hub.url), never)).toEqual({
    target: 'hub',
    upTo: 7,
    fault: { code: 'deliver/refused', message: `the hub could not be told what is new: ${host} answered ${status}`, detail: null },
  })
  expect(hub.pings).toHaveLength(1)
})

test.for([
  ['http://10.0.0.1/', 'fetch/forbidden-address'],
  ['http://hub.invalid/', 'fetch/dns'],
  [rogue.url('/hang-up'), 'fetch/broken-off'],
  [rogue.url('/dripping-head'), 'fetch/timeout'],
] as const)('a hub at %s fails with %s, and the fault says that it is the hub', async ([url, code]) => {
  const delivered = await deliver(poster, order(url), never)
  expect(delivered).toMatchObject({ target: 'hub', upTo: 7, fault: { code } })
  expect(delivered?.fault?.message).toMatch(/^the hub could not be told what is new: /)
})

test('stopped on the way it has nothing to report', async () => {
  const stop = new AbortController()
  const delivered = deliver(poster, order(rogue.url('/silent')), stop.signal)
  setTimeout(() => stop.abort(), 50)
  expect(await delivered).toBeNull()
})

test.for([200, 202, 204])('a hub that answers %i was told of all topics in one form', async (status) => {
  await using hub = await startHub()
  hub.answerWith(status)
  expect(await deliver(poster, order(hub.url), never)).toEqual({ target: 'hub', upTo: 7, fault: null })
  expect(hub.pings.map(({ form }) => form)).toEqual([[['hub.mode', 'publish'], ...topics.map((topic) => ['hub.url', topic])]])
})
