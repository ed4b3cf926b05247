import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FetchBatch } from '#model/fetch-batch.ts'
import { openEmbedded } from '#queue/embedded.ts'
import { startJobQueue } from '#queue/job-queue.ts'
import { connectPostgres } from '#queue/postgres.ts'
import { connectRedis } from '#queue/redis.ts'
import { watchTrouble } from '#queue/trouble.ts'
import { startPostgres } from '#tests/support/postgres.ts'
import { startRedis } from '#tests/support/redis.ts'
import { until } from '#tests/support/until.ts'
import { openRecorded } from './open-recorded.ts'

interface Server {
  readonly url: string | null
  /** Everything the queue ever knew is gone; null where a wiped queue is a new one. */
  readonly wipe: (() => Promise<void>) | null
  [Symbol.asyncDispose](): Promise<void>
}

const starts = {
  redis: async (): Promise<Server> => {
    const redis = await startRedis()
    const wipe = async () => void (await redis.command('FLUSHALL'))
    return { url: redis.url, wipe, [Symbol.asyncDispose]: () => redis[Symbol.asyncDispose]() }
  },
  postgres: async (): Promise<Server> => {
    const postgres = await startPostgres()
    const wipe = async () =>
      void (await postgres.query('TRUNCATE bullmq.job, bullmq.event, bullmq.scheduler, bullmq.meta, bullmq.dedup CASCADE'))
    return { url: postgres.url, wipe, [Symbol.asyncDispose]: () => postgres[Symbol.asyncDispose]() }
  },
  embedded: async (): Promise<Server> => ({ url: null, wipe: null, async [Symbol.asyncDispose]() {} }),
}

