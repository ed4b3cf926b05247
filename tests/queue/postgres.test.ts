import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { startPostgres } from '#tests/support/postgres.ts'
import { until } from '#tests/support/until.ts'
import { openRecorded } from './open-recorded.ts'

test('a PostgreSQL without the database is refused, in one clear line', async () => {
  await using postgres = await startPostgres()
  await expect(openRecorded(postgres.url.replace('/postgres?', '/nowhere?'))).rejects.toMatchObject({
    code: 'queue/unusable',
    message: expect.stringContaining('database "nowhere" does not exist'),
  })
})

test('a PostgreSQL in which we may not make the schema is refused', async () => {
  await using postgres = await startPostgres()
  await postgres.query('CREATE ROLE guest LOGIN')
  await expect(openRecorded(postgres.url.replace('tributary@', 'guest@'))).rejects.toMatchObject({
    code: 'queue/unusable',
    message: expect.stringContaining('permission denied for database postgres'),
  })
})

test('the queue keeps to a schema of its own, and a second start finds it made', async () => {
  await using postgres = await startPostgres()
  for (let start = 0; start < 2; start++) {
    await using opened = await openRecorded(postgres.url)
    await opened.queue.add('finished', { lease: 'one', left: [], free: [] })
  }
  const tables = await postgres.query(
    `SELECT DISTINCT schemaname FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
  )
  expect(tables).toEqual([{ schemaname: 'bullmq' }])
  expect(await postgres.query('SELECT count(*)::int AS jobs FROM bullmq.job')).toEqual([{ jobs: 2 }])
})

test('a PostgreSQL that is away at the start is one trouble, then one all-clear, then work; and nothing is printed', async () => {
  const printed = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn'), vi.spyOn(console, 'log')]
  await using postgres = await startPostgres()
  await postgres.stop()
  {
    await using opened = await openRecorded(postgres.url)
    const handled: string[] = []
    await opened.queue.work('finished', async ({ lease }) => void handled.push(lease), { concurrency: 1 })
    await expect(opened.queue.add('finished', { lease: 'lost', left: [], free: [] })).rejects.toMatchObject({ code: 'queue/unreachable' })
    await sleep(2500)
    expect(opened.troubles).toMatchObject([{ code: 'queue/unreachable' }])
    await postgres.start()
    await until(() => opened.troubles.length === 2)
    await opened.queue.add('finished', { lease: 'found', left: [], free: [] })
    await until(() => handled.length === 1)
    expect(opened.troubles[1]).toBeNull()
    expect(opened.failures).toEqual([])
  }
  for (const spy of printed) expect(spy).not.toHaveBeenCalled()
})

test('a PostgreSQL that is stopped and started again is one trouble and one all-clear, and the same workers go on', async () => {
  await using postgres = await startPostgres()
  await using opened = await openRecorded(postgres.url)
  const handled: string[] = []
  let ticks = 0
  await opened.queue.work('finished', async ({ lease }) => void handled.push(lease), { concurrency: 2 })
  await opened.queue.work('tick', async () => void ticks++, { concurrency: 1 })
  await opened.queue.every('tick', 300, {})
  await opened.queue.add('finished', { lease: 'before', left: [], free: [] })
  await until(() => handled.length === 1 && ticks > 1)

  await postgres.stop()
  await until(() => opened.troubles.length === 1)
  await expect(opened.queue.add('finished', { lease: 'meanwhile', left: [], free: [] })).rejects.toMatchObject({
    code: 'queue/unreachable',
  })
  const cpuBefore = process.cpuUsage()
  await sleep(2500)
  const cpu = process.cpuUsage(cpuBefore)
  await postgres.start()
  await until(() => opened.troubles.length === 2)
  const ticksBefore = ticks
  await opened.queue.add('finished', { lease: 'after', left: [], free: [] })
  await until(() => handled.includes('after') && ticks > ticksBefore + 2)
  expect(opened.troubles).toMatchObject([{ code: 'queue/unreachable' }, null])
  expect(opened.failures).toEqual([])
  // Workers that asked again and again would have burnt all of it.
  expect((cpu.user + cpu.system) / 1000).toBeLessThan(2000)
})

test('a queue closes while its PostgreSQL is away, once the job in hand is done', async () => {
  await using postgres = await startPostgres()
  const opened = await openRecorded(postgres.url)
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
  await postgres.stop()
  await until(() => opened.troubles.length === 1)
  await opened.queue.close()
  expect(isDone).toBe(true)
})
