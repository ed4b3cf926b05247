/** A backlog: what a feed published while we did not look, read back document by document where it names earlier ones. @see RFC 5005 */
import type { Instant } from './instant.ts'

/** How far a feed's archive was read back, as the status page and `why` show it. */
export interface Backlog {
  /** The last good reading before the gap. */
  readonly since: Instant
  /** Earlier documents read so far. */
  readonly documents: number
  /** New ones that they brought. */
  readonly entries: number
  /** Null: it is over. */
  readonly nextAt: Instant | null
  /** When a document was asked last; null: none was yet. */
  readonly askedAt: Instant | null
  /** It waits, or is over, since a document could not be read. */
  readonly failed: boolean
  /** Why it waits or is over, in words; empty where the last document went well and another one follows. */
  readonly because: string
}
