/** A feed: an address the operator follows. What the operator wishes, what the feed says of itself, and how it fares are three things. */
import type { PlainFault } from './fault.ts'
import type { FeedId } from './ids.ts'
import type { Instant } from './instant.ts'

/** What feeds.json says of one feed, defaults filled in. */
export interface Feed {
  readonly id: FeedId
  readonly url: string
  /** The operator's name for it; else the feed's own title is shown. */
  readonly title: string | null
  /** Who stands behind it; corroboration counts publishers, not feeds. */
  readonly publisher: string | null
  /** Topics every article of this feed carries. */
  readonly topics: readonly string[]
  /** Regions every article of this feed carries. */
  readonly regions: readonly string[]
  /** BCP 47; stands in where neither entry nor document declares one. */
  readonly language: string | null
  /** The operator's wish for the interval; null leaves it to the service. */
  readonly everySeconds: number | null
  readonly enabled: boolean
  /** Keeps the address out of pages, OPML and output. */
  readonly private: boolean
}

/** What readers may see of a feed. `url` is null where the feed is private. */
export interface Source {
  readonly id: FeedId
  readonly title: string
  readonly publisher: string | null
  readonly url: string | null
  readonly siteUrl: string | null
  /** The feed's own atom:id, where it has one. */
  readonly feedUri: string | null
  readonly language: string | null
  readonly updatedAt: Instant | null
}

/** `waiting`: never read yet. `healthy`: the last reading went well. `failing`: the last one did not. `removed`: no longer in feeds.json. */
export type FeedState = 'waiting' | 'healthy' | 'failing' | 'disabled' | 'removed'

export interface FeedFault extends PlainFault {
  readonly at: Instant
}

/** How a feed fares, as the status page and `why` show it. */
export interface FeedHealth {
  readonly feed: Feed
  readonly source: Source
  readonly state: FeedState
  readonly movedTo: string | null
  readonly lastAttemptAt: Instant | null
  readonly lastSuccessAt: Instant | null
  readonly lastNewAt: Instant | null
  readonly articles: number
  readonly consecutiveFailures: number
  /** The fault in force; null once a reading has gone well again. */
  readonly fault: FeedFault | null
  readonly nextAt: Instant | null
  /** Why then, in words. */
  readonly nextReason: string
  /** What the last document had wrong though it could be read. */
  readonly damage: readonly string[]
}

/** One try at a feed, as it is kept. */
export interface Attempt {
  readonly at: Instant
  readonly outcome: 'fresh' | 'unchanged' | 'fault'
  readonly status: number | null
  readonly fault: PlainFault | null
  readonly bytes: number
  readonly durationMs: number
  readonly entriesNew: number
  readonly entriesChanged: number
  readonly nextAt: Instant
  readonly nextReason: string
}
