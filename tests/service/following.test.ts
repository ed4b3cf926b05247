import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { rssOf, type ScriptedOrigin, startScriptedOrigin } from '#tests/support/scripted-origin.ts'
import { startService } from '#tests/support/service.ts'
import { until } from '#tests/support/until.ts'

const dayMs = 86_400_000

async function page(app: TestApp, path: string): Promise<string> {
  return (await app.get(path)).text()
}

/** The command as an operator types it, on the store of a running service. */
async function command(app: TestApp, ...args: string[]): Promise<string> {
  const service = startService(args, { DATA_DIR: app.dataDir, FEEDS_FILE: app.feedsFile })
  expect(await service.ended, service.output()).toBe(0)
  return service.output()
}

function pathsAsked(origin: ScriptedOrigin): string[] {
  return origin.asked.map(({ path }) => path)
}

test('an outage of ours is told once and punishes no feed; when it is over all are read', { timeout: 120_000 }, async () => {
  await using origin = await startScriptedOrigin()
  await origin.hangUp()
  const feeds = [1, 2, 3, 4, 5, 6, 7].map((host) => ({ id: `feed-${host}`, url: origin.url('/news', host) }))
  await using app = await startTestApp({ feeds })
  await until(async () => (await page(app, '/status')).includes('fetch/no-network'))
  await until(
    () => readRow<{ failing: number }>(app, 'SELECT count(*) AS failing FROM feed_health WHERE fault_code IS NOT NULL').failing === 0,
  )
  expect(readRow(app, 'SELECT max(consecutive_failures) AS failures FROM feed_health')).toEqual({ failures: 0 })
  expect(app.log.filter((line) => line.includes('nothing can be reached'))).toHaveLength(1)

  await origin.listen()
  changeStore(app, 'UPDATE feed_health SET next_at = 0')
  await until(
    () => readRow<{ read: number }>(app, 'SELECT count(*) AS read FROM feed_health WHERE last_success_at IS NOT NULL').read === 7,
    60,
  )
  expect(await page(app, '/status')).not.toContain('fetch/no-network')
  const told = await page(app, '/health.atom')
  expect(told.match(/<entry>/g)).toHaveLength(2)
})

test('a host is left alone once a second address of it has refused, not before, and the operator can clear that', {
  timeout: 120_000,
}, async () => {
  await using origin = await startScriptedOrigin()
  for (const path of ['/a', '/b']) origin.answer(path, { status: 429, headers: { 'retry-after': '7200' } })
  const feeds = ['a', 'b', 'c'].map((id) => ({ id, url: origin.url(`/${id}`, 2), every: '1s' }))
  const other = { id: 'other', url: origin.url('/other', 3), every: '1s' }
  await using app = await startTestApp({ feeds: [{ ...feeds[0] }, other] })
  await until(() => pathsAsked(origin).includes('/a'))
  await until(
    () => readRow<{ next: number }>(app, "SELECT next_at AS next FROM feed_health WHERE feed_id = 'a'").next > Date.now() + 7_000_000,
  )
  expect(readRow(app, 'SELECT max(not_before) AS wait FROM hosts')).toEqual({ wait: null })
  await app.close()

  await using both = await startTestApp({ feeds: feeds.slice(0, 2) })
  await until(() => readRow<{ wait: number }>(both, 'SELECT max(not_before) AS wait FROM hosts').wait > Date.now() + 7_000_000)
  expect(await page(both, '/status')).toContain('127.0.0.2')
  const asked = origin.asked.length
  changeStore(both, 'UPDATE feed_health SET next_at = 0')
  await new Promise((passed) => setTimeout(passed, 7_000))
  expect(origin.asked).toHaveLength(asked)

  for (const path of ['/a', '/b']) origin.answer(path, { body: rssOf(path) })
  await command(both, 'ask', `127.0.0.2:${origin.port}`)
  await until(
    () => readRow<{ read: number }>(both, 'SELECT count(*) AS read FROM feed_health WHERE last_success_at IS NOT NULL').read === 2,
  )
  expect(readRow(both, 'SELECT max(not_before) AS wait FROM hosts')).toEqual({ wait: null })
})

