/** Due archives become jobs, a few ahead of the workers. */
import type { JobQueue } from '#queue/queue.ts'
import { sendBatches } from './plan-fetches.ts'
import type { Thread } from './thread.ts'
import type { WriterMethods } from './writer-thread.ts'

const jobsReady = 2

/** @param boot whose leases they are. @throws Fault `queue/unreachable`, `store/*` */
export async function planBacklogs(writer: Thread<WriterMethods>, queue: JobQueue, boot: string): Promise<void> {
  // Nearly always there is none, and the queue need not be asked.
  if (!(await writer.call('isBacklogDue', null))) return
  const most = jobsReady - (await queue.waiting('backlog'))
  if (most > 0) await sendBatches(writer, queue, 'backlog', await writer.call('takeBacklogs', { boot, most }))
}
