import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { startRedis } from '#tests/support/redis.ts'
import { until } from '#tests/support/until.ts'
import { openRecorded } from './open-recorded.ts'

test('a Redis that may evict jobs is refused, in one clear line', async () => {
  await using redis = await startRedis()
  await redis.command('CONFIG SET maxmemory-policy allkeys-lru')
  await expect(openRecorded(redis.url)).rejects.toMatchObject({
    code: 'queue/unusable',
    message: 'the Redis may throw jobs away: its maxmemory-policy is allkeys-lru, it must be noeviction',
  })
})

test('a Redis that does not let us in is refused, without the password in the message', async () => {
  await using redis = await startRedis()
  await redis.command('CONFIG SET requirepass right')
  const url = redis.url.replace('localhost', ':wrong-secret@localhost')
  const refusal = await openRecorded(url).then(
    () => null,
    (error) => error,
  )
  expect(refusal).toMatchObject({ code: 'queue/unusable' })
  expect(`${refusal.message} ${refusal.detail}`).not.toContain('wrong-secret')
})

test('a Redis that is away at the start is one trouble, then one all-clear, then work; and nothing is printed', async () => {
  const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')]
  await using redis = await startRedis()
  await redis.stop()
  {
    await using opened = await openRecorded(redis.url)
    const handled: string[] = []
    await opened.queue.work('finished', async ({ lease }) => void handled.push(lease), { concurrency: 1 })
    await opened.queue.every('tick', 1000, {})
    await expect(opened.queue.add('finished', { lease: 'lost', left: [], free: [] })).rejects.toMatchObject({ code: 'queue/unreachable' })
    await expect(opened.queue.waiting('finished')).rejects.toMatchObject({ code: 'queue/unreachable' })
    await sleep(2500)
    expect(opened.troubles).toMatchObject([{ code: 'queue/unreachable' }])
    await redis.start()
    await until(() => opened.troubles.length === 2)
    await opened.queue.add('finished', { lease: 'found', left: [], free: [] })
    let ticks = 0
    await opened.queue.work('tick', async () => void ticks++, { concurrency: 1 })
    await until(() => handled.length === 1 && ticks > 1)
    expect(opened.troubles[1]).toBeNull()
    expect(opened.failures).toEqual([])
  }
  for (const spy of printed) expect(spy).not.toHaveBeenCalled()
})

test('a Redis that is killed and started again is one trouble and one all-clear, and the same workers go on', async () => {
  await using redis = await startRedis()
  await using opened = await openRecorded(redis.url)
  const handled: string[] = []
  let ticks = 0
  await opened.queue.work('finished', async ({ lease }) => void handled.push(lease), { concurrency: 2 })
  await opened.queue.work('tick', async () => void ticks++, { concurrency: 1 })
  await opened.queue.every('tick', 300, {})
  await opened.queue.add('finished', { lease: 'before', left: [], free: [] })
  await until(() => handled.length === 1 && ticks > 1)

  await redis.stop()
  await expect(
    until(async () => {
      await opened.queue.add('finished', { lease: 'meanwhile', left: [], free: [] })
    }, 5),
  ).rejects.toMatchObject({ code: 'queue/unreachable' })
  await sleep(2500)
  await redis.start()
  await until(() => opened.troubles.length === 2)
  const ticksBefore = ticks
  await opened.queue.add('finished', { lease: 'after', left: [], free: [] })
  await until(() => handled.includes('after') && ticks > ticksBefore + 2)
  expect(opened.troubles).toMatchObject([{ code: 'queue/unreachable' }, null])
  expect(opened.failures).toEqual([])
})

test('a queue closes while its Redis is away, once the job in hand is done', async () => {
  await using redis = await startRedis()
  const opened = await openRecorded(redis.url)
  const started = Promise.withResolvers<void>()
  let isDone = false
  const handler = async () => {
    started.resolve()
    await sleep(2000)
    isDone = true
  }
  await opened.queue.work('finished', handler, { concurrency: 1 })
  await opened.queue.add('finished', { lease: 'in hand', left: [], free: [] })
  await started.promise
  await redis.stop()
  await until(() => opened.troubles.length === 1)
  await opened.queue.close()
  expect(isDone).toBe(true)
})

test('a job whose worker is killed is taken by another', async () => {
  await using redis = await startRedis()
  await using opened = await openRecorded(redis.url, { prefix: 'killed' })
  const program = fileURLToPath(new URL('held-job.ts', import.meta.url))
  const child = spawn(process.execPath, [program, redis.url, 'killed'], { stdio: ['ignore', 'pipe', 'inherit'] })
  await opened.queue.add('finished', { lease: 'held', left: [], free: [] })
  const [said] = await once(child.stdout, 'data')
  expect(String(said)).toBe('held')

  const handled: string[] = []
  await opened.queue.work('finished', async ({ lease }) => void handled.push(lease), { concurrency: 1 })
  await sleep(2500)
  expect(handled).toEqual([])
  child.kill('SIGKILL')
  await once(child, 'exit')
  await until(() => handled.length > 0)
  expect(handled).toEqual(['held'])
})

test('a job in hand when the Redis is wiped has not failed, and the next one is taken', async () => {
  await using redis = await startRedis()
  await using opened = await openRecorded(redis.url)
  const [begun, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const handled: string[] = []
  const handler = async ({ lease }: { readonly lease: string }) => {
    begun.resolve()
    await held.promise
    handled.push(lease)
  }
  await opened.queue.work('finished', handler, { concurrency: 1 })
  await opened.queue.add('finished', { lease: 'wiped', left: [], free: [] })
  await begun.promise
  expect(await redis.command('FLUSHALL')).toBe('+OK')
  held.resolve()
  await until(() => handled.length === 1)
  await opened.queue.add('finished', { lease: 'next', left: [], free: [] })
  await until(() => handled.length === 2)
  expect(opened.failures).toEqual([])
})
