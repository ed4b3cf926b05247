import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { serviceFolder, untilSaid } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

interface SlowServer {
  readonly address: string
  readonly asked: readonly string[]
  /** From now on everything is answered at once. */
  hurry(): void
}

/** `/after-N` answers after `N` ms; `/never` sends the beginning of a feed and no more. */
async function startSlowServer(): Promise<SlowServer> {
  const asked: string[] = []
  let inAHurry = false
  const server = createServer(async (request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    response.setHeader('content-type', 'application/rss+xml')
    if (!inAHurry && path === '/never') return beginFeed(response)
    if (!inAHurry) await sleep(Number(/\d+/.exec(path)?.[0] ?? 0))
    response.end(feedOf(path))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    hurry: () => {
      inAHurry = true
    },
  }
}

function beginFeed(response: ServerResponse): void {
  const whole = feedOf('/never')
  response.write(whole.slice(0, whole.indexOf('</channel>')))
}

function feedOf(path: string): string {
  const items = [1, 2, 3].map((index) => `<item><title>${path} ${index}</title><guid isPermaLink="false">${path} ${index}</guid></item>`)
  return `<rss version="2.0"><channel><title>${path}</title><link>http://slow.example/</link>${items.join('')}</channel></rss>`
}

/** What the store says of the feeds while nothing runs. */
function feedsIn(dataDir: string) {
  const db = new Database(join(dataDir, 'tributary.db'), { readonly: true })
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    return db
      .prepare<[], { feed_id: string; due: number; attempts: number; entries: number }>(`
        SELECT feed_id, next_at <= unixepoch('subsec') * 1000 AS due,
          (SELECT count(*) FROM attempts a WHERE a.feed_id = h.feed_id) AS attempts,
          (SELECT count(*) FROM entries e WHERE e.feed_id = h.feed_id) AS entries
        FROM feed_health h ORDER BY feed_id`)
      .all()
  } finally {
    db.close()
  }
}

test('told to stop while slow feeds are read, it waits eight seconds for them, hands back the rest and exits 0', async () => {
  const server = await startSlowServer()
  const folder = serviceFolder({
    feeds: [
      { id: 'patient', url: `${server.address}/after-3000`, every: '1d' },
      { id: 'stuck', url: `${server.address}/never`, every: '1d' },
    ],
  })
  const service = folder.start()
  await until(() => server.asked.length === 2)
  const told = performance.now()
  expect(await service.stop()).toBe(0)
  const seconds = (performance.now() - told) / 1000
  expect(seconds).toBeGreaterThan(6)
  expect(seconds).toBeLessThan(20)
  expect(service.output()).not.toMatch(/ERROR|FATAL/)
  expect(feedsIn(folder.dataDir)).toEqual([
    { feed_id: 'patient', due: 0, attempts: 1, entries: 3 },
    { feed_id: 'stuck', due: 1, attempts: 0, entries: 0 },
  ])

  server.hurry()
  const next = folder.start()
  await until(async () => (await next.items()).length === 6)
  expect(server.asked).toEqual(expect.arrayContaining(['/after-3000', '/never']))
  expect(server.asked.filter((path) => path === '/after-3000')).toHaveLength(1)
  expect(await next.stop()).toBe(0)
})

test('told to stop in the middle of a batch, it starts no more requests, and all feeds arrive after the next start', async () => {
  const server = await startSlowServer()
  const feeds = Array.from({ length: 12 }, (_, index) => ({ id: `feed-${index}`, url: `${server.address}/after-${index}`, every: '1d' }))
  const folder = serviceFolder({ hosts: { '127.0.0.1': { concurrency: 1, spacing: '1s' } }, feeds })
  const service = folder.start()
  await until(() => server.asked.length === 2)
  const told = performance.now()
  expect(await service.stop()).toBe(0)
  expect(performance.now() - told).toBeLessThan(14_000)
  const read = feedsIn(folder.dataDir).filter((feed) => feed.attempts > 0)
  expect(read.length).toBe(server.asked.length)
  expect(read.length).toBeLessThan(12)
  for (const feed of feedsIn(folder.dataDir)) expect(feed).toMatchObject({ due: feed.attempts === 0 ? 1 : 0 })

  folder.write({ feeds })
  const next = folder.start()
  await until(async () => (await next.items()).length === 36)
  expect(server.asked).toHaveLength(12)
})

test('a second signal ends it at once', async () => {
  const server = await startSlowServer()
  const folder = serviceFolder({ feeds: [{ id: 'stuck', url: `${server.address}/never` }] })
  const service = folder.start()
  await until(() => server.asked.length === 1)
  const ended = service.stop('SIGINT')
  await untilSaid(service, 'stopping')
  service.process.kill('SIGINT')
  expect(await ended).toBe('SIGINT')
})
