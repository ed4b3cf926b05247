import { expect, test } from 'vitest'
import { type Origin, startOrigin } from '#demo/origin.ts'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { changeStore } from '#tests/support/beside-store.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startHub } from '#tests/support/hub.ts'
import { startRedis } from '#tests/support/redis.ts'
import { startService } from '#tests/support/service.ts'
import { until } from '#tests/support/until.ts'

const feed = 'velmere'

/** One feed of the origin, asked every second. */
function feedsOf(origin: Origin, hub: string): object {
  return { output: { hub }, feeds: origin.feeds.filter(({ id }) => id === feed).map(({ id, url }) => ({ id, url, every: '1s' })) }
}

/** Without a port of its own the service does not know where a hub can find it. */
async function start(origin: Origin, hub: string): Promise<TestApp> {
  return startTestApp(feedsOf(origin, hub), { env: { PORT: await freePort() } })
}

function formOf({ address }: TestApp): string[][] {
  return [['hub.mode', 'publish'], ...['atom', 'rss', 'json'].map((format) => ['hub.url', `${address}/feed.${format}`])]
}

async function statusPage(app: TestApp): Promise<string> {
  return (await app.get('/status')).text()
}

test('without a public address nobody is told anything', async () => {
  await using hub = await startHub()
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  await using app = await startTestApp(feedsOf(origin, hub.url))
  await until(async () => (await app.items()).length > 0)
  origin.publish(feed, { title: 'A bridge opens' })
  await until(async () => (await app.items())[0]?.title === 'A bridge opens')
  expect(hub.pings).toEqual([])
})

test('a hub on a forbidden address is not asked, and the status page says why', async () => {
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  await using app = await start(origin, 'http://10.1.2.3/hub')
  await until(async () => (await statusPage(app)).includes('fetch/forbidden-address'))
  expect(await statusPage(app)).toContain('The hub could not be told what is new: 10.1.2.3 is a private address.')
})

test('a hub that fails is on the status page until it was told after all', async () => {
  await using hub = await startHub()
  hub.answerWith(503)
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  await using app = await start(origin, hub.url)
  await until(async () => (await statusPage(app)).includes('deliver/refused'))
  expect(await statusPage(app)).toContain(`The hub could not be told what is new: ${new URL(hub.url).host} answered 503.`)
  expect(hub.pings).toHaveLength(1)

  hub.answerWith(204)
  endWait(app)
  await until(() => hub.pings.length === 2)
  await until(async () => !(await statusPage(app)).includes('deliver/refused'))
  expect(hub.pings[1]?.form).toEqual(formOf(app))
})

test('each feed names the hub, and the hub is told of the three when an item comes', async () => {
  await using hub = await startHub()
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  await using app = await start(origin, hub.url)
  await until(() => hub.pings.length === 1)
  expect(hub.pings[0]?.form).toEqual(formOf(app))
  expect(hub.pings[0]?.headers['user-agent']).toMatch(/^Tributary\//)

  origin.publish(feed, { title: 'A bridge opens' })
  await until(() => hub.pings.length > 1)
  expect((await app.items())[0]?.title).toBe('A bridge opens')
  expect(hub.pings.map((ping) => ping.form)).toEqual(hub.pings.map(() => formOf(app)))

  const link = `href="${hub.url.replace('&', '&amp;')}"`
  for (const format of ['atom', 'rss']) {
    const page = await (await app.get(`/feed.${format}`)).text()
    expect(page).toMatch(/<(atom:)?link rel="hub" /)
    expect(page).toContain(link)
  }
  expect(await (await app.get('/feed.json')).json()).toMatchObject({
    feed_url: `${app.address}/feed.json`,
    hubs: [{ type: 'WebSub', url: hub.url }],
  })
  // Nobody tells the hub of these, so a subscriber would wait for ever.
  for (const path of ['/feed.json?limit=5', `/sources/${feed}.json`]) expect(await (await app.get(path)).json()).not.toHaveProperty('hubs')
})

test('a deliver worker of its own takes its orders from the queue, and reports by it', async () => {
  await using hub = await startHub()
  await using redis = await startRedis()
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  const env = { QUEUE_URL: redis.url, FETCH_ALLOW_NETWORKS: '127.0.0.0/8' }
  await using app = await startTestApp(feedsOf(origin, hub.url), {
    roles: ['ingest', 'fetch', 'serve'],
    env: { ...env, PORT: await freePort() },
  })
  await until(async () => (await app.items()).length > 0)
  expect(hub.pings).toEqual([])

  const worker = startService(['worker', 'deliver'], env)
  try {
    await until(() => hub.pings.length === 1)
    expect(hub.pings[0]?.form).toEqual(formOf(app))
    await until(() => app.log.includes('info the hub was told what is new'))
  } finally {
    expect(await worker.stop()).toBe(0)
  }
})

/** What the clock would do in a minute. */
function endWait(app: TestApp): void {
  changeStore(app, 'UPDATE deliveries SET next_at = 0')
}
