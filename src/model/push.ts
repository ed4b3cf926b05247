/** Being told by a hub instead of asking. @see W3C WebSub */
import type { Instant } from './instant.ts'

/** What a feed names: in `Link` headers, or else in its document. */
export interface PushLinks {
  /** `rel=hub`, absolute. */
  readonly hub: string | null
  /** `rel=self`, absolute: the topic a subscriber asks the hub for. */
  readonly self: string | null
}

export const noPush: PushLinks = { hub: null, self: null }

/**
 * `wanted`: not asked for yet, or to be asked for again. `asked`: the hub took the request and has not verified it. `active`: verified.
 * `refused`: the hub denied it or could not be asked; it is asked again later.
 */
export type SubscriptionState = 'wanted' | 'asked' | 'active' | 'refused'

/** A subscription as it is shown. */
export interface Subscription {
  readonly hub: string
  readonly topic: string
  readonly state: SubscriptionState
  /** When the lease ends; null where none is held. */
  readonly until: Instant | null
  readonly lastPushAt: Instant | null
  /** Pushes came and no poll found what they missed: polling is stretched. */
  readonly trusted: boolean
  /** In words: why it is refused, or no longer trusted; empty where there is nothing to say. */
  readonly because: string
}
