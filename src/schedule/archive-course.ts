/** How far a feed's earlier documents are read back. The room's door for archives. */
import { type Instant, later } from '#model/instant.ts'

/** What is known of an earlier document that was read. */
export interface ReadArchive {
  /** The one before it; null: it names none. */
  readonly earlier: string | null
  /** That one was asked before on this way. */
  readonly isSeen: boolean
  /** Read so far, this one included. */
  readonly documents: number
  /** One of its entries was known before the gap. */
  readonly known: boolean
  /** Its newest stated date; null where it states none. */
  readonly newestAt: Instant | null
  /** The last good reading before the gap. */
  readonly since: Instant
}

/** `next` null: that is enough. */
export interface ArchiveCourse {
  readonly next: string | null
  /** In words; empty where it goes on. */
  readonly reason: string
}

/** Of a feed of a hundred posts a day that names a document of ten each, five days; of one with a document a month, four years. */
const mostDocuments = 50

/** Dates may be those of another time zone, or lack the hour. */
const doubtSeconds = 86_400

export function archiveCourse({ earlier, isSeen, documents, known, newestAt, since }: ReadArchive): ArchiveCourse {
  if (known) return over('it met what was known')
  if (isBeforeGap(newestAt, since)) return over('it came to what is older than the gap')
  if (earlier === null) return over('there is no earlier document')
  if (isSeen) return over('the way leads in a circle')
  if (documents >= mostDocuments) return over(`no more than ${mostDocuments} documents are read back`)
  return { next: earlier, reason: '' }
}

/** What is dated so was there to be read at the last good reading: it was not missed. */
export function isBeforeGap(stated: Instant | null, since: Instant): boolean {
  return stated !== null && stated < later(since, -doubtSeconds)
}

function over(reason: string): ArchiveCourse {
  return { next: null, reason }
}
