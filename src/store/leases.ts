/** What is due, and who holds it. */
import type Database from 'better-sqlite3'
import type { FetchOrder, OrderSecrets } from '#model/fetch-batch.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { heldHosts, longestWait } from './hosts.ts'

export interface DueRow {
  readonly feed: FeedId
  readonly host: string
  readonly alone: boolean
}

/** Feeds of a host that are asked in one batch. */
export interface HeldHost {
  readonly host: string
  readonly feeds: readonly FeedId[]
  /** When the host may be started on again, whatever becomes of the batch. */
  readonly freeAt: Instant
}

/** A feed whose lease ran out this often without any result is asked alone. */
const lossesBeforeAlone = 3

export interface LeaseWriter {
  /**
   * Leases of other boots are void: on the embedded queue their jobs died with them.
   * @param freeAtOf when such a host may be started on again, if it may not be sooner
   * @returns how many feeds were held
   */
  voidOthers(boot: string, freeAtOf: (host: string) => Instant): number
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
  /** Of what is due, one feed of each host, those most lately read with success first: to see whether the network is back. */
  probes(now: Instant, most: number): DueRow[]
  hold(lease: string, boot: string, until: Instant, hosts: readonly HeldHost[]): void
  order(feed: FeedId): FetchOrder
  /**
   * Ends a batch: its hosts are free again, and `left`, the feeds nothing was read of, are due again, they or their archives.
   * @param free when each host may be started on again; of one that is not named, what was planned stands
   */
  release(lease: string, left: readonly FeedId[], free: readonly { readonly host: string; readonly at: Instant }[]): void
}

