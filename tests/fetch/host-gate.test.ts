import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { hostGate } from '#fetch/host-gate.ts'

test('no more tasks run at once than the host allows', async () => {
  const gate = hostGate({ concurrency: 3, spacingSeconds: 0 })
  let running = 0
  let most = 0
  const task = async () => {
    running += 1
    most = Math.max(most, running)
    await sleep(5)
    running -= 1
  }
  await Promise.all(Array.from({ length: 20 }, () => gate.run(task)))
  expect(most).toBe(3)
})

test('starts keep their distance, the first one comes at once', async () => {
  const gate = hostGate({ concurrency: 10, spacingSeconds: 0.05 })
  const begin = performance.now()
  const starts = await Promise.all(Array.from({ length: 4 }, () => gate.run(async () => performance.now())))
  expect((starts[0] ?? 0) - begin).toBeLessThan(40)
  for (const [index, start] of starts.slice(1).entries()) expect(start - (starts[index] ?? 0)).toBeGreaterThanOrEqual(49)
})

test('a host that has been left alone long enough is asked at once', async () => {
  const gate = hostGate({ concurrency: 1, spacingSeconds: 0.03 })
  await gate.run(async () => undefined)
  await sleep(40)
  const begin = performance.now()
  await gate.run(async () => undefined)
  expect(performance.now() - begin).toBeLessThan(20)
})

test('tasks start in the order they were given', async () => {
  const gate = hostGate({ concurrency: 1, spacingSeconds: 0 })
  const order: number[] = []
  await Promise.all([1, 2, 3, 4].map((number) => gate.run(async () => order.push(number))))
  expect(order).toEqual([1, 2, 3, 4])
})

test('a task that fails says so and makes room for the next', async () => {
  const gate = hostGate({ concurrency: 1, spacingSeconds: 0 })
  const failed = gate.run(() => Promise.reject(new Error('no')))
  const next = gate.run(async () => 'yes')
  await expect(failed).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
})

test('a gate may stay shut at first: what was asked last nobody knows', async () => {
  const gate = hostGate({ concurrency: 1, spacingSeconds: 0 }, 60)
  const begin = performance.now()
  await gate.run(async () => undefined)
  expect(performance.now() - begin).toBeGreaterThanOrEqual(59)
})

test('the distance counts from start to start, however long a task takes', async () => {
  const gate = hostGate({ concurrency: 1, spacingSeconds: 0.05 })
  const begin = performance.now()
  await gate.run(() => sleep(60))
  const waited = performance.now()
  await gate.run(async () => undefined)
  expect(waited - begin).toBeGreaterThanOrEqual(59)
  expect(performance.now() - waited).toBeLessThan(40)
})
