/** What an outage of ours leaves of the feeds that met it: no feed is punished, and the return is spread. */
import type Database from 'better-sqlite3'
import type { Attempt } from '#model/feed.ts'
import type { FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { attemptWriter } from './attempts.ts'

export interface OutageWriter {
  /** Of a reading that failed through no fault of the feed: keeps the attempt, sets when it is asked next, gives back the lease, and that is all. */
  recordOutage(feed: FeedId, attempt: Attempt): void
  /** Takes back one failure of each that turned out to be no fault of the feeds. One that is named twice is pardoned twice. */
  pardon(feeds: readonly FeedId[], nextAt: Instant, reason: string): void
  /** Gives feeds that are due new times one after the other, in the order they are due in: `msPerFeed` apart, or less, so that `mostMs` is enough for all. */
  spreadOverdue(now: Instant, msPerFeed: number, mostMs: number): void
}

export function outageWriter(db: Database.Database): OutageWriter {
  const addAttempt = attemptWriter(db)
  const giveBack = db.prepare('UPDATE feed_health SET last_attempt_at = :at, lease = NULL WHERE feed_id = :feed')
  const putOff = db.prepare('UPDATE feed_health SET next_at = :nextAt, next_reason = :reason WHERE feed_id = :feed AND next_at IS NOT NULL')
  const pardon = db.prepare(`
    UPDATE feed_health SET consecutive_failures = max(consecutive_failures - 1, 0), fault_times = max(fault_times - 1, 0),
      fault_since = CASE WHEN fault_times > 1 THEN fault_since END,
      fault_code = CASE WHEN consecutive_failures > 1 THEN fault_code END,
      fault_message = CASE WHEN consecutive_failures > 1 THEN fault_message END,
      fault_detail = CASE WHEN consecutive_failures > 1 THEN fault_detail END,
      fault_at = CASE WHEN consecutive_failures > 1 THEN fault_at END,
      next_reason = :reason, next_at = :nextAt
    WHERE feed_id = :feed AND fault_code IS NOT NULL AND next_at IS NOT NULL`)
  const spread = db.prepare(`
    UPDATE feed_health SET next_at = CAST(:now + d.place * min(:msPerFeed, :mostMs / d.feeds) AS INTEGER),
      next_reason = 'the network is back: overdue feeds are asked one after the other'
    FROM (SELECT feed_id AS id, row_number() OVER (ORDER BY next_at, feed_id) - 1 AS place, 1.0 * count(*) OVER () AS feeds
      FROM feed_health WHERE next_at <= :now AND lease IS NULL) d
    WHERE feed_id = d.id`)
  return {
    recordOutage: (feed, attempt) => {
      addAttempt(feed, attempt)
      giveBack.run({ feed, at: attempt.at })
      putOff.run({ feed, nextAt: attempt.nextAt, reason: attempt.nextReason })
    },
    pardon: (feeds, nextAt, reason) => {
      for (const feed of feeds) pardon.run({ feed, nextAt, reason })
    },
    spreadOverdue: (now, msPerFeed, mostMs) => void spread.run({ now, msPerFeed, mostMs }),
  }
}
