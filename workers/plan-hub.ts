/** What is due of our own hub becomes jobs: callbacks that are to confirm, and documents for subscribers. */
import type { PlainFault } from '#model/fault.ts'
import type { JobQueue } from '#queue/queue.ts'
import type { Distribution } from '#store/subscribers.ts'
import type { Thread } from './thread.ts'
import type { WriterMethods } from './writer-thread.ts'

/** What a topic has that is new. */
export type TopicNews =
  /** There is no such topic, or none any more. */
  | { readonly kind: 'gone' }
  /** It cannot be said now: what it asks for takes too long. */
  | { readonly kind: 'fault'; readonly fault: PlainFault }
  | { readonly kind: 'nothing'; readonly upTo: number }
  | {
      readonly kind: 'document'
      readonly contentType: string
      /** Base64 of the deflated document. */
      readonly packed: string
      /** The newest change it stands for. */
      readonly upTo: number
    }

export interface HubPlan {
  /** Where others reach the service, without a slash at the end. */
  readonly publicUrl: string
  readonly hub: string
  /** The topic's document with what came after `since` alone. */
  readonly newsOf: (topic: string, since: number) => Promise<TopicNews>
  /** A document could not be made, and that is no fault of the topic's. */
  readonly onBug: (error: unknown) => void
  /** False when the process is to end: there may be ten thousand topics, each a question to the store. */
  readonly goesOn: () => boolean
}

/** @throws Fault `queue/unreachable`, `store/*` */
export async function planHub(writer: Thread<WriterMethods>, queue: JobQueue, plan: HubPlan): Promise<void> {
  await planConfirmations(writer, queue)
  // A job that waits for a worker must not count as lost: its subscribers would get the document twice.
  for (const job of await writer.call('overdueDistributions', null))
    await writer.call((await queue.has('distribute', job)) ? 'renewDistribution' : 'releaseDistribution', { job })
  while (plan.goesOn()) {
    const due = await writer.call('takeDistributions', { base: `${plan.publicUrl}/` })
    if (due.length === 0) return
    for (const [index, distribution] of due.entries()) {
      if (!plan.goesOn()) return release(writer, due.slice(index))
      // A topic whose document cannot be made holds up no other: its subscribers wait for the end of their lease.
      const news = await plan.newsOf(distribution.topic, distribution.since).catch(plan.onBug)
      if (news === undefined) continue
      try {
        await planDistribution(writer, queue, plan.hub, distribution, news)
      } catch (error) {
        await release(writer, due.slice(index))
        throw error
      }
    }
  }
}

async function release(writer: Thread<WriterMethods>, unsent: readonly Distribution[]): Promise<void> {
  for (const { job } of unsent) await writer.call('releaseDistribution', { job })
}

async function planConfirmations(writer: Thread<WriterMethods>, queue: JobQueue): Promise<void> {
  const due = await writer.call('takeHubRequests', null)
  for (const [index, order] of due.entries()) {
    try {
      await queue.add('confirm', order, { id: order.request })
    } catch (error) {
      for (const { request } of due.slice(index)) await writer.call('releaseHubRequest', { request })
      throw error
    }
  }
}

async function planDistribution(
  writer: Thread<WriterMethods>,
  queue: JobQueue,
  hub: string,
  { job, topic, to }: Distribution,
  news: TopicNews,
): Promise<void> {
  switch (news.kind) {
    case 'gone':
      return writer.call('endTopic', { job })
    case 'fault':
      return writer.call('failDistribution', { job, fault: news.fault })
    case 'nothing':
      return writer.call('reachDistribution', { job, upTo: news.upTo })
    case 'document': {
      const { contentType, packed, upTo } = news
      return queue.add('distribute', { job, hub, topic, contentType, packed, upTo, to }, { id: job })
    }
  }
}
