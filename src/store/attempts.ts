/** The last tries of each feed. */
import type Database from 'better-sqlite3'
import type { Attempt } from '#model/feed.ts'
import type { FeedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { type FaultColumns, maybeInstant, toFault } from './columns.ts'

const shown = 20
/** Looking for what is to be forgotten costs as much as keeping one more: it is done every so often. */
const forgetEvery = 8

/** Keeps one more, and now and then forgets those that are not shown any more. */
export function attemptWriter(db: Database.Database): (feed: FeedId, attempt: Attempt) => void {
  const insert = db.prepare(`
    INSERT INTO attempts (feed_id, at, outcome, status, fault_code, fault_message, fault_detail, bytes, duration_ms,
      entries_new, entries_changed, next_at, next_reason)
    VALUES (:feed, :at, :outcome, :status, :code, :message, :detail, :bytes, :durationMs, :entriesNew, :entriesChanged, :nextAt, :nextReason)`)
  const forget = db.prepare(`
    DELETE FROM attempts WHERE feed_id = :feed AND attempt_id <= (
      SELECT attempt_id FROM attempts WHERE feed_id = :feed ORDER BY attempt_id DESC LIMIT 1 OFFSET ${shown})`)
  return (feed, { fault, ...rest }) => {
    const { code, message, detail } = fault ?? { code: null, message: null, detail: null }
    const { lastInsertRowid } = insert.run({ feed, ...rest, code, message, detail })
    if (Number(lastInsertRowid) % forgetEvery === 0) forget.run({ feed })
  }
}

/** Newest first. */
export function attemptReader(db: Database.Database): (feed: FeedId) => Attempt[] {
  const all = db.prepare<{ feed: string }, AttemptRow>(
    `SELECT * FROM attempts WHERE feed_id = :feed ORDER BY attempt_id DESC LIMIT ${shown}`,
  )
  return (feed) => all.all({ feed }).map(toAttempt)
}

interface AttemptRow extends FaultColumns {
  at: number
  outcome: string
  status: number | null
  bytes: number
  duration_ms: number
  entries_new: number
  entries_changed: number
  next_at: number | null
  next_reason: string
}

function toAttempt(row: AttemptRow): Attempt {
  return {
    at: instant(row.at),
    outcome: row.outcome as Attempt['outcome'],
    status: row.status,
    fault: toFault(row),
    bytes: row.bytes,
    durationMs: row.duration_ms,
    entriesNew: row.entries_new,
    entriesChanged: row.entries_changed,
    nextAt: maybeInstant(row.next_at),
    nextReason: row.next_reason,
  }
}
