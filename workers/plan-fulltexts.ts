/** Due pages become jobs, a few ahead of the workers. */
import { instant } from '#model/instant.ts'
import type { JobQueue } from '#queue/queue.ts'
import type { Thread } from './thread.ts'
import type { WriterMethods } from './writer-thread.ts'

const jobsReady = 2

/** @param boot whose leases they are. @throws Fault `queue/unreachable`, `store/*` */
export async function planFulltexts(writer: Thread<WriterMethods>, queue: JobQueue, boot: string): Promise<void> {
  const most = jobsReady - (await queue.waiting('fulltext'))
  if (most <= 0) return
  const batches = await writer.call('takePages', { boot, most })
  for (const [index, batch] of batches.entries()) {
    try {
      await queue.add('fulltext', batch, { id: batch.lease })
    } catch (error) {
      for (const { lease, hosts } of batches.slice(index)) {
        const now = instant(Date.now())
        const pages = hosts.flatMap((host) => host.pages)
        for (const { article, feed } of pages) {
          const reading = { article, feed, lease, at: now, status: null, outcome: { kind: 'left' } } as const
          await writer.call('ingestPage', { reading, tags: [], rulesVersion: '' })
        }
        await writer.call('release', { lease, left: [], free: hosts.map(({ host }) => ({ host, at: now })) })
      }
      throw error
    }
  }
}
