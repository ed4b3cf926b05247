/** Hosts that ask to be left alone. */
import type Database from 'better-sqlite3'
import type { HostWait } from '#model/feed.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import { maybeInstant } from './columns.ts'

/** What a host's answers said so far; `schedule/refusals.ts` tells what follows. */
export interface HostRefusals {
  /** The last refusal, and which feed or page met it; null where none counts any more. */
  readonly refused: { readonly feed: string; readonly at: Instant; readonly until: Instant | null } | null
  /** Null: it may be asked. */
  readonly notBefore: Instant | null
  readonly because: string
}

export interface HostReader {
  /** Hosts that wait now, the longest first; not those that private feeds alone are on. */
  waits(now: Instant): HostWait[]
}

export interface HostWriter {
  refusals(host: string): HostRefusals
  saveRefusals(host: string, refusals: HostRefusals): void
  /** Forgets its refusals: it may be asked. */
  clear(host: string): void
}

/** No wait is longer: one that ends later was left by a clock that was set back, and counts as over. */
const longestWaitSeconds = 86_400

/** Of the hosts that may not be asked now. Needs `:now` and `:longestWait`. */
export const heldHosts = `
  SELECT host FROM hosts WHERE lease IS NOT NULL
    OR (not_before > :now AND not_before <= :longestWait) OR (next_start_at > :now AND next_start_at <= :longestWait)`

export function longestWait(now: Instant): Instant {
  return later(now, longestWaitSeconds)
}

/** Of a table `o`. */
export const hostWaitColumns = 'o.host, o.not_before, o.not_before_reason'

export interface HostWaitColumns {
  host: string
  not_before: number | null
  not_before_reason: string | null
}

export function toHostWait(row: HostWaitColumns, now: Instant): HostWait {
  const waits = row.not_before !== null && row.not_before > now && row.not_before <= longestWait(now)
  return { host: row.host, until: waits ? maybeInstant(row.not_before) : null, because: waits ? (row.not_before_reason ?? '') : '' }
}

export function hostReader(db: Database.Database): HostReader {
  const waits = db.prepare<{ now: number; longestWait: number }, HostWaitColumns>(`
    SELECT ${hostWaitColumns} FROM hosts o WHERE o.not_before > :now AND o.not_before <= :longestWait
      AND EXISTS (SELECT 1 FROM feed_health h JOIN feeds f ON f.feed_id = h.feed_id WHERE h.host = o.host AND f.private = 0)
    ORDER BY o.not_before DESC, o.host`)
  return { waits: (now) => waits.all({ now, longestWait: longestWait(now) }).map((row) => toHostWait(row, now)) }
}

export function hostWriter(db: Database.Database): HostWriter {
  const find = db.prepare<{ host: string }, RefusalsRow>(
    'SELECT refused_feed, refused_at, refused_until, not_before, not_before_reason FROM hosts WHERE host = :host',
  )
  const save = db.prepare(`
    UPDATE hosts SET refused_feed = :feed, refused_at = :at, refused_until = :until, not_before = :notBefore, not_before_reason = :because
    WHERE host = :host`)
  return {
    refusals: (host) => {
      const row = find.get({ host })
      return row === undefined ? none : toRefusals(row)
    },
    saveRefusals: (host, { refused, notBefore, because }) =>
      void save.run({ host, ...(refused ?? { feed: null, at: null, until: null }), notBefore, because }),
    clear: (host) => void save.run({ host, feed: null, at: null, until: null, notBefore: null, because: '' }),
  }
}

const none: HostRefusals = { refused: null, notBefore: null, because: '' }

interface RefusalsRow {
  refused_feed: string | null
  refused_at: number | null
  refused_until: number | null
  not_before: number | null
  not_before_reason: string | null
}

function toRefusals(row: RefusalsRow): HostRefusals {
  const { refused_feed: feed, refused_at: at, refused_until: until } = row
  return {
    refused: feed === null || at === null ? null : { feed, at: instant(at), until: maybeInstant(until) },
    notBefore: maybeInstant(row.not_before),
    because: row.not_before_reason ?? '',
  }
}