test('a second 410 a day after the first stops a feed; `ask` brings it back', { timeout: 120_000 }, async () => {
  await using origin = await startScriptedOrigin()
  origin.answer('/gone', { status: 410 })
  await using app = await startTestApp({ feeds: [{ id: 'gone', url: origin.url('/gone') }] })
  await until(() => readRow<{ code: string | null }>(app, 'SELECT fault_code AS code FROM feed_health').code === 'fetch/gone')
  expect(readRow<{ next: number }>(app, 'SELECT next_at AS next FROM feed_health').next).toBeGreaterThan(Date.now() + dayMs - 60_000)

  changeStore(app, `UPDATE feed_health SET next_at = 0, fault_since = fault_since - ${dayMs + 60_000}`)
  await until(() => readRow<{ next: number | null }>(app, 'SELECT next_at AS next FROM feed_health').next === null)
  const why = JSON.parse(await command(app, 'why', 'gone', '--json'))
  expect(why).toMatchObject({ feed: 'gone', state: 'stopped', fault: { code: 'fetch/gone' }, nextAt: null })
  expect(why.attempts).toHaveLength(2)
  expect(await page(app, '/health.atom')).toMatch(/stopped/i)

  origin.answer('/gone', { body: rssOf('/gone') })
  await command(app, 'ask', 'gone')
  await until(async () => (await app.items()).length === 1)
  expect(await page(app, '/health.atom')).toMatch(/recovered|well again/i)
})

test('a permanent redirect that lasts for days moves the feed, the operator is told, feeds.json stays', { timeout: 120_000 }, async () => {
  await using origin = await startScriptedOrigin()
  origin.answer('/old', { status: 301, headers: { location: origin.url('/new', 2) } })
  await using app = await startTestApp({ feeds: [{ id: 'moving', url: origin.url('/old') }] })
  const before = readFileSync(app.feedsFile, 'utf8')
  await until(() => readRow<{ to: string | null }>(app, 'SELECT moving_to AS "to" FROM feed_health').to === origin.url('/new', 2))
  expect(readRow(app, 'SELECT moved_to AS moved FROM feed_health')).toEqual({ moved: null })

  changeStore(app, `UPDATE feed_health SET next_at = 0, moving_times = 9, moving_since = moving_since - ${4 * dayMs}`)
  await until(() => readRow<{ moved: string | null }>(app, 'SELECT moved_to AS moved FROM feed_health').moved !== null)
  expect(await page(app, '/status/moving')).toContain(origin.url('/new', 2))
  expect(await page(app, '/health.atom')).toContain(origin.url('/new', 2))

  const olds = () => pathsAsked(origin).filter((path) => path === '/old').length
  const asked = olds()
  changeStore(app, 'UPDATE feed_health SET next_at = 0')
  await until(() => readRow<{ wait: number }>(app, 'SELECT next_at AS wait FROM feed_health').wait > Date.now())
  expect(olds()).toBe(asked)
  expect(readFileSync(app.feedsFile, 'utf8')).toBe(before)
})

test('a page instead of a feed is searched for feeds, and the fault names them', { timeout: 60_000 }, async () => {
  await using origin = await startScriptedOrigin()
  const html = { 'content-type': 'text/html' }
  origin.answer('/named', {
    headers: html,
    body: '<!doctype html><title>N</title><link rel=alternate type="application/atom+xml" href="/feeds/all.atom">',
  })
  origin.answer('/silent/', { headers: html, body: '<!doctype html><title>S</title><p>Nothing to see.</p>' })
  for (const path of ['/silent/feed', '/feed', '/silent/rss', '/rss', '/atom.xml', '/feed.xml']) origin.answer(path, { status: 404 })
  const feeds = [
    { id: 'named', url: origin.url('/named') },
    { id: 'silent', url: origin.url('/silent/', 2) },
  ]
  await using app = await startTestApp({ feeds })
  const fault = (id: string) => readRow<{ m: string | null }>(app, `SELECT fault_message AS m FROM feed_health WHERE feed_id = '${id}'`).m
  await until(() => fault('named') !== null && fault('silent') !== null, 40)
  expect(fault('named')).toContain(origin.url('/feeds/all.atom'))
  // The origin answers every other path with a feed.
  expect(fault('silent')).toMatch(/its feeds: http:\/\/127\.0\.0\.2/)
})

