import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { startRedis } from '#tests/support/redis.ts'
import { rssOf } from '#tests/support/scripted-origin.ts'
import { serviceFolder, untilSaid } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

interface Load {
  readonly port: number
  /** Starts of requests by host, in milliseconds. */
  readonly starts: ReadonlyMap<string, readonly number[]>
  /** The most requests a host had at once. */
  readonly most: ReadonlyMap<string, number>
  asked(): number
}

/** Answers every request after a while, and keeps count of what each of its addresses is asked. */
async function startMeasuringOrigin(answerMs: number): Promise<Load> {
  const starts = new Map<string, number[]>()
  const open = new Map<string, number>()
  const most = new Map<string, number>()
  const server = createServer(async (request, response) => {
    const host = request.headers.host?.split(':')[0] ?? ''
    starts.set(host, [...(starts.get(host) ?? []), Date.now()])
    open.set(host, (open.get(host) ?? 0) + 1)
    most.set(host, Math.max(most.get(host) ?? 0, open.get(host) ?? 0))
    await sleep(answerMs)
    open.set(host, (open.get(host) ?? 0) - 1)
    response.setHeader('content-type', 'application/rss+xml').end(rssOf(request.url ?? ''))
  })
  await new Promise<void>((listening) => server.listen(0, '0.0.0.0', listening))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const asked = () => [...starts.values()].reduce((sum, times) => sum + times.length, 0)
  return { port: (server.address() as AddressInfo).port, starts, most, asked }
}

test('two fetch processes on one Redis, one killed in the middle: no host gets more than its limits, every feed is fetched', {
  timeout: 240_000,
}, async () => {
  const origin = await startMeasuringOrigin(300)
  await using redis = await startRedis()
  const hosts = [2, 3, 4, 5].map((number) => `127.0.0.${number}`)
  const limits = { concurrency: 1, spacing: '1s' }
  const slowest = { concurrency: 1, spacing: '10s' }
  const feeds = hosts.flatMap((host, index) =>
    Array.from({ length: index === 0 ? 3 : 10 }, (_, feed) => ({
      id: `f-${index}-${feed}`,
      url: `http://${host}:${origin.port}/${feed}`,
      every: '1d',
    })),
  )
  const folder = serviceFolder({ hosts: Object.fromEntries(hosts.map((host, index) => [host, index === 0 ? slowest : limits])), feeds })
  const env = { QUEUE_URL: redis.url }
  await untilSaid(folder.start(['worker', 'ingest'], env), 'feeds.json taken up')
  const doomed = folder.start(['worker', 'fetch'], env)
  await until(() => origin.asked() >= 4, 60)
  folder.start(['worker', 'fetch'], env)
  await sleep(1_000)
  expect(await doomed.stop('SIGKILL')).toBe('SIGKILL')

  const db = new Database(join(folder.dataDir, 'tributary.db'), { readonly: true })
  onTestFinished(() => void db.close())
  const stored = db.prepare<[], number>('SELECT count(*) FROM feed_health WHERE last_success_at IS NOT NULL').pluck()
  await until(() => stored.get() === feeds.length, 200)

  for (const [index, host] of hosts.entries()) {
    expect(origin.most.get(host), host).toBe(1)
    const starts = origin.starts.get(host) ?? []
    const gaps = starts.slice(1).map((at, place) => at - (starts[place] ?? at))
    // A request takes some time on its way: what is sent a second apart may arrive a little less apart.
    expect(Math.min(...gaps), `${host}: ${gaps}`).toBeGreaterThan(index === 0 ? 9_800 : 800)
  }
})
