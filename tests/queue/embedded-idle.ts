/** An idle process with the embedded queue, a tick each five seconds and one worker; says on one line when its first job was done and what it costs. */
import { setTimeout as sleep } from 'node:timers/promises'
import { openQueue } from '#queue/queue.ts'

const queue = await openQueue({ url: null, onTrouble: () => {}, onFailure: () => {} })
const done = Promise.withResolvers<void>()
await queue.work('tick', async () => done.resolve(), { concurrency: 1 })
await queue.every('tick', 5000, {})
await done.promise
const firstJobMs = performance.now()
const firstJobCpuMs = cpuMs()

await sleep(Number(process.argv[2]))
process.stdout.write(JSON.stringify({ firstJobMs, firstJobCpuMs, idleCpuMs: cpuMs() - firstJobCpuMs, rssBytes: process.memoryUsage.rss() }))
await queue.close()

function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
