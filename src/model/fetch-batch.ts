/** A fetch job: feeds with affinity to hosts. It holds what a worker anywhere needs, and no secret. */
import type { FeedSecrets } from './feed.ts'
import type { FeedId } from './ids.ts'
import type { Validators } from './reading.ts'

export interface HostLimits {
  /** Requests in flight at once. */
  readonly concurrency: number
  /** Least time between two starts. */
  readonly spacingSeconds: number
}

export interface FetchOrder {
  readonly feed: FeedId
  readonly url: string
  readonly validators: Validators
  /** Raw hashes of the last document read: entries with one of these are not cleaned again. */
  readonly recentHashes: readonly string[]
  /** Short hash of the last document. */
  readonly bodyHash: string | null
  readonly secrets: OrderSecrets | null
  /** Where a page answers instead of a feed, the usual addresses of feeds are tried: not at every failure in a row. */
  readonly discover: boolean
}

/** They go to this origin alone: a redirect may lead elsewhere. */
export interface OrderSecrets extends FeedSecrets {
  readonly origin: string
}

export interface HostOrders {
  /** Name and port. */
  readonly host: string
  /** The operator's word; null leaves it to the defaults, which differ for hosts in FETCH_ALLOW_NETWORKS. */
  readonly limits: HostLimits | null
  readonly feeds: readonly FetchOrder[]
}

export interface FetchBatch {
  readonly lease: string
  /** How long the worker may go on starting requests. */
  readonly plannedSeconds: number
  readonly hosts: readonly HostOrders[]
}

export function feedsOf(batch: FetchBatch): FeedId[] {
  return batch.hosts.flatMap((host) => host.feeds.map((order) => order.feed))
}
