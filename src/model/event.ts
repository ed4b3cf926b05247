/** Something an operator wants to hear of: what happened to a feed, or to the service itself. */
import type { FaultCode } from './fault.ts'
import type { FeedId } from './ids.ts'
import type { Instant } from './instant.ts'

/**
 * `broke`: readings fail. `recovered`: they go well again after that was told. `moved`: the stored address was changed. `stopped`: it is asked no more.
 * `silent`: quiet for longer than its rhythm explains. `spoke`: it posts again after that was told.
 * `distrusted`: its guids are not relied on. `trusted`: they are again. `trouble` and `well`: of the service itself.
 */
export type EventKind = 'broke' | 'recovered' | 'moved' | 'stopped' | 'silent' | 'spoke' | 'distrusted' | 'trusted' | 'trouble' | 'well'

/** An event as a stage returns it: of which feed and when, the caller knows. */
export interface Happening {
  readonly kind: EventKind
  /** One sentence for a person: what happened and why. */
  readonly because: string
  /** The fault behind it; its advice says what to do. */
  readonly code: FaultCode | null
}

export interface ServiceEvent extends Happening {
  readonly id: number
  /** Null: the service itself. */
  readonly feed: FeedId | null
  readonly at: Instant
}
