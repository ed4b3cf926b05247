import { afterAll, expect, test } from 'vitest'
import { openPoster, type PosterOptions } from '#fetch/post.ts'
import type { ConfirmPayload } from '#queue/queue.ts'
import { noProxies } from '#tests/fetch/fetched.ts'
import { startSubscribers } from '#tests/support/subscriber.ts'
import { confirm } from '#workers/confirm.ts'

const subscribers = await startSubscribers()
afterAll(() => subscribers[Symbol.asyncDispose]())
const usual: PosterOptions = { allowNetworks: ['127.0.0.0/8'], userAgent: 'Tributary/test', proxies: noProxies }

async function ask(
  name: string,
  changes: Partial<ConfirmPayload> = {},
  options: Partial<PosterOptions> = {},
  stop = new AbortController(),
) {
  const poster = openPoster({ ...usual, ...options })
  const topic = 'https://news.example/feed.atom'
  const order = {
    request: 'r',
    mode: 'subscribe',
    callback: subscribers.callback(name),
    topic,
    secret: null,
    leaseSeconds: 7,
    because: '',
  } as const
  try {
    return await confirm(poster, { ...order, ...changes }, stop.signal)
  } finally {
    await poster.close()
  }
}

test.each([
  ['other', 'the wrong words', 200, 'answered without the challenge'],
  ['empty', '', 204, 'answered without the challenge'],
  ['moved', null, 302, 'answered 302'],
  ['missing', null, 404, 'answered 404'],
])('%s: an answer of %s with %i confirms nothing', async (name, body, status, words) => {
  subscribers.answerQuestions(name, (response, question) =>
    response.writeHead(status, { location: '/x' }).end(body ?? question.get('hub.challenge')),
  )
  expect(await ask(name)).toMatchObject({
    kind: 'confirmed',
    request: 'r',
    fault: { code: 'deliver/unconfirmed', message: expect.stringContaining(words) },
  })
})

test('a callback that cannot be reached, or may not, confirms nothing', async () => {
  expect(await ask('a', {}, { allowNetworks: [] })).toMatchObject({ fault: { code: 'fetch/forbidden-address' } })
  subscribers.answerQuestions('silent', () => undefined)
  expect(await ask('silent', {}, { limits: { totalMs: 200 } })).toMatchObject({ fault: { code: 'fetch/timeout' } })
})

test('one that is stopped comes back with nothing', async () => {
  const stop = new AbortController()
  subscribers.answerQuestions('stopped', () => stop.abort())
  expect(await ask('stopped', {}, {}, stop)).toBeNull()
})

test('the challenge confirms; the callback’s own query stays as it is, and each question has a challenge of its own', async () => {
  expect(await ask('well?a=%20&a=2')).toEqual({ kind: 'confirmed', request: 'r', fault: null })
  await ask('well', { mode: 'unsubscribe' })
  const [first, second] = subscribers.questions('well')
  expect([...(first ?? [])].slice(0, 4)).toEqual([
    ['a', ' '],
    ['a', '2'],
    ['hub.mode', 'subscribe'],
    ['hub.topic', 'https://news.example/feed.atom'],
  ])
  expect(first?.get('hub.lease_seconds')).toBe('7')
  expect(second?.has('hub.lease_seconds')).toBe(false)
  expect(first?.get('hub.challenge')?.length).toBeGreaterThan(20)
  expect(first?.get('hub.challenge')).not.toBe(second?.get('hub.challenge'))
})

test('a denial says why, asks nothing, and is done whatever comes back', async () => {
  subscribers.answerQuestions('denied', (response) => response.writeHead(500).end())
  expect(await ask('denied', { mode: 'denied', because: 'no such feed' })).toEqual({ kind: 'confirmed', request: 'r', fault: null })
  expect(Object.fromEntries(subscribers.questions('denied')[0] ?? [])).toEqual({
    'hub.mode': 'denied',
    'hub.topic': 'https://news.example/feed.atom',
    'hub.reason': 'no such feed',
  })
})
