import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { Fault } from '#model/fault.ts'
import { type PoolOptions, type ThreadPool, threadPool } from '#workers/thread-pool.ts'
import type { OddMethods } from './odd-thread.ts'

function openPool(options: Partial<PoolOptions> = {}, data: unknown = null): ThreadPool<OddMethods> {
  const pool = threadPool<OddMethods>(new URL('./odd-thread.ts', import.meta.url), data, {
    size: 1,
    idleMs: 10_000,
    callMs: 10_000,
    faultOf: (cause, detail) => new Fault('parse/hangs', cause, { detail }),
    ...options,
  })
  onTestFinished(() => pool.close())
  return pool
}

test('a call that hangs is given up with the pool’s fault, and the next gets a fresh thread', async () => {
  const pool = openPool({ callMs: 500 })
  const before = await pool.call('id', null)
  const [hanging, next] = await Promise.allSettled([pool.call('hang', null), pool.call('id', null)])
  expect(hanging).toMatchObject({
    status: 'rejected',
    reason: { code: 'parse/hangs', message: 'timeout', detail: 'no answer within 500 ms' },
  })
  expect(next.status).toBe('fulfilled')
  expect(next).not.toMatchObject({ value: before })
})

test('a call that takes too much memory kills its thread alone, and the next gets a fresh one', async () => {
  const pool = openPool({ resourceLimits: { maxOldGenerationSizeMb: 32 } })
  const before = await pool.call('id', null)
  await expect(pool.call('gorge', null)).rejects.toMatchObject({
    code: 'parse/hangs',
    message: 'died',
    detail: expect.stringContaining('memory'),
  })
  expect(await pool.call('id', null)).not.toBe(before)
})

test.each(['crash', 'exit'] as const)('a thread that dies (%s) is replaced, whoever waited gets an answer', async (how) => {
  const pool = openPool()
  const [died, next] = await Promise.allSettled([pool.call(how, null), pool.call('id', null)])
  expect(died).toMatchObject({ status: 'rejected', reason: { code: 'parse/hangs', message: 'died' } })
  expect(next.status).toBe('fulfilled')
})

test('what a method throws reaches the caller, and its thread stays', async () => {
  const pool = openPool()
  const before = await pool.call('id', null)
  await expect(pool.call('fault', null)).rejects.toMatchObject({ code: 'parse/unreadable', detail: 'line 3, column 7' })
  await expect(pool.call('bug', null)).rejects.toThrow('no such thing')
  expect(await pool.call('id', null)).toBe(before)
})

test('calls go to as many threads as allowed, the rest waits', async () => {
  const pool = openPool({ size: 2 })
  const orders = await Promise.all(['a', 'b', 'c', 'd'].map((name) => pool.call('note', { name, ms: 200 })))
  expect(orders.map((order) => order.length)).toEqual([1, 1, 2, 2])
})

test('a thread without work is ended, and one comes when there is work again', async () => {
  const pool = openPool({ idleMs: 50 })
  const before = await pool.call('id', null)
  await sleep(200)
  expect(await pool.call('id', null)).not.toBe(before)
})

test('a thread in use is not ended as idle', async () => {
  const pool = openPool({ idleMs: 100 })
  const ids = new Set<number>()
  for (let turn = 0; turn < 5; turn += 1) {
    ids.add(await pool.call('id', null))
    await sleep(50)
  }
  expect(ids.size).toBe(1)
})

test('after a restart new calls get the new data, a call at work finishes with the old', async () => {
  const pool = openPool({}, 'old')
  const atWork = pool.call('note', { name: 'at work', ms: 200 })
  await sleep(50)
  pool.restart('new')
  const [order, data] = await Promise.all([atWork, pool.call('data', null)])
  expect(order).toEqual(['at work'])
  expect(data).toBe('new')
})

test('an idle thread of before a restart is not used again', async () => {
  const pool = openPool({}, 'old')
  expect(await pool.call('data', null)).toBe('old')
  pool.restart('new')
  expect(await pool.call('data', null)).toBe('new')
})

test('a closed pool finishes what is at work and refuses the rest', async () => {
  const pool = openPool()
  const atWork = pool.call('note', { name: 'at work', ms: 100 })
  const waiting = pool.call('id', null)
  const refused = expect(waiting).rejects.toThrow('the pool is closed')
  await pool.close()
  await refused
  expect(await atWork).toEqual(['at work'])
  await expect(pool.call('id', null)).rejects.toThrow('the pool is closed')
})
