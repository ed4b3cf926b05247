/** Our own WebSub hub: what is asked of it, and whom it tells. @see W3C WebSub */
import type { Instant } from './instant.ts'

/** What the callback is asked to confirm, or told. @see W3C WebSub §5.1 (request), §5.2 (denial), §5.3 (verification) */
export interface HubRequest {
  readonly mode: 'subscribe' | 'unsubscribe' | 'denied'
  readonly callback: string
  /** The address of one of our feeds. */
  readonly topic: string
  /** Signs what is sent; null where the subscriber named none. */
  readonly secret: string | null
  /** What is granted. */
  readonly leaseSeconds: number
  /** Why it is denied; else empty. */
  readonly because: string
}

/** Whom the hub tells, as it is shown. A callback's path may be all that keeps others from posting there: it is nobody's business. */
export interface HubSummary {
  readonly subscribers: number
  /** How many of them could not be told the last time. */
  readonly failing: number
  /** The failing ones, the longest first, then those that were ended; not all of them where there are many. */
  readonly troubles: readonly SubscriberTrouble[]
}

export interface SubscriberTrouble {
  /** Of the callback. */
  readonly host: string
  readonly topic: string
  /** In words. */
  readonly because: string
  /** Null: it is told no more. */
  readonly nextAt: Instant | null
}