describe.each(['redis', 'postgres', 'embedded'] as const)('%s', (backend) => {
  let server: Server
  beforeAll(async () => {
    server = await starts[backend]()
  })
  afterAll(() => server[Symbol.asyncDispose]())

  /** Each test has jobs of its own. */
  let number = 0
  const open = () => openRecorded(server.url, { prefix: `test${++number}` })

  test('a payload that is none is refused when it is added', async () => {
    await using opened = await open()
    await expect(opened.queue.add('finished', { lease: 7, left: [], free: [] } as never)).rejects.toThrow(/lease/)
    await expect(opened.queue.add('fetch', {} as never)).rejects.toThrow(/hosts/)
    await expect(opened.queue.every('tick', 1000, { now: 1 } as never)).rejects.toThrow(/now/)
    expect(await opened.queue.waiting('finished')).toBe(0)
  })

  test('a payload that is none fails its job at the worker’s edge, and the others go on', async () => {
    const failures: string[] = []
    const trouble = watchTrouble(() => {})
    const connection = await { redis: connectRedis, postgres: connectPostgres, embedded: openEmbedded }[backend](server.url ?? '', trouble)
    const queue = startJobQueue(connection, trouble, {
      prefix: 'edge',
      stalledAfterMs: 1000,
      onFailure: (_name, error) => failures.push(error.message),
    })
    const raw = connection.makeQueue('edge-finished')
    await raw.add('finished', { lease: null, left: [], free: [] }, { removeOnFail: true })
    await queue.add('finished', { lease: 'good', left: [], free: [] })
    const handled: string[] = []
    await queue.work('finished', async ({ lease }) => void handled.push(lease), { concurrency: 1 })
    await until(() => handled.length === 1)
    expect(handled).toEqual(['good'])
    expect(failures).toHaveLength(1)
    expect(failures[0]).toContain('expected string, received null')
    await raw.close()
    await queue.close()
  })

  test('a job is handled once', async () => {
    await using opened = await open()
    const handled: string[] = []
    await opened.queue.work('finished', async ({ lease }) => void handled.push(lease), { concurrency: 2 })
    for (let job = 0; job < 20; job++) await opened.queue.add('finished', { lease: `lease ${job}`, left: [], free: [] })
    await until(() => handled.length >= 20)
    await sleep(200)
    expect(handled.toSorted()).toEqual(Array.from({ length: 20 }, (_, job) => `lease ${job}`).toSorted())
    expect(opened.failures).toEqual([])
  })

  test('the same id while it waits or is worked on is one job; afterwards it is another', async () => {
    await using opened = await open()
    const { queue } = opened
    const id = '17:a feed’s lease / ü'
    await queue.add('finished', { lease: 'first', left: [], free: [] }, { id })
    await queue.add('finished', { lease: 'second', left: [], free: [] }, { id })
    await queue.add('finished', { lease: 'other', left: [], free: [] }, { id: '17' })
    expect(await queue.waiting('finished')).toBe(2)

    const handled: string[] = []
    const release = Promise.withResolvers<void>()
    const handler = async ({ lease }: { lease: string }) => {
      handled.push(lease)
      await release.promise
    }
    await queue.work('finished', handler, { concurrency: 2 })
    await until(() => handled.length === 2)
    await queue.add('finished', { lease: 'third', left: [], free: [] }, { id })
    expect(await queue.waiting('finished')).toBe(0)
    expect(await queue.has('finished', id)).toBe(true)
    expect(await queue.has('finished', 'nobody')).toBe(false)
    release.resolve()
    await until(async () => {
      await queue.add('finished', { lease: 'fourth', left: [], free: [] }, { id })
      return handled.length > 2
    })
    expect(handled.slice(0, 3).toSorted()).toEqual(['first', 'fourth', 'other'])
  })

  test('a batch arrives as it was sent, whatever the letters and up to a megabyte', async () => {
    await using opened = await open()
    const batch: FetchBatch = {
      lease: 'Ωß漢字🦊\u2028"\\\n',
      plannedSeconds: 0.5,
      hosts: [
        {
          host: 'news.example:443',
          limits: { concurrency: 2, spacingSeconds: 0.5 },
          feeds: [
            {
              feed: 'a-feed' as never,
              url: 'https://news.example/ünï?q=%00',
              validators: { etag: '"\u00ff"', lastModified: null },
              recentHashes: Array.from({ length: 70_000 }, (_, hash) => `hash-${String(hash).padStart(7, '0')}`),
              bodyHash: 'body',
              secrets: { origin: 'https://news.example', basic: null, bearer: 'FEED_TOKEN', headers: { 'x-key': 'FEED_KEY' } },
              discover: true,
            },
          ],
        },
        { host: 'other.example:80', limits: null, feeds: [] },
      ],
    }
    const arrived: FetchBatch[] = []
    await opened.queue.work('fetch', async (payload) => void arrived.push(payload), { concurrency: 1 })
    await opened.queue.add('fetch', batch)
    await until(() => arrived.length === 1)
    expect(JSON.stringify(batch).length).toBeGreaterThan(1_000_000)
    expect(arrived[0]).toEqual(batch)
  })

  test('no more than the given number of jobs are in hand at once, and so many are', async () => {
    await using opened = await open()
    let inHand = 0
    let most = 0
    let done = 0
    const handler = async () => {
      most = Math.max(most, ++inHand)
      await sleep(100)
      inHand--
      done++
    }
    for (let job = 0; job < 12; job++) await opened.queue.add('finished', { lease: String(job), left: [], free: [] })
    await opened.queue.work('finished', handler, { concurrency: 3 })
    await until(() => done === 12)
    expect(most).toBe(3)
  })

  test('a handler that throws fails its own job only, is reported, and where it is worth it tried again', async () => {
    await using opened = await open()
    const handled: string[] = []
    const handler = async ({ lease }: { lease: string }) => {
      handled.push(lease)
      if (lease === 'bad' && handled.filter((one) => one === 'bad').length === 1) throw new Error('no luck')
    }
    await opened.queue.work('finished', handler, { concurrency: 1 })
    await opened.queue.add('finished', { lease: 'bad', left: [], free: [] })
    await opened.queue.add('finished', { lease: 'good', left: [], free: [] })
    await until(() => handled.length === 3)
    expect(handled).toEqual(['bad', 'good', 'bad'])
    expect(opened.failures).toEqual([{ name: 'finished', message: 'no luck' }])

    let ticks = 0
    const fails = async () => {
      ticks++
      throw new Error('a tick is not tried again')
    }
    await opened.queue.work('tick', fails, { concurrency: 1 })
    await opened.queue.add('tick', {})
    await until(() => ticks > 0)
    await sleep(300)
    expect(ticks).toBe(1)
  })

  test('what nobody works on yet is counted, for each kind by itself', async () => {
    await using opened = await open()
    expect(await opened.queue.waiting('finished')).toBe(0)
    for (let job = 0; job < 3; job++) await opened.queue.add('finished', { lease: String(job), left: [], free: [] })
    expect(await opened.queue.waiting('finished')).toBe(3)
    expect(await opened.queue.waiting('tick')).toBe(0)
  })

  test('a rhythm asked for twice, with one job in hand for longer than a beat, is one rhythm', async () => {
    await using opened = await open()
    let ticks = 0
    const handler = async () => {
      ticks++
      if (ticks === 2) await sleep(700)
    }
    await opened.queue.work('tick', handler, { concurrency: 1 })
    await opened.queue.every('tick', 200, {})
    await opened.queue.every('tick', 200, {})
    await sleep(300)
    await opened.queue.every('tick', 200, {})
    await sleep(2700)
    // 15 beats in three seconds, 3 of them spent in one job; twice as many where the rhythm is doubled.
    expect(ticks).toBeGreaterThan(5)
    expect(ticks).toBeLessThan(19)
  })

  test('a closing worker takes no more and waits for the job in hand', async () => {
    await using opened = await open()
    const handled: string[] = []
    const started = Promise.withResolvers<void>()
    const handler = async ({ lease }: { lease: string }) => {
      started.resolve()
      await sleep(400)
      handled.push(lease)
    }
    const worker = await opened.queue.work('finished', handler, { concurrency: 1 })
    await opened.queue.add('finished', { lease: 'in hand', left: [], free: [] })
    await opened.queue.add('finished', { lease: 'waits', left: [], free: [] })
    await started.promise
    await worker.close()
    expect(handled).toEqual(['in hand'])
    expect(await opened.queue.waiting('finished')).toBe(1)
  })

  test('a job in hand for longer than its lock stays with the worker that lives', async () => {
    await using opened = await open()
    let handled = 0
    const handler = async () => {
      handled++
      await sleep(3500)
    }
    for (let worker = 0; worker < 2; worker++) await opened.queue.work('finished', handler, { concurrency: 1 })
    await opened.queue.add('finished', { lease: 'long', left: [], free: [] })
    await sleep(4500)
    expect(handled).toBe(1)
    expect(opened.failures).toEqual([])
  })

  test('after a wipe the same workers take new jobs, and the rhythm comes back', async () => {
    if (server.wipe === null) return wipedEmbedded()
    await using opened = await open()
    const handled: string[] = []
    let ticks = 0
    await opened.queue.work('finished', async ({ lease }) => void handled.push(lease), { concurrency: 1 })
    await opened.queue.work('tick', async () => void ticks++, { concurrency: 1 })
    await opened.queue.every('tick', 300, {})
    await opened.queue.add('finished', { lease: 'before', left: [], free: [] }, { id: 'same' })
    await until(() => handled.length === 1 && ticks > 1)
    await server.wipe()
    const ticksBefore = ticks
    await opened.queue.add('finished', { lease: 'after', left: [], free: [] }, { id: 'same' })
    await until(() => handled.length === 2 && ticks > ticksBefore + 3)
    expect(handled).toEqual(['before', 'after'])
    expect(opened.troubles).toEqual([])
  })
})

/** The embedded queue goes with its process: the next one begins empty. */
async function wipedEmbedded(): Promise<void> {
  const first = await openRecorded(null)
  await first.queue.add('finished', { lease: 'lost', left: [], free: [] })
  await first.queue.close()
  await using second = await openRecorded(null)
  expect(await second.queue.waiting('finished')).toBe(0)
  const handled: string[] = []
  await second.queue.work('finished', async ({ lease }) => void handled.push(lease), { concurrency: 1 })
  await second.queue.add('finished', { lease: 'new', left: [], free: [] })
  await until(() => handled.length > 0)
  expect(handled).toEqual(['new'])
}
