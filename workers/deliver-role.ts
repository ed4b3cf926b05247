/** The deliver role: tells others what is new, those who subscribed to our own hub too, and asks hubs to tell us; what came of it goes to the writer, near or far. */
import { openPoster, type PosterOptions } from '#fetch/post.ts'
import type { DeliveredPayload, HubReport, JobQueue, SubscribedPayload } from '#queue/queue.ts'
import { confirm } from './confirm.ts'
import { deliver } from './deliver.ts'
import { distribute } from './distribute.ts'
import { subscribe } from './subscribe.ts'

/** `delivered`, `subscribed` and `hubReport` are the way to the writer: a call inside the process, or the queue between machines. */
export interface DeliverOptions extends Omit<PosterOptions, 'limits'> {
  readonly queue: JobQueue
  /** CIDR blocks in which a callback may lie although it is not public. */
  readonly callbackNetworks: readonly string[]
  readonly delivered: (report: DeliveredPayload) => Promise<void>
  readonly subscribed: (report: SubscribedPayload) => Promise<void>
  readonly hubReport: (report: HubReport) => Promise<void>
}

/** How long a request in hand may take to finish when the process is asked to stop. */
const drainMs = 8_000
/** With callbacks of strangers we are less patient than with a hub of the operator's choice. */
const callbackPatience = { connectMs: 5_000, firstByteMs: 10_000, totalMs: 10_000 }

export async function startDeliver(role: DeliverOptions): Promise<{ close(): Promise<void> }> {
  const { queue, callbackNetworks, delivered, subscribed, hubReport, ...options } = role
  const poster = openPoster(options)
  const callbacks = openPoster({ ...options, allowNetworks: callbackNetworks, limits: callbackPatience })
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
  const confirmations = await queue.work(
    'confirm',
    async (order) => {
      const report = await confirm(callbacks, order, stop.signal)
      if (report !== null) await hubReport(report)
    },
    { concurrency: 16 },
  )
  const distributions = await queue.work(
    'distribute',
    async (order, again) => {
      // Whoever began it may have told some of them. Those that were not reported are due again when the lease is over.
      if (!again) await distribute(callbacks, order, hubReport, stop.signal)
    },
    { concurrency: 16 },
  )
  return {
    close: async () => {
      const limit = setTimeout(() => stop.abort(), drainMs).unref()
      await Promise.all([deliveries, subscriptions, confirmations, distributions].map((worker) => worker.close()))
      clearTimeout(limit)
      await Promise.all([poster.close(), callbacks.close()])
    },
  }
}