test('secrets are taken from the environment at the request, and stand neither in the store nor in its log', {
  timeout: 60_000,
}, async () => {
  await using origin = await startScriptedOrigin()
  process.env.FEED_TEST_LOGIN = 'reader:p4ssw0rd-of-the-desk'
  process.env.FEED_TEST_KEY = 'k3y-of-the-desk'
  const feed = { auth: { basic: 'FEED_TEST_LOGIN' }, headers: { 'X-Desk': 'FEED_TEST_KEY' } }
  const feeds = [
    { id: 'desk', url: origin.url('/desk'), ...feed },
    { id: 'unset', url: origin.url('/unset', 2), auth: { bearer: 'FEED_TEST_UNSET' } },
  ]
  await using app = await startTestApp({ feeds })
  await until(() => readRow<{ n: number }>(app, 'SELECT count(*) AS n FROM feed_health WHERE last_attempt_at IS NOT NULL').n === 2)
  const request = origin.asked.find(({ path }) => path === '/desk')
  expect(request?.headers.authorization).toBe(`Basic ${Buffer.from('reader:p4ssw0rd-of-the-desk').toString('base64')}`)
  expect(request?.headers['x-desk']).toBe('k3y-of-the-desk')
  expect(pathsAsked(origin)).not.toContain('/unset')
  expect(await page(app, '/status/unset')).toContain('FEED_TEST_UNSET')
  await app.get('/status/desk')
  for (const file of readdirSync(app.dataDir)) {
    const bytes = readFileSync(join(app.dataDir, file))
    for (const secret of ['p4ssw0rd', 'k3y-of', Buffer.from('reader:p4ssw0rd').toString('base64').slice(0, 12)])
      expect(bytes.includes(secret)).toBe(false)
  }
})

test('the same bytes behind another ETag are no news', { timeout: 60_000 }, async () => {
  await using origin = await startScriptedOrigin()
  origin.answer('/flapping', { headers: { etag: '"1"' }, body: rssOf('/flapping') })
  await using app = await startTestApp({ feeds: [{ id: 'flapping', url: origin.url('/flapping'), every: '1s' }] })
  await until(() => origin.asked.length === 1)
  origin.answer('/flapping', { headers: { etag: '"2"' }, body: rssOf('/flapping') })
  await until(() => origin.asked.some(({ headers }) => headers['if-none-match'] === '"2"'))
  expect(readRow(app, "SELECT count(*) AS n FROM attempts WHERE outcome = 'fresh'")).toEqual({ n: 1 })
  expect(origin.asked[1]?.headers['a-im']).toBe('feed')
})

test('a feed that breaks and recovers is told in /health.atom, with the reason and what to do', { timeout: 60_000 }, async () => {
  await using origin = await startScriptedOrigin()
  origin.answer('/news', { status: 404 })
  await using app = await startTestApp({ feeds: [{ id: 'news', url: origin.url('/news'), title: 'The News', every: '1s' }] })
  await until(async () => (await page(app, '/health.atom')).includes('404'))
  expect(await page(app, '/health.atom')).toContain('new address')
  origin.answer('/news', { body: rssOf('/news') })
  changeStore(app, 'UPDATE feed_health SET next_at = 0')
  await until(async () => ((await page(app, '/health.atom')).match(/<entry>/g) ?? []).length === 2)
  const first = await app.get('/health.atom')
  expect((await app.get('/health.atom', { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
})
