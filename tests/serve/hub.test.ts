import { expect, test } from 'vitest'
import { Fault } from '#model/fault.ts'
import type { HubRequest } from '#model/hub.ts'
import type { HubAsking } from '#serve/hub.ts'
import { served } from './served.ts'

const calledAt = 'https://news.example'
const form = { 'hub.mode': 'subscribe', 'hub.callback': 'https://reader.example/', 'hub.topic': `${calledAt}/feed.atom` }

async function hub(changes: Partial<HubAsking> = {}) {
  const asked: HubRequest[] = []
  const server = await served({
    calledAt,
    hubStanding: async ({ document }) => ({ isOurs: document !== null, hasRoom: true }),
    hubAsked: async (request) => void asked.push(request),
    ...changes,
  })
  const post = (body: string, type = 'application/x-www-form-urlencoded') =>
    server.ask('/hub', { 'content-type': type, 'content-length': String(Buffer.byteLength(body)) }, 'POST', body)
  return {
    asked,
    post,
    ask: (more = {}) => post(new URLSearchParams({ ...form, ...more }).toString()),
    [Symbol.asyncDispose]: server[Symbol.asyncDispose],
  }
}

test.each([
  ['text/plain', 'hub.mode=subscribe', 415],
  ['application/json', '{"hub.mode":"subscribe"}', 415],
  ['multipart/form-data; boundary=x', '--x--', 415],
  ['application/x-www-form-urlencoded', 'hub.mode=nonsense', 400],
  ['application/x-www-form-urlencoded', `hub.mode=${'x'.repeat(20_000)}`, 413],
])('%s of %s is refused with %i', async (type, body, status) => {
  await using server = await hub()
  expect((await server.post(body, type)).status).toBe(status)
  expect(server.asked).toEqual([])
})

test('where there is no hub nothing is taken: no address of ours, or another hub in force', async () => {
  await using nowhere = await hub({ calledAt: null })
  expect((await nowhere.ask()).status).toBe(404)
  await using other = await hub({ hubStanding: async () => null })
  expect((await other.ask()).status).toBe(404)
  expect([...nowhere.asked, ...other.asked]).toEqual([])
})

test('a hub that has no room says so: 503', async () => {
  await using server = await hub({ hubStanding: async () => ({ isOurs: true, hasRoom: false }) })
  const answer = await server.ask()
  expect(answer.status).toBe(503)
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'serve/hub-full' })
  expect(server.asked).toEqual([])
})

test('a topic that is none of ours is taken to be denied; whoever wants to leave it may', async () => {
  await using server = await hub()
  const topic = { 'hub.topic': 'https://elsewhere.example/feed.atom' }
  expect((await server.ask(topic)).status).toBe(202)
  expect((await server.ask({ ...topic, 'hub.mode': 'unsubscribe' })).status).toBe(202)
  expect(server.asked.map(({ mode, because }) => [mode, because !== ''])).toEqual([
    ['denied', true],
    ['unsubscribe', false],
  ])
})

test('whoever wants to leave may, though the topic’s source was withdrawn since', async () => {
  const withdrawn = new Fault('serve/withdrawn', 'the source a was withdrawn')
  await using server = await hub({
    hubStanding: async ({ document }) => (document === null ? { isOurs: false, hasRoom: true } : Promise.reject(withdrawn)),
  })
  expect((await server.ask()).status).toBe(410)
  expect((await server.ask({ 'hub.mode': 'unsubscribe' })).status).toBe(202)
  expect(server.asked.map(({ mode }) => mode)).toEqual(['unsubscribe'])
})

test('a sound request is handed on as it is', async () => {
  await using server = await hub()
  const answer = await server.ask({ 'hub.secret': 's' })
  expect(answer).toMatchObject({ status: 202, headers: { 'cache-control': 'no-store' } })
  expect(server.asked).toEqual([
    {
      mode: 'subscribe',
      callback: form['hub.callback'],
      topic: form['hub.topic'],
      secret: 's',
      leaseSeconds: 864_000,
      because: '',
    },
  ])
})

test('nowhere else is a form taken', async () => {
  await using server = await served()
  const answer = await server.ask(
    '/feed.atom',
    { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '3' },
    'GET',
    'a=b',
  )
  expect(answer.status).toBeLessThan(500)
})
