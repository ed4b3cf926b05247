import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { demoFeedsFile } from '#demo/feeds-file.ts'
import { type Origin, startOrigin } from '#demo/origin.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { startRedis } from '#tests/support/redis.ts'
import type { Service } from '#tests/support/service.ts'
import { type RunningService, type ServiceFolder, serviceFolder, untilSaid } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

/** The demo's feeds, one of them asked every second. */
function feedsFileOf(origin: Origin): object {
  const { feeds, ...rest } = demoFeedsFile(origin) as { feeds: { id: string }[] }
  return { ...rest, feeds: feeds.map((feed) => ({ ...feed, every: feed.id === 'velmere' ? '1s' : '1d' })) }
}

function linksOf(origin: Origin): Set<string> {
  return new Set(origin.feeds.flatMap((feed) => feed.served().map((item) => item.link)))
}

async function untilAllThere(serve: RunningService, origin: Origin, seconds: number): Promise<void> {
  await until(async () => (await serve.items()).length >= linksOf(origin).size, seconds)
}

/** Every article once, every sighting once. */
async function expectExactly(serve: RunningService, origin: Origin, folder: ServiceFolder): Promise<void> {
  const items = await serve.items()
  expect(new Set(items.map((item) => item.url))).toEqual(linksOf(origin))
  expect(items).toHaveLength(linksOf(origin).size)
  const sightings = origin.feeds.reduce((sum, feed) => sum + feed.items(), 0)
  expect(numberIn(folder.dataDir, 'SELECT count(*) FROM entries')).toBe(sightings)
}

function numberIn(dataDir: string, sql: string): number {
  const db = new Database(join(dataDir, 'tributary.db'), { readonly: true })
  try {
    return db.prepare<[], number>(sql).pluck().get() ?? Number.NaN
  } finally {
    db.close()
  }
}

/** What is in a wiped queue costs a lease, which lasts minutes: here nothing is. */
async function untilNothingLeased(folder: ServiceFolder): Promise<void> {
  await until(() => numberIn(folder.dataDir, 'SELECT count(*) FROM feed_health WHERE lease IS NOT NULL') === 0)
}

function linesOf(service: Service, what: RegExp): string[] {
  return service
    .output()
    .split('\n')
    .filter((line) => what.test(line))
}

test('ingest, two fetch and serve on a Redis: all arrives once; a wiped queue loses nothing; a Redis that goes and comes is said once', {
  timeout: 180_000,
}, async () => {
  await using redis = await startRedis()
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  const folder = serviceFolder(feedsFileOf(origin))
  const start = (role: string) => folder.start(['worker', role], { QUEUE_URL: redis.url })
  const ingest = start('ingest')
  await untilSaid(ingest, 'feeds.json taken up')
  const [serve, ...fetchers] = [start('serve'), start('fetch'), start('fetch')]
  await untilAllThere(serve, origin, 60)
  await expectExactly(serve, origin, folder)

  await untilNothingLeased(folder)
  expect(await redis.command('FLUSHALL')).toBe('+OK')
  origin.publish('velmere', { title: 'After the flood' })
  await untilAllThere(serve, origin, 90)

  await untilNothingLeased(folder)
  await redis.stop()
  for (const service of [ingest, ...fetchers]) await untilSaid(service, /the Redis at .* cannot be reached/)
  origin.publish('velmere', { title: 'While it was away' })
  await sleep(4000)
  for (const path of ['/', '/feed.atom', '/readyz']) expect((await serve.get(path)).status, path).toBe(200)
  expect(await serve.page('/status')).toContain('queue/unreachable')

  await redis.start()
  await untilAllThere(serve, origin, 90)
  await expectExactly(serve, origin, folder)
  await until(async () => !(await serve.page('/status')).includes('queue/unreachable'))
  for (const service of [ingest, ...fetchers]) {
    expect(linesOf(service, /cannot be reached/), service.output()).toHaveLength(1)
    expect(linesOf(service, /reachable again|all is well again/), service.output()).toHaveLength(1)
    expect(linesOf(service, /ERROR|FATAL/), service.output()).toHaveLength(1)
  }

  expect(await Promise.all([ingest, serve, ...fetchers].map((service) => service.stop()))).toEqual([0, 0, 0, 0])
})

test('what a fetch process held when it was killed is taken over by another, within a minute or two', { timeout: 180_000 }, async () => {
  await using redis = await startRedis()
  const origin = await startHoldingOrigin()
  const feeds = Array.from({ length: 12 }, (_, index) => ({ id: `feed-${index}`, url: `${origin.address}/${index}`, every: '1d' }))
  const folder = serviceFolder({ feeds })
  const start = (role: string) => folder.start(['worker', role], { QUEUE_URL: redis.url })
  const ingest = start('ingest')
  const doomed = start('fetch')
  await until(() => origin.held() >= 6)
  const heir = start('fetch')
  await until(() => storedIn(folder) > 0)
  expect(await doomed.stop('SIGKILL')).toBe('SIGKILL')
  expect(storedIn(folder)).toBeLessThan(12)

  origin.letGo()
  await until(() => storedIn(folder) === 12, 120)
  expect(numberIn(folder.dataDir, 'SELECT count(*) FROM articles')).toBe(12)
  expect(numberIn(folder.dataDir, 'SELECT count(*) FROM feed_health WHERE fault_code IS NOT NULL')).toBe(0)
  expect(linesOf(ingest, /ERROR|FATAL/)).toEqual([])
  expect(await Promise.all([ingest, heir].map((service) => service.stop()))).toEqual([0, 0])
})

test('ingest and fetch on a PostgreSQL, serve beside them: all arrives once', { timeout: 120_000 }, async () => {
  await using postgres = await startPostgres()
  await using origin = await startOrigin({ liveEverySeconds: 0 })
  const folder = serviceFolder(feedsFileOf(origin))
  const env = { QUEUE_URL: postgres.url }
  const ingest = folder.start(['worker', 'ingest'], env)
  await untilSaid(ingest, 'feeds.json taken up')
  const fetcher = folder.start(['worker', 'fetch'], env)
  const serve = folder.start(['worker', 'serve'])
  await untilAllThere(serve, origin, 60)
  await expectExactly(serve, origin, folder)
  origin.publish('velmere', { title: 'A bridge opens' })
  await untilAllThere(serve, origin, 30)
  for (const service of [ingest, fetcher, serve]) {
    expect(await service.stop()).toBe(0)
    expect(linesOf(service, /ERROR|FATAL/)).toEqual([])
  }
})

function storedIn(folder: ServiceFolder): number {
  return numberIn(folder.dataDir, 'SELECT count(*) FROM entries')
}

/** Answers even paths at once and holds the others until told to let go. */
async function startHoldingOrigin(): Promise<{ readonly address: string; held(): number; letGo(): void }> {
  const held: (() => void)[] = []
  let open = false
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const answer = () => send(response, path)
    if (open || Number(path.slice(1)) % 2 === 0) answer()
    else held.push(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    held: () => held.length,
    letGo: () => {
      open = true
      for (const answer of held.splice(0)) answer()
    },
  }
}

function send(response: ServerResponse, path: string): void {
  const item = `<item><title>Item of ${path}</title><guid isPermaLink="false">${path}</guid></item>`
  response.setHeader('content-type', 'application/rss+xml')
  response.end(`<rss version="2.0"><channel><title>${path}</title><link>http://held.example/</link>${item}</channel></rss>`)
}
