/** Feeds that showed a gap, and how far their earlier documents are read back. A row is written with the reading that tells of it, so that a wiped queue loses nothing. */
import type Database from 'better-sqlite3'
import type { Backlog } from '#model/backlog.ts'
import type { FaultCode } from '#model/fault.ts'
import type { FetchOrder } from '#model/fetch-batch.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import { maybeInstant } from './columns.ts'
import { heldHosts, longestWait } from './hosts.ts'
import { toSecrets } from './leases.ts'

/** An earlier document of a feed, and who has it. */
interface Place {
  readonly feed: FeedId
  readonly url: string
  /** Of the address. */
  readonly host: string
}

export interface Gap extends Place {
  /** The last good reading before it. */
  readonly since: Instant
  /** When the reading that showed it was begun. */
  readonly notedAt: Instant
  /** Short hashes of addresses that are not asked again. */
  readonly seen: readonly string[]
}

/** A document somebody was asked to read. */
export interface AskedBacklog extends Gap {
  /** Read before this one. */
  readonly documents: number
  /** Of this one, before. */
  readonly tries: number
  /** Of its parts that came before. */
  readonly known: boolean
  readonly newestAt: Instant | null
}

export interface BacklogFailure {
  readonly code: FaultCode
  readonly because: string
  /** Null: given up. */
  readonly nextAt: Instant | null
}

/** What a document, or a part of it, brought. */
export interface BroughtBack {
  readonly entries: number
  /** One of its entries was known before the gap. */
  readonly known: boolean
  /** Its newest stated date; null where it states none. */
  readonly newestAt: Instant | null
}

export interface BacklogReader {
  /** Null: the feed showed no gap that could be filled. */
  of(feed: FeedId): Backlog | null
}

export interface BacklogWriter extends BacklogReader {
  /** Begins at the feed's newest earlier document. One that is not over reaches back as far as before, and its documents count on. */
  open(gap: Gap, now: Instant): void
  /** Whether one of these entries was seen before that moment. */
  anySeenBefore(entries: readonly number[], moment: Instant): boolean
  isAnyDue(now: Instant): boolean
  /** The most overdue first, without documents that are held, on hosts that are held or told to wait, or of feeds that rest. */
  due(now: Instant, most: number): { readonly feed: FeedId; readonly host: string; readonly alone: boolean }[]
  hold(lease: string, until: Instant, feeds: readonly FeedId[]): void
  order(feed: FeedId): FetchOrder
  /** Those under a lease whose job is lost. */
  lost(lease: string): { readonly feed: FeedId; readonly tries: number }[]
  /** Null where the lease is no longer current. */
  asked(feed: FeedId, lease: string): AskedBacklog | null
  /** Further parts of the document follow. */
  savePart(feed: FeedId, part: BroughtBack): void
  /** The document was read, and another one follows. */
  goOn(place: Place, brought: BroughtBack, seen: readonly string[], now: Instant): void
  /** The document was read, and it was the last. */
  end(feed: FeedId, brought: BroughtBack, because: string, now: Instant): void
  fail(feed: FeedId, failure: BacklogFailure, now: Instant): void
  /** Nothing was asked: it is due again. */
  release(feed: FeedId): void
}

/** No wait is longer: what lies further ahead was left by a clock that was set back. */
const longestWaitSeconds = 2 * 86_400

export function backlogReader(db: Database.Database): BacklogReader {
  const of = db.prepare<{ feed: string }, ShownRow>(
    'SELECT since, documents, entries, next_at, asked_at, fault_code, because FROM backlogs WHERE feed_id = :feed',
  )
  return {
    of: (feed) => {
      const row = of.get({ feed })
      return row === undefined ? null : toBacklog(row)
    },
  }
}

