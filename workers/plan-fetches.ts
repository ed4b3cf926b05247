/** Due feeds become fetch jobs, a few ahead of the workers: leases should not run out in the queue. */
import { type FetchBatch, feedsOf } from '#model/fetch-batch.ts'
import { instant } from '#model/instant.ts'
import type { FinishedPayload, JobName, JobQueue } from '#queue/queue.ts'
import type { OverdueLeases } from './schedule.ts'
import type { Thread } from './thread.ts'
import type { WriterMethods } from './writer-thread.ts'

const jobsReady = 4

/** @param boot whose leases they are. @throws Fault `queue/unreachable`, `store/*` */
export async function planFetches(writer: Thread<WriterMethods>, queue: JobQueue, boot: string): Promise<void> {
  const most = jobsReady - (await queue.waiting('fetch'))
  if (most <= 0) return
  const batches = await writer.call('takeDue', { boot, most, overdue: await overdueLeases(writer, queue) })
  await sendBatches(writer, queue, 'fetch', batches)
}

/** What cannot be sent is due again. @throws Fault `queue/unreachable` */
export async function sendBatches(
  writer: Thread<WriterMethods>,
  queue: JobQueue,
  name: JobName & ('fetch' | 'backlog'),
  batches: readonly FetchBatch[],
): Promise<void> {
  for (const [index, batch] of batches.entries()) {
    try {
      await queue.add(name, batch, { id: batch.lease })
    } catch (error) {
      for (const unsent of batches.slice(index)) await writer.call('release', neverBegun(unsent))
      throw error
    }
  }
}

/** A job that waits for a worker, or whose hosts are slow, must not count as lost. */
async function overdueLeases(writer: Thread<WriterMethods>, queue: JobQueue): Promise<OverdueLeases> {
  const overdue = { held: [] as string[], lost: [] as string[] }
  for (const lease of await writer.call('overdueLeases', null)) {
    const isHeld = (await queue.has('fetch', lease)) || (await queue.has('fulltext', lease)) || (await queue.has('backlog', lease))
    overdue[isHeld ? 'held' : 'lost'].push(lease)
  }
  return overdue
}

function neverBegun(batch: FetchBatch): FinishedPayload {
  const now = instant(Date.now())
  return { lease: batch.lease, left: feedsOf(batch), free: batch.hosts.map(({ host }) => ({ host, at: now })) }
}
