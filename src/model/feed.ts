/** A feed: an address the operator follows. What the operator wishes, what the feed says of itself, and how it fares are three things. */
import type { PlainFault } from './fault.ts'
import type { FeedId } from './ids.ts'
import type { Instant } from './instant.ts'
import type { PublishPolicy } from './publish-policy.ts'
import type { Subscription } from './push.ts'

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
  /** The pages of its articles are read for what the feed leaves out. */
  readonly fulltext: boolean
  readonly publish: PublishPolicy
  /** What its requests carry to prove who asks; null: nothing. */
  readonly secrets: FeedSecrets | null
  /** Where it stands in OPML, each a path: `World/Europe`. */
  readonly folders: readonly string[]
  /** Further attributes of its OPML outline, kept for export. */
  readonly opml: Readonly<Record<string, string>>
}

/** Names of environment variables, never what is in them. */
export interface FeedSecrets {
  /** Of one that holds `user:password`. @see RFC 7617 */
  readonly basic: string | null
  /** @see RFC 6750 §2.1 */
  readonly bearer: string | null
  /** By the header's name, in lower case. */
  readonly headers: Readonly<Record<string, string>>
}

/** What readers may see of a feed. `url` is null where the feed is private, and so is what it says of itself. */
export interface Source {
  readonly id: FeedId
  readonly title: string
  readonly publisher: string | null
  readonly url: string | null
  readonly siteUrl: string | null
  /** The feed's own atom:id, where it has one. */
  readonly feedUri: string | null
  readonly language: string | null
  readonly description: string | null
  readonly imageUrl: string | null
  /** The operator's line, else what the feed states; a line of plain text. */
  readonly rights: string | null
  readonly policy: PublishPolicy
}

/**
 * `waiting`: never read yet. `healthy`: the last reading went well. `silent`: it did, but the feed is quiet for longer than its rhythm explains.
 * `failing`: the last reading did not go well. `stopped`: asked no more, for a reason that is told. `removed`: no longer in feeds.json.
 */
export type FeedState = 'waiting' | 'healthy' | 'silent' | 'failing' | 'stopped' | 'disabled' | 'removed'

export interface FeedFault extends PlainFault {
  readonly at: Instant
}

/** How a feed fares, as the status page and `why` show it. */
export interface FeedHealth {
  readonly feed: Feed
  readonly source: Source
  readonly state: FeedState
  /** The address asked instead of the one in feeds.json, since permanent redirects led there for days. */
  readonly movedTo: string | null
  /** Where permanent redirects lead now, not yet for long enough. */
  readonly moving: Moving | null
  readonly host: HostWait
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
  /** How far apart its posts usually are; null where too few are known. */
  readonly rhythmSeconds: number | null
  /** The newest post; null where none is known. */
  readonly newestAt: Instant | null
  readonly subscription: Subscription | null
  /** Null: its guids are relied on. */
  readonly weakGuids: WeakGuids | null
}

/** Guids that tell nothing: items are told apart by link and date, then title. */
export interface WeakGuids {
  readonly since: Instant
  /** With an example. */
  readonly because: string
}

/** What is held against a feed's guids. */
export interface GuidRecord {
  /** `changing`: known items come under new ones. `reused`: new items come under old ones. Null: nothing. */
  readonly kind: 'changing' | 'reused' | null
  /** Against them; where they are weak, how many documents in a row spoke for them. */
  readonly points: number
  /** When the last document that spoke against them was read. */
  readonly doubtedAt: Instant | null
  readonly weak: WeakGuids | null
}

/** Permanent redirects to one address, seen again and again. */
export interface Moving {
  readonly to: string
  readonly since: Instant
  readonly times: number
}

/** A host that asked to be left alone. */
export interface HostWait {
  readonly host: string
  /** Null: it may be asked. */
  readonly until: Instant | null
  readonly because: string
}

/** One try at a feed, as it is kept. */
export interface Attempt {
  readonly at: Instant
  /** `pushed`: a hub brought it. */
  readonly outcome: 'fresh' | 'unchanged' | 'fault' | 'pushed'
  readonly status: number | null
  readonly fault: PlainFault | null
  readonly bytes: number
  readonly durationMs: number
  readonly entriesNew: number
  readonly entriesChanged: number
  /** Null: stopped. */
  readonly nextAt: Instant | null
  readonly nextReason: string
}