export function backlogWriter(db: Database.Database): BacklogWriter {
  const saveHost = db.prepare('INSERT OR IGNORE INTO hosts (host) VALUES (:host)')
  const open = db.prepare(`
    INSERT INTO backlogs (feed_id, host, url, since, noted_at, seen, next_at) VALUES (:feed, :host, :url, :since, :notedAt, :seen, :now)
    ON CONFLICT (feed_id) DO UPDATE SET host = :host, url = :url, seen = :seen, next_at = :now, tries = 0, fault_code = NULL, because = '',
      part_known = 0, part_newest_at = NULL, lease = NULL,
      since = CASE WHEN next_at IS NULL THEN :since ELSE since END, noted_at = CASE WHEN next_at IS NULL THEN :notedAt ELSE noted_at END,
      documents = CASE WHEN next_at IS NULL THEN 0 ELSE documents END, entries = CASE WHEN next_at IS NULL THEN 0 ELSE entries END`)
  const seenBefore = db.prepare<{ entries: string; moment: number }, { one: number }>(`
    SELECT 1 AS one FROM json_each(:entries) i JOIN entries e ON e.entry_id = i.value WHERE e.first_seen_at < :moment LIMIT 1`)
  const drawBack = db.prepare('UPDATE backlogs SET next_at = :now WHERE next_at > :latest AND lease IS NULL')
  const anyDue = db.prepare<{ now: number; latest: number }, { is_due: number }>(`
    SELECT EXISTS (
        SELECT 1 FROM backlogs b JOIN feeds f ON f.feed_id = b.feed_id WHERE b.next_at <= :now AND b.lease IS NULL AND f.enabled = 1)
      OR EXISTS (SELECT 1 FROM backlogs WHERE next_at > :latest AND lease IS NULL) AS is_due`)
  const due = db.prepare<{ now: number; longestWait: number; most: number }, DueRow>(`
    SELECT b.feed_id, b.host, b.fault_code FROM backlogs b JOIN feeds f ON f.feed_id = b.feed_id
    WHERE b.next_at <= :now AND b.lease IS NULL AND f.enabled = 1 AND b.host NOT IN (${heldHosts})
    ORDER BY b.next_at, b.feed_id LIMIT :most`)
  const hold = db.prepare('UPDATE backlogs SET lease = :lease, lease_until = :until WHERE feed_id = :feed')
  const order = db.prepare<{ feed: string }, OrderRow>(
    'SELECT b.url, f.url AS feed_url, f.secrets FROM backlogs b JOIN feeds f ON f.feed_id = b.feed_id WHERE b.feed_id = :feed',
  )
  const lost = db.prepare<{ lease: string }, { feed_id: string; tries: number }>('SELECT feed_id, tries FROM backlogs WHERE lease = :lease')
  const asked = db.prepare<{ feed: string; lease: string }, AskedRow>(`
    SELECT host, url, since, noted_at, documents, seen, part_known, part_newest_at, tries
    FROM backlogs WHERE feed_id = :feed AND lease = :lease`)
  const savePart = db.prepare(`
    UPDATE backlogs SET entries = entries + :entries, part_known = :known, part_newest_at = :newestAt WHERE feed_id = :feed`)
  const read = `documents = documents + 1, entries = entries + :entries, part_known = 0, part_newest_at = NULL, tries = 0, asked_at = :now,
      fault_code = NULL, because = :because, lease = NULL`
  const goOn = db.prepare(`UPDATE backlogs SET ${read}, url = :url, host = :host, seen = :seen, next_at = :now WHERE feed_id = :feed`)
  const end = db.prepare(`UPDATE backlogs SET ${read}, next_at = NULL WHERE feed_id = :feed`)
  const fail = db.prepare(`
    UPDATE backlogs SET tries = tries + 1, asked_at = :now, fault_code = :code, because = :because, next_at = :nextAt,
      part_known = 0, part_newest_at = NULL, lease = NULL WHERE feed_id = :feed`)
  const release = db.prepare('UPDATE backlogs SET lease = NULL WHERE feed_id = :feed')

  return {
    ...backlogReader(db),
    open: ({ seen, ...gap }, now) => {
      saveHost.run({ host: gap.host })
      open.run({ ...gap, seen: JSON.stringify(seen), now })
    },
    anySeenBefore: (entries, moment) => seenBefore.get({ entries: JSON.stringify(entries), moment }) !== undefined,
    isAnyDue: (now) => anyDue.get({ now, latest: later(now, longestWaitSeconds) })?.is_due === 1,
    due: (now, most) => {
      drawBack.run({ now, latest: later(now, longestWaitSeconds) })
      return due.all({ now, longestWait: longestWait(now), most }).map(toDue)
    },
    hold: (lease, until, feeds) => {
      for (const feed of feeds) hold.run({ lease, until, feed })
    },
    order: (feed) => {
      const row = order.get({ feed })
      if (row === undefined) throw new Error(`nothing of ${feed} is read back`)
      return toOrder(feed, row)
    },
    lost: (lease) => lost.all({ lease }).map((row) => ({ feed: feedId(row.feed_id), tries: row.tries })),
    asked: (feed, lease) => {
      const row = asked.get({ feed, lease })
      return row === undefined ? null : toAsked(feed, row)
    },
    savePart: (feed, { entries, known, newestAt }) => void savePart.run({ feed, entries, known: Number(known), newestAt }),
    goOn: ({ feed, url, host }, { entries }, seen, now) => {
      saveHost.run({ host })
      goOn.run({ feed, url, host, entries, seen: JSON.stringify(seen), because: '', now })
    },
    end: (feed, { entries }, because, now) => void end.run({ feed, entries, because, now }),
    fail: (feed, failure, now) => void fail.run({ feed, ...failure, now }),
    release: (feed) => void release.run({ feed }),
  }
}

interface ShownRow {
  since: number
  documents: number
  entries: number
  next_at: number | null
  asked_at: number | null
  fault_code: string | null
  because: string
}

function toBacklog(row: ShownRow): Backlog {
  return {
    since: instant(row.since),
    documents: row.documents,
    entries: row.entries,
    nextAt: maybeInstant(row.next_at),
    askedAt: maybeInstant(row.asked_at),
    failed: row.fault_code !== null,
    because: row.because,
  }
}

interface DueRow {
  feed_id: string
  host: string
  fault_code: string | null
}

function toDue(row: DueRow) {
  return { feed: feedId(row.feed_id), host: row.host, alone: row.fault_code === ('fetch/kills-worker' satisfies FaultCode) }
}

interface OrderRow {
  url: string
  feed_url: string
  secrets: string | null
}

/** It is asked for whole, once: there is nothing to compare it with. The feed's secrets go to the feed's own origin, wherever the document is. */
function toOrder(feed: FeedId, row: OrderRow): FetchOrder {
  return {
    feed,
    url: row.url,
    validators: { etag: null, lastModified: null },
    recentHashes: [],
    bodyHash: null,
    secrets: row.secrets === null ? null : toSecrets(row.secrets, row.feed_url),
    discover: false,
  }
}

interface AskedRow {
  host: string
  url: string
  since: number
  noted_at: number
  documents: number
  seen: string
  part_known: number
  part_newest_at: number | null
  tries: number
}

function toAsked(feed: FeedId, row: AskedRow): AskedBacklog {
  return {
    feed,
    host: row.host,
    url: row.url,
    since: instant(row.since),
    notedAt: instant(row.noted_at),
    documents: row.documents,
    seen: JSON.parse(row.seen),
    known: row.part_known === 1,
    newestAt: maybeInstant(row.part_newest_at),
    tries: row.tries,
  }
}
