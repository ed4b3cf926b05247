/**
 * schedule: when to ask a feed again, and why then.
 * What is due is derived from the store at every tick, never queued. This door turns the due feeds into batches with affinity
 * to hosts. `course.ts` is the second: what follows from a reading for its feed. `refusals.ts` says whether a host may be asked,
 * `outage.ts` whether the network that fails is our own.
 */
import type { HostLimits } from '#model/fetch-batch.ts'
import type { FeedId } from '#model/ids.ts'

export interface DueFeed {
  readonly feed: FeedId
  readonly host: string
  /** Its lease ran out three times without any result: it goes alone, so that it takes no other feed with it. */
  readonly alone: boolean
}

export interface PlannedBatch {
  readonly hosts: readonly { readonly host: string; readonly feeds: readonly FeedId[] }[]
  /** After this time a worker starts nothing more and hands the rest back. */
  readonly plannedSeconds: number
}

/** Hosts are asked side by side, so what they share bounds what is in flight; feeds of one host wait for each other. */
export const batchBounds = { sharedFeeds: 50, feedsOfOneHost: 500, plannedSeconds: 120 } as const

/** However small a batch, its first look-up may be slow. */
const leastSeconds = 15

/** What a request usually takes, for planning alone; slow ones are handed back in time. */
const usualSeconds = 2

/**
 * Batches of at most 50 feeds of several hosts or 500 of one, and two minutes of planned time, the most overdue first.
 * All due feeds of a host travel in one batch, small hosts share one; what does not fit waits for the host's next turn.
 * A host's share is cut before the batches are counted, so that a busy host cannot starve the rest.
 * @param due the most overdue first, without feeds of hosts that have a batch in flight
 * @param most how many batches may be added now
 */
export function planBatches(due: readonly DueFeed[], limitsOf: (host: string) => HostLimits | null, most: number): PlannedBatch[] {
  const batches: { hosts: { host: string; feeds: FeedId[] }[]; count: number; seconds: number; alone: boolean }[] = []
  for (const share of sharesByHost(due, limitsOf)) {
    const open = share.alone ? undefined : batches.find((batch) => takesIn(batch, share))
    if (open !== undefined) {
      open.hosts.push({ host: share.host, feeds: share.feeds })
      open.count += share.feeds.length
      open.seconds = Math.max(open.seconds, share.seconds)
      continue
    }
    if (batches.length >= most) continue
    const { host, feeds, seconds, alone } = share
    batches.push({ hosts: [{ host, feeds }], count: feeds.length, seconds, alone })
  }
  return batches.map(({ hosts, seconds }) => ({ hosts, plannedSeconds: Math.max(leastSeconds, Math.ceil(seconds)) }))
}

function takesIn(batch: { readonly count: number; readonly alone: boolean }, share: Share): boolean {
  return !batch.alone && batch.count + share.feeds.length <= batchBounds.sharedFeeds
}

interface Share {
  readonly host: string
  readonly feeds: FeedId[]
  readonly seconds: number
  readonly alone: boolean
}

/** What each host is asked in its next turn, in the order of its most overdue feed. */
function sharesByHost(due: readonly DueFeed[], limitsOf: (host: string) => HostLimits | null): Share[] {
  const byHost = new Map<string, DueFeed[]>()
  for (const feed of due) {
    const feeds = byHost.get(feed.host)
    if (feeds === undefined) byHost.set(feed.host, [feed])
    else feeds.push(feed)
  }
  return [...byHost].map(([host, feeds]) => {
    const first = feeds[0]
    if (first?.alone) return { host, feeds: [first.feed], seconds: usualSeconds, alone: true }
    const limits = limitsOf(host) ?? { concurrency: 2, spacingSeconds: 1 }
    const pace = Math.max(limits.spacingSeconds, usualSeconds / limits.concurrency)
    const fits = Math.max(1, Math.min(batchBounds.feedsOfOneHost, Math.floor(batchBounds.plannedSeconds / pace)))
    const turn = feeds.filter((feed) => !feed.alone).slice(0, fits)
    return { host, feeds: turn.map((feed) => feed.feed), seconds: Math.min(batchBounds.plannedSeconds, turn.length * pace), alone: false }
  })
}
