/** Due deliveries become jobs, at most one for each target: what changes meanwhile is the next one's. */
import { feedTopics } from '#publish/publish.ts'
import type { JobQueue } from '#queue/queue.ts'
import type { Thread } from './thread.ts'
import type { WriterMethods } from './writer-thread.ts'

/** @param publicUrl where a hub can fetch the topics. @throws Fault `queue/unreachable`, `store/*` */
export async function planDeliveries(writer: Thread<WriterMethods>, queue: JobQueue, publicUrl: string): Promise<void> {
  const topics = feedTopics(publicUrl)
  const deliveries = await writer.call('takeDeliveries', null)
  for (const [index, due] of deliveries.entries()) {
    try {
      // Where no worker came for the last one until its lease ran out, it still waits, and will do.
      await queue.add('deliver', { ...due, topics }, { id: due.target })
    } catch (error) {
      for (const { target } of deliveries.slice(index)) await writer.call('releaseDelivery', { target })
      throw error
    }
  }
}
