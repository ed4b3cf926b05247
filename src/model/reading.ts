/** A reading: what one try at a feed brought. It travels from a fetch worker to the one writer, inside a process by message, else through the queue. */
import type { Damage, SourceDescription } from './entry.ts'
import type { PlainFault } from './fault.ts'
import type { FeedId } from './ids.ts'
import type { Instant } from './instant.ts'
import type { PackedEntries } from './packed-entries.ts'
import type { PollingHints } from './polling.ts'
import type { PushLinks } from './push.ts'

/** What makes the next GET conditional; sent back byte for byte. @see RFC 9110 §13.1 */
export interface Validators {
  readonly etag: string | null
  readonly lastModified: string | null
}

export type Outcome =
  | {
      readonly kind: 'fresh'
      readonly address: string
      /** The new address where every redirect on the way was permanent (301, 308); else null. */
      readonly movedTo: string | null
      readonly validators: Validators
      /** Short hash of the decoded document: the same bytes are no news. Null where the next document cannot be compared with it. */
      readonly bodyHash: string | null
      /** How long the answer's headers call it fresh; null where they do not say. @see RFC 9111 §4.2.1 */
      readonly freshSeconds: number | null
      readonly hints: PollingHints
      readonly push: PushLinks
      /** The feed's document before this one, http or https: an archive, or a further page. @see RFC 5005 §3, §4 */
      readonly earlier: string | null
      readonly description: SourceDescription
      /** Entries whose raw hash was not among the feed's recent ones, in document order. */
      readonly entries: PackedEntries
      /** Raw hashes of all entries of the document: the recent ones of the next reading. */
      readonly rawHashes: readonly string[]
      readonly damage: readonly Damage[]
    }
  | {
      readonly kind: 'unchanged'
      readonly movedTo: string | null
      /** Where the answer named new ones; else null. */
      readonly validators: Validators | null
      readonly freshSeconds: number | null
    }
  | {
      readonly kind: 'fault'
      readonly fault: PlainFault
      /** How long the server asks to be left alone; null where it does not say. @see RFC 9110 §10.2.3 */
      readonly retryAfterSeconds: number | null
    }

export interface Reading {
  readonly feed: FeedId
  /** `push`: a hub sent the document. `archive`: it is an earlier one of the feed, read for what was missed. */
  readonly via: 'poll' | 'push' | 'archive'
  /** The lease it was made under, of a push the key it came by, of an archive that of the backlog; a reading whose lease is no longer current changes no health. */
  readonly lease: string
  readonly startedAt: Instant
  readonly durationMs: number
  readonly status: number | null
  /** On the wire. */
  readonly bytes: number
  readonly outcome: Outcome
  /** True where further parts of the same reading follow: the feed's health is written with the last one. */
  readonly more: boolean
}
