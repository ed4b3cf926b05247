/** The deliver role: tells others what is new; what came of it goes to the writer, near or far. */
import { openPoster } from '#fetch/post.ts'
import type { DeliveredPayload, JobQueue } from '#queue/queue.ts'
import { deliver } from './deliver.ts'

export interface DeliverOptions {
  readonly queue: JobQueue
  /** The way to the writer: a call inside the process, or the queue between machines. */
  readonly report: (delivered: DeliveredPayload) => Promise<void>
  readonly allowNetworks: readonly string[]
  readonly userAgent: string
}

/** How long a request in hand may take to finish when the process is asked to stop. */
const drainMs = 8_000

export async function startDeliver({ queue, report, ...options }: DeliverOptions): Promise<{ close(): Promise<void> }> {
  const poster = openPoster(options)
  const stop = new AbortController()
  const worker = await queue.work(
    'deliver',
    async (order) => {
      const delivered = await deliver(poster, order, stop.signal)
      // An order that was given up comes back when its lease is over.
      if (delivered !== null) await report(delivered)
    },
    { concurrency: 1 },
  )
  return {
    close: async () => {
      const limit = setTimeout(() => stop.abort(), drainMs).unref()
      await worker.close()
      clearTimeout(limit)
      await poster.close()
    },
  }
}
