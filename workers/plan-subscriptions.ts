/** Hubs that are due to be asked become jobs, one for each feed. */
import type { JobQueue } from '#queue/queue.ts'
import type { Thread } from './thread.ts'
import type { WriterMethods } from './writer-thread.ts'

/** @param calledAt where hubs can call us. @throws Fault `queue/unreachable`, `store/*` */
export async function planSubscriptions(writer: Thread<WriterMethods>, queue: JobQueue, calledAt: string): Promise<void> {
  const due = await writer.call('takeSubscriptions', null)
  for (const [index, subscription] of due.entries()) {
    const { feed, key } = subscription
    try {
      await queue.add('subscribe', { ...subscription, callback: `${calledAt}/websub/${feed}/${key}` }, { id: feed })
    } catch (error) {
      for (const unsent of due.slice(index)) await writer.call('releaseSubscription', { feed: unsent.feed })
      throw error
    }
  }
}