export function leaseWriter(db: Database.Database): LeaseWriter {
  const voidFeeds = db.prepare('UPDATE feed_health SET lease = NULL WHERE lease IS NOT NULL AND lease_boot <> :boot')
  const voidHosts = db.prepare<[], { host: string }>(`
    UPDATE hosts SET lease = NULL WHERE lease IS NOT NULL AND lease NOT IN (SELECT lease FROM feed_health WHERE lease IS NOT NULL)
    RETURNING host`)
  const voidPages = db.prepare(`
    UPDATE fulltexts SET lease = NULL WHERE lease IS NOT NULL AND lease NOT IN (SELECT lease FROM hosts WHERE lease IS NOT NULL)`)
  const voidBacklogs = db.prepare(`
    UPDATE backlogs SET lease = NULL WHERE lease IS NOT NULL AND lease NOT IN (SELECT lease FROM hosts WHERE lease IS NOT NULL)`)
  const startSooner = db.prepare('UPDATE hosts SET next_start_at = min(next_start_at, :freeAt) WHERE host = :host')
  const overdue = db.prepare<{ now: number }, { lease: string }>(`
    SELECT lease FROM feed_health WHERE lease IS NOT NULL AND lease_until < :now
    UNION SELECT lease FROM hosts WHERE lease IS NOT NULL AND lease_until < :now
    UNION SELECT lease FROM fulltexts WHERE lease IS NOT NULL AND lease_until < :now
    UNION SELECT lease FROM backlogs WHERE lease IS NOT NULL AND lease_until < :now`)
  const renewFeeds = db.prepare('UPDATE feed_health SET lease_until = :until WHERE lease = :lease')
  const renewPages = db.prepare('UPDATE fulltexts SET lease_until = :until WHERE lease = :lease')
  const renewBacklogs = db.prepare('UPDATE backlogs SET lease_until = :until WHERE lease = :lease')
  const renewHosts = db.prepare('UPDATE hosts SET lease_until = :until WHERE lease = :lease')
  const expire = db.prepare<{ lease: string }, { feed_id: string; lease_losses: number }>(`
    UPDATE feed_health SET lease = NULL, lease_losses = lease_losses + 1
    WHERE lease = :lease RETURNING feed_id, lease_losses`)
  const drawNext = db.prepare(
    `UPDATE feed_health SET next_at = :now, next_reason = 'the clock was set back' WHERE next_at > :latest AND lease IS NULL`,
  )
  const drawLease = db.prepare('UPDATE feed_health SET lease_until = :now WHERE lease IS NOT NULL AND lease_until > :latest')
  const drawPageLease = db.prepare('UPDATE fulltexts SET lease_until = :now WHERE lease IS NOT NULL AND lease_until > :latest')
  const drawBacklogLease = db.prepare('UPDATE backlogs SET lease_until = :now WHERE lease IS NOT NULL AND lease_until > :latest')
  const drawHostLease = db.prepare('UPDATE hosts SET lease_until = :now WHERE lease IS NOT NULL AND lease_until > :latest')
  const due = db.prepare<DueParameters, DueColumns>(`
    SELECT feed_id, host, lease_losses FROM feed_health
    WHERE next_at <= :now AND lease IS NULL AND host NOT IN (${heldHosts})
    ORDER BY next_at, feed_id LIMIT :most`)
  // Beside max(), SQLite takes the other columns from the row that has it.
  const probes = db.prepare<DueParameters, DueColumns>(`
    SELECT feed_id, host, lease_losses, max(coalesce(last_success_at, 0)) AS success FROM feed_health
    WHERE next_at <= :now AND lease IS NULL AND host NOT IN (${heldHosts})
    GROUP BY host ORDER BY success DESC LIMIT :most`)
  const holdFeed = db.prepare('UPDATE feed_health SET lease = :lease, lease_boot = :boot, lease_until = :until WHERE feed_id = :feed')
  const holdHost = db.prepare('UPDATE hosts SET lease = :lease, lease_until = :until, next_start_at = :freeAt WHERE host = :host')
  const order = db.prepare<{ feed: string }, OrderRow>(`
    SELECT f.url, f.secrets, h.moved_to, h.etag, h.last_modified, h.body_hash, h.recent_hashes, h.fault_code
    FROM feeds f JOIN feed_health h ON h.feed_id = f.feed_id WHERE f.feed_id = :feed`)
  const releaseFeed = db.prepare('UPDATE feed_health SET lease = NULL WHERE feed_id = :feed AND lease = :lease')
  const releaseBacklog = db.prepare('UPDATE backlogs SET lease = NULL WHERE feed_id = :feed AND lease = :lease')
  const freeHost = db.prepare('UPDATE hosts SET next_start_at = :at WHERE host = :host AND lease = :lease')
  const releaseHosts = db.prepare('UPDATE hosts SET lease = NULL WHERE lease = :lease')

  return {
    voidOthers: (boot, freeAtOf) => {
      const { changes } = voidFeeds.run({ boot })
      for (const { host } of voidHosts.all()) startSooner.run({ host, freeAt: freeAtOf(host) })
      voidPages.run()
      voidBacklogs.run()
      return changes
    },
    overdue: (now) => overdue.all({ now }).map((row) => row.lease),
    renew: (lease, until) => {
      renewFeeds.run({ lease, until })
      renewPages.run({ lease, until })
      renewBacklogs.run({ lease, until })
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
      drawPageLease.run({ now, latest: now + longestLeaseMs })
      drawBacklogLease.run({ now, latest: now + longestLeaseMs })
      drawHostLease.run({ now, latest: now + longestLeaseMs })
    },
    due: (now, most) => due.all({ now, longestWait: longestWait(now), most }).map(toDue),
    probes: (now, most) => probes.all({ now, longestWait: longestWait(now), most }).map(toDue),
    hold: (lease, boot, until, hosts) => {
      for (const { host, feeds, freeAt } of hosts) {
        holdHost.run({ lease, until, host, freeAt })
        for (const feed of feeds) holdFeed.run({ lease, boot, until, feed })
      }
    },
    order: (feed) => {
      const row = order.get({ feed })
      if (row === undefined) throw new Error(`no such feed in the store: ${feed}`)
      return toOrder(feed, row)
    },
    release: (lease, left, free) => {
      for (const { host, at } of free) freeHost.run({ host, at, lease })
      releaseHosts.run({ lease })
      for (const feed of left) {
        releaseFeed.run({ feed, lease })
        releaseBacklog.run({ feed, lease })
      }
    },
  }
}

interface DueParameters {
  now: number
  longestWait: number
  most: number
}

interface DueColumns {
  feed_id: string
  host: string
  lease_losses: number
}

function toDue(row: DueColumns): DueRow {
  return { feed: feedId(row.feed_id), host: row.host, alone: row.lease_losses >= lossesBeforeAlone }
}

interface OrderRow {
  url: string
  secrets: string | null
  moved_to: string | null
  etag: string | null
  last_modified: string | null
  body_hash: string | null
  recent_hashes: string
  fault_code: string | null
}

function toOrder(feed: FeedId, row: OrderRow): FetchOrder {
  return {
    feed,
    url: row.moved_to ?? row.url,
    validators: { etag: row.etag, lastModified: row.last_modified },
    recentHashes: JSON.parse(row.recent_hashes),
    bodyHash: row.body_hash,
    secrets: row.secrets === null ? null : toSecrets(row.secrets, row.url),
    discover: row.fault_code !== 'parse/html',
  }
}

/** The operator trusts the address in feeds.json with them, not one the feed moved to. */
export function toSecrets(secrets: string, url: string): OrderSecrets {
  return { ...JSON.parse(secrets), origin: new URL(url).origin }
}
