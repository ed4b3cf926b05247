/** What is due, and who holds it. */
import type Database from 'better-sqlite3'
import type { FetchOrder } from '#model/fetch-batch.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'

export interface DueRow {
  readonly feed: FeedId
  readonly host: string
  readonly alone: boolean
}

/** A feed whose lease ran out this often without any result is asked alone. */
const lossesBeforeAlone = 3

export interface LeaseWriter {
  /** Leases of other boots are void: on the embedded queue their jobs died with them. */
  voidOthers(boot: string): number
  /** Leases that ran out: of each the job is lost, or it takes longer than planned. */
  overdue(now: Instant): string[]
  /** For a job that still waits or is worked on. */
  renew(lease: string, until: Instant): void
  /**
   * Takes back a lease whose job is lost, and counts it against its feeds.
   * @returns feeds that were asked alone and lost even so
   */
  expire(lease: string): FeedId[]
  /** A clock that jumped must not silence feeds: what lies beyond the longest interval or lease is drawn back. */
  drawBack(now: Instant, longestWaitMs: number, longestLeaseMs: number): void
  /** The most overdue first, without feeds and hosts that are held or told to wait. */
  due(now: Instant, most: number): DueRow[]
  hold(lease: string, boot: string, until: Instant, hosts: readonly { readonly host: string; readonly feeds: readonly FeedId[] }[]): void
  order(feed: FeedId): FetchOrder
  /** Ends a batch: its hosts are free again, and `left`, the feeds nothing was read of, are due again. */
  release(lease: string, left: readonly FeedId[]): void
}

export function leaseWriter(db: Database.Database): LeaseWriter {
  const voidFeeds = db.prepare('UPDATE feed_health SET lease = NULL WHERE lease IS NOT NULL AND lease_boot <> :boot')
  const voidHosts = db.prepare(
    'UPDATE hosts SET lease = NULL WHERE lease IS NOT NULL AND lease NOT IN (SELECT lease FROM feed_health WHERE lease IS NOT NULL)',
  )
  const overdue = db.prepare<{ now: number }, { lease: string }>(`
    SELECT lease FROM feed_health WHERE lease IS NOT NULL AND lease_until < :now
    UNION SELECT lease FROM hosts WHERE lease IS NOT NULL AND lease_until < :now`)
  const renewFeeds = db.prepare('UPDATE feed_health SET lease_until = :until WHERE lease = :lease')
  const renewHosts = db.prepare('UPDATE hosts SET lease_until = :until WHERE lease = :lease')
  const expire = db.prepare<{ lease: string }, { feed_id: string; lease_losses: number }>(`
    UPDATE feed_health SET lease = NULL, lease_losses = lease_losses + 1
    WHERE lease = :lease RETURNING feed_id, lease_losses`)
  const drawNext = db.prepare(`UPDATE feed_health SET next_at = :now, next_reason = 'the clock was set back' WHERE next_at > :latest`)
  const drawLease = db.prepare('UPDATE feed_health SET lease_until = :now WHERE lease IS NOT NULL AND lease_until > :latest')
  const drawHostLease = db.prepare('UPDATE hosts SET lease_until = :now WHERE lease IS NOT NULL AND lease_until > :latest')
  const due = db.prepare<{ now: number; most: number }, { feed_id: string; host: string; lease_losses: number }>(`
    SELECT h.feed_id, h.host, h.lease_losses FROM feed_health h JOIN hosts o ON o.host = h.host
    WHERE h.next_at <= :now AND h.lease IS NULL AND o.lease IS NULL AND coalesce(o.not_before, 0) <= :now
    ORDER BY h.next_at, h.feed_id LIMIT :most`)
  const holdFeed = db.prepare('UPDATE feed_health SET lease = :lease, lease_boot = :boot, lease_until = :until WHERE feed_id = :feed')
  const holdHost = db.prepare('UPDATE hosts SET lease = :lease, lease_until = :until WHERE host = :host')
  const order = db.prepare<
    { feed: string },
    { url: string; moved_to: string | null; etag: string | null; last_modified: string | null; recent_hashes: string }
  >(`
    SELECT f.url, h.moved_to, h.etag, h.last_modified, h.recent_hashes
    FROM feeds f JOIN feed_health h ON h.feed_id = f.feed_id WHERE f.feed_id = :feed`)
  const releaseFeed = db.prepare('UPDATE feed_health SET lease = NULL WHERE feed_id = :feed AND lease = :lease')
  const releaseHosts = db.prepare('UPDATE hosts SET lease = NULL WHERE lease = :lease')

  return {
    voidOthers: (boot) => {
      const { changes } = voidFeeds.run({ boot })
      voidHosts.run()
      return changes
    },
    overdue: (now) => overdue.all({ now }).map((row) => row.lease),
    renew: (lease, until) => {
      renewFeeds.run({ lease, until })
      renewHosts.run({ lease, until })
    },
    expire: (lease) => {
      const lost = expire.all({ lease })
      releaseHosts.run({ lease })
      return lost.filter((row) => row.lease_losses > lossesBeforeAlone).map((row) => feedId(row.feed_id))
    },
    drawBack: (now, longestWaitMs, longestLeaseMs) => {
      drawNext.run({ now, latest: now + longestWaitMs })
      drawLease.run({ now, latest: now + longestLeaseMs })
      drawHostLease.run({ now, latest: now + longestLeaseMs })
    },
    due: (now, most) =>
      due.all({ now, most }).map((row) => ({ feed: feedId(row.feed_id), host: row.host, alone: row.lease_losses >= lossesBeforeAlone })),
    hold: (lease, boot, until, hosts) => {
      for (const { host, feeds } of hosts) {
        holdHost.run({ lease, until, host })
        for (const feed of feeds) holdFeed.run({ lease, boot, until, feed })
      }
    },
    order: (feed) => {
      const row = order.get({ feed })
      if (row === undefined) throw new Error(`no such feed in the store: ${feed}`)
      return {
        feed,
        url: row.moved_to ?? row.url,
        validators: { etag: row.etag, lastModified: row.last_modified },
        recentHashes: JSON.parse(row.recent_hashes),
      }
    },
    release: (lease, left) => {
      releaseHosts.run({ lease })
      for (const feed of left) releaseFeed.run({ feed, lease })
    },
  }
}
