/** The deliver role: tells others what is new, and asks hubs to tell us; what came of it goes to the writer, near or far. */
import { openPoster, type PosterOptions } from '#fetch/post.ts'
import type { DeliveredPayload, JobQueue, SubscribedPayload } from '#queue/queue.ts'
import { deliver } from './deliver.ts'
import { subscribe } from './subscribe.ts'

/** `delivered` and `subscribed` are the way to the writer: a call inside the process, or the queue between machines. */
export interface DeliverOptions extends Omit<PosterOptions, 'limits'> {
  readonly queue: JobQueue
  readonly delivered: (report: DeliveredPayload) => Promise<void>
  readonly subscribed: (report: SubscribedPayload) => Promise<void>
}

/** How long a request in hand may take to finish when the process is asked to stop. */
const drainMs = 8_000

export async function startDeliver({ queue, delivered, subscribed, ...options }: DeliverOptions): Promise<{ close(): Promise<void> }> {
  const poster = openPoster(options)
  const stop = new AbortController()
  // An order that was given up comes back when its lease is over.
  const deliveries = await queue.work(
    'deliver',
    async (order) => {
      const report = await deliver(poster, order, stop.signal)
      if (report !== null) await delivered(report)
    },
    { concurrency: 1 },
  )
  const subscriptions = await queue.work(
    'subscribe',
    async (order) => {
      const report = await subscribe(poster, order, stop.signal)
      if (report !== null) await subscribed(report)
    },
    { concurrency: 4 },
  )
  return {
    close: async () => {
      const limit = setTimeout(() => stop.abort(), drainMs).unref()
      await Promise.all([deliveries.close(), subscriptions.close()])
      clearTimeout(limit)
      await poster.close()
    },
  }
}
