import { expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { type DistributingHub, startDistributingHub } from '#tests/support/distributing-hub.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRedis } from '#tests/support/redis.ts'
import { rssOf, type ScriptedOrigin, startScriptedOrigin } from '#tests/support/scripted-origin.ts'
import { serviceFolder, untilSaid } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

const path = '/pushed'

/** The feed as it names its hub. */
function documentOf(origin: ScriptedOrigin, hub: DistributingHub, titles: readonly string[]): string {
  return rssOf(path, titles, `<atom:link rel="hub" href="${hub.url}"/><atom:link rel="self" href="${origin.url(path)}"/>`)
}

async function start(origin: ScriptedOrigin, named = true): Promise<TestApp> {
  const port = await freePort()
  const env: Record<string, string> = { PORT: port, ...(named && { PUBLIC_URL: `http://127.0.0.1:${port}` }) }
  return startTestApp({ feeds: [{ id: 'pushed', url: origin.url(path) }] }, { env })
}

async function titles(app: TestApp): Promise<string[]> {
  return (await app.items()).map((item) => item.title)
}

test('without a PUBLIC_URL of the operator’s no hub is asked', async () => {
  await using hub = await startDistributingHub()
  await using origin = await startScriptedOrigin()
  origin.answer(path, { body: documentOf(origin, hub, ['First']) })
  await using app = await start(origin, false)
  await until(async () => (await titles(app)).includes('First'))
  await new Promise((passed) => setTimeout(passed, 6_000))
  expect(hub.requests).toEqual([])
})

test('what is not signed with our secret changes nothing; what is arrives at once, without a poll', async () => {
  await using hub = await startDistributingHub()
  await using origin = await startScriptedOrigin()
  origin.answer(path, { body: documentOf(origin, hub, ['First']) })
  await using app = await start(origin)
  await until(() => hub.subscribers.length === 1)
  expect(hub.requests[0]?.get('hub.topic')).toBe(origin.url(path))
  expect(hub.subscribers[0]?.secret.length).toBeGreaterThan(20)

  expect(await hub.push(origin.url(path), documentOf(origin, hub, ['Forged']), 'another secret')).toEqual([202])
  expect(await hub.push(origin.url(path), documentOf(origin, hub, ['Unsigned']), null)).toEqual([202])
  expect(await hub.push(origin.url(path), documentOf(origin, hub, ['Second']))).toEqual([202])
  await until(async () => (await titles(app)).includes('Second'))
  expect((await titles(app)).sort()).toEqual(['First', 'Second'])
  expect(origin.asked).toHaveLength(1)
  const { callback = '' } = hub.subscribers[0] ?? {}
  expect((await fetch(`${callback}x`, { method: 'POST', body: 'x' })).status).toBe(410)
})

test('a push is told on the feed’s page, and polling is stretched from then on until a poll finds what no push brought', async () => {
  await using hub = await startDistributingHub()
  await using origin = await startScriptedOrigin()
  origin.answer(path, { body: documentOf(origin, hub, ['First']) })
  await using app = await start(origin)
  await until(() => hub.subscribers.length === 1)
  await hub.push(origin.url(path), documentOf(origin, hub, ['Second']))
  await until(async () => (await titles(app)).includes('Second'))
  expect(await (await app.get('/status/pushed')).text()).toMatch(/hub/i)
  const wait = () => readRow<{ wait: number }>(app, 'SELECT next_at - last_attempt_at AS wait FROM feed_health').wait
  const before = wait()

  origin.answer(path, { body: documentOf(origin, hub, ['First', 'Second']) })
  changeStore(app, 'UPDATE feed_health SET next_at = 0')
  await until(() => origin.asked.length === 2)
  await until(() => wait() > before * 6)
  expect(readRow(app, 'SELECT trusted FROM subscriptions')).toEqual({ trusted: 1 })

  origin.answer(path, { body: documentOf(origin, hub, ['First', 'Second', 'Third']) })
  changeStore(app, 'UPDATE feed_health SET next_at = 0')
  await until(async () => (await titles(app)).includes('Third'))
  expect(readRow(app, 'SELECT trusted FROM subscriptions')).toEqual({ trusted: 0 })
  await until(() => wait() < before * 2)
})

test('a hub that fails or refuses is asked again later, and the feed is polled as ever', async () => {
  await using hub = await startDistributingHub()
  hub.answerWith(500)
  await using origin = await startScriptedOrigin()
  origin.answer(path, { body: documentOf(origin, hub, ['First']) })
  await using app = await start(origin)
  await until(() => readRow<{ state: string }>(app, 'SELECT state FROM subscriptions')?.state === 'refused')
  expect(await (await app.get('/status/pushed')).text()).toContain('500')

  hub.answerWith(202)
  changeStore(app, 'UPDATE subscriptions SET next_at = 0')
  await until(() => hub.subscribers.length === 1)
  await until(() => readRow<{ state: string }>(app, 'SELECT state FROM subscriptions').state === 'active')
  const [subscriber] = hub.subscribers
  if (subscriber === undefined) throw new Error('nobody subscribed')
  expect(await hub.deny(subscriber, 'quota exceeded')).toBeLessThan(300)
  await until(() => readRow<{ state: string }>(app, 'SELECT state FROM subscriptions').state === 'refused')
  expect(await (await app.get('/status/pushed')).text()).toContain('quota exceeded')
})

test('a lease is renewed before it ends', async () => {
  await using hub = await startDistributingHub(3600)
  await using origin = await startScriptedOrigin()
  origin.answer(path, { body: documentOf(origin, hub, ['First']) })
  await using app = await start(origin)
  await until(() => readRow<{ state: string }>(app, 'SELECT state FROM subscriptions')?.state === 'active')
  changeStore(app, 'UPDATE subscriptions SET next_at = 0')
  await until(() => hub.requests.length === 2)
  expect(hub.requests[1]?.get('hub.callback')).toBe(hub.requests[0]?.get('hub.callback'))
})

test('with each role in a process of its own a push finds its way by the queue', { timeout: 120_000 }, async () => {
  await using hub = await startDistributingHub()
  await using origin = await startScriptedOrigin()
  await using redis = await startRedis()
  origin.answer(path, { body: documentOf(origin, hub, ['First']) })
  const port = await freePort()
  const env = { QUEUE_URL: redis.url, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` }
  const folder = serviceFolder({ feeds: [{ id: 'pushed', url: origin.url(path) }] })
  await untilSaid(folder.start(['worker', 'ingest'], env), 'feeds.json taken up')
  const serve = folder.start(['worker', 'serve'], env)
  await serve.address()
  for (const role of ['fetch', 'deliver']) folder.start(['worker', role], env)
  await until(() => readRow<{ state: string }>(folder, 'SELECT state FROM subscriptions')?.state === 'active', 60)
  // The hub may read the answer later than we note that we gave it.
  await until(() => hub.subscribers.length === 1)
  expect(await hub.push(origin.url(path), documentOf(origin, hub, ['Second']))).toEqual([202])
  await until(async () => (await serve.items()).some((item) => item.title === 'Second'), 60)
})
