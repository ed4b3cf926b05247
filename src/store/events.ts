/** What an operator wants to hear of, the newest thousand. */
import type Database from 'better-sqlite3'
import type { EventKind, Happening, ServiceEvent } from '#model/event.ts'
import type { FaultCode } from '#model/fault.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'

export interface EventReader {
  /** Newest first. */
  newest(most: number): ServiceEvent[]
  /** Those of one feed, newest first. */
  eventsOf(feed: FeedId, most: number): ServiceEvent[]
}

export interface EventWriter {
  /** @param event of a feed, or with null of the service itself */
  append(event: Happening & { readonly feed: FeedId | null }, now: Instant): void
}

const kept = 1000

export function eventReader(db: Database.Database): EventReader {
  const newest = db.prepare<{ most: number }, EventRow>('SELECT * FROM events ORDER BY event_id DESC LIMIT :most')
  const ofFeed = db.prepare<{ feed: string; most: number }, EventRow>(
    'SELECT * FROM events WHERE feed_id = :feed ORDER BY event_id DESC LIMIT :most',
  )
  return {
    newest: (most) => newest.all({ most }).map(toEvent),
    eventsOf: (feed, most) => ofFeed.all({ feed, most }).map(toEvent),
  }
}

export function eventWriter(db: Database.Database): EventWriter {
  const insert = db.prepare('INSERT INTO events (feed_id, at, kind, because, code) VALUES (:feed, :at, :kind, :because, :code)')
  const forget = db.prepare('DELETE FROM events WHERE event_id <= :last - :kept')
  return {
    append: ({ feed, kind, because, code }, now) => {
      const { lastInsertRowid } = insert.run({ feed, at: now, kind, because, code })
      forget.run({ last: lastInsertRowid, kept })
    },
  }
}

interface EventRow {
  event_id: number
  feed_id: string | null
  at: number
  kind: string
  because: string
  code: string | null
}

function toEvent(row: EventRow): ServiceEvent {
  return {
    id: row.event_id,
    feed: row.feed_id === null ? null : feedId(row.feed_id),
    at: instant(row.at),
    kind: row.kind as EventKind,
    because: row.because,
    code: row.code as FaultCode | null,
  }
}
