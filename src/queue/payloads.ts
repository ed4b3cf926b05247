/** What each job carries. */
import type { PlainFault } from '#model/fault.ts'
import type { FetchBatch } from '#model/fetch-batch.ts'
import type { PageBatch } from '#model/fulltext.ts'
import type { HubRequest } from '#model/hub.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'

/** A part of a reading on its way to the writer; made and undone by `pack-reading.ts`. */
export interface IngestPayload {
  readonly feed: FeedId
  readonly lease: string
  /** From 1 to `parts`; the last one carries what feed health is written from. */
  readonly part: number
  readonly parts: number
  /** Base64 of a deflated JSON text: a Reading with this part's entries. */
  readonly packed: string
}

/** A WebSub hub is told that topics have changed. */
export interface DeliverPayload {
  readonly target: string
  readonly url: string
  /** Addresses of feeds. */
  readonly topics: readonly string[]
  /** The newest change it stands for. */
  readonly upTo: number
}

export interface DeliveredPayload {
  readonly target: string
  readonly upTo: number
  /** Null where the hub took it. */
  readonly fault: PlainFault | null
}

export interface FinishedPayload {
  readonly lease: string
  /** Feeds nothing was read of. What was read of the others may still be on its way to the writer, and needs its lease. */
  readonly left: readonly FeedId[]
  /** When each host that was asked may be asked again, so that its spacing holds from one batch to the next, wherever that runs. */
  readonly free: readonly { readonly host: string; readonly at: Instant }[]
}

/** What came of a page, on its way to the writer; made and undone by `pack-page-reading.ts`. */
export interface FulltextReadPayload {
  readonly article: ArticleId
  /** Base64 of a deflated JSON text: a PageReading. */
  readonly packed: string
}

/** A hub is asked to send what is new. @see W3C WebSub §5.1 */
export interface SubscribePayload {
  readonly feed: FeedId
  readonly hub: string
  readonly topic: string
  /** Where the hub calls back. */
  readonly callback: string
  /** In the callback's path: who knows it may push. */
  readonly key: string
  /** Signs what the hub sends. */
  readonly secret: string
}

/** What came of asking the hub. */
export interface SubscribedPayload {
  readonly feed: FeedId
  readonly key: string
  /** Null where the hub took the request: it verifies by itself. */
  readonly fault: PlainFault | null
}

/** What a hub said at the callback. @see W3C WebSub §5.2, §5.3 */
export interface HubAnswerPayload {
  readonly feed: FeedId
  readonly key: string
  /** Null where the hub denies the subscription. */
  readonly leaseSeconds: number | null
  /** Why it was denied, in the hub's words; else empty. */
  readonly because: string
}

/** A document that a hub sent, signed as it should be. */
export interface PushPayload {
  readonly feed: FeedId
  readonly key: string
  readonly address: string
  readonly contentType: string | null
  /** Base64. */
  readonly body: string
}

/** A callback is asked whether it meant what was asked of our own hub, or told that it is denied. @see W3C WebSub §5.2, §5.3 */
export interface ConfirmPayload extends HubRequest {
  readonly request: string
}

/** Subscribers of our own hub get a document. @see W3C WebSub §7 */
export interface DistributePayload {
  /** The lease, under which each report comes back. */
  readonly job: string
  readonly hub: string
  readonly topic: string
  readonly contentType: string
  /** Base64 of the deflated document. */
  readonly packed: string
  /** The newest change it stands for. */
  readonly upTo: number
  readonly to: readonly { readonly subscriber: number; readonly callback: string; readonly secret: string | null }[]
}

/** What the writer is to know of our own hub: what was asked of it, whether the callback meant it, and what came of telling a subscriber. */
export type HubReport =
  | { readonly kind: 'asked'; readonly request: HubRequest }
  | { readonly kind: 'confirmed'; readonly request: string; readonly fault: PlainFault | null }
  | {
      readonly kind: 'told'
      readonly job: string
      readonly subscriber: number
      readonly upTo: number
      /** Null where the subscriber took it. */
      readonly fault: PlainFault | null
    }

export interface JobPayloads {
  /** Look what is due. */
  readonly tick: Record<never, never>
  readonly fetch: FetchBatch
  readonly ingest: IngestPayload
  /** A batch is over before its lease: its hosts are free, and the feeds left of it are due again. */
  readonly finished: FinishedPayload
  /** Pages of articles are to be read. Its end is told as that of a batch of feeds. */
  readonly fulltext: PageBatch
  readonly 'fulltext-read': FulltextReadPayload
  /** Earlier documents of feeds are to be read, for what was missed. What comes of them, and its end, are told as of a batch of feeds. */
  readonly backlog: FetchBatch
  readonly deliver: DeliverPayload
  /** What came of a delivery. */
  readonly delivered: DeliveredPayload
  readonly subscribe: SubscribePayload
  readonly subscribed: SubscribedPayload
  readonly 'hub-answer': HubAnswerPayload
  readonly push: PushPayload
  readonly confirm: ConfirmPayload
  readonly distribute: DistributePayload
  readonly 'hub-report': HubReport
}

export type JobName = keyof JobPayloads
