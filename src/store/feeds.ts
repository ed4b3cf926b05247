/** Feeds and sources as they are read: what the operator wishes, what the feed says of itself, how it fares. */
import type Database from 'better-sqlite3'
import type { Attempt, FeedHealth, FeedState, Source } from '#model/feed.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import { attemptReader } from './attempts.ts'
import { type FaultColumns, type MovingColumns, maybeInstant, toFault, toMoving, toWeakGuids, type WeakGuidColumns } from './columns.ts'
import { type FeedRow, type SourceRow, sourceColumns, sourceQuery, toFeed, toSource } from './feed-rows.ts'
import { type HostWaitColumns, hostWaitColumns, toHostWait } from './hosts.ts'
import { type SubscriptionColumns, subscriptionColumns, toSubscription } from './subscriptions.ts'

export interface FeedReader {
  /** Every feed the store knows, removed ones too, in the order of their ids. */
  health(now: Instant): FeedHealth[]
  healthOf(feed: FeedId, now: Instant): FeedHealth | null
  counts(now: Instant): Record<FeedState, number>
  /** Feeds of one state in the order of their ids. @param page `after`: where the page before ended */
  inState(state: FeedState, now: Instant, page: { readonly after: FeedId | null; readonly most: number }): FeedHealth[]
  /** The feed with this id, or with this address, in feeds.json or where it moved to. */
  find(text: string): FeedId | null
  /** The last tries, newest first. */
  attempts(feed: FeedId): Attempt[]
  source(feed: FeedId): Source | null
  /** Those of them that the store knows, in the order of their ids. */
  sourcesOf(feeds: readonly FeedId[]): Source[]
  /** Those that are followed, and those no longer followed whose articles stay; none that is withdrawn. */
  sources(): Source[]
  /** How many entries each feed that had any showed. */
  entryCounts(): { readonly feed: FeedId; readonly entries: number }[]
}

export function feedReader(db: Database.Database): FeedReader {
  const all = db.prepare<{ now: number }, HealthRow>(`${healthQuery} ORDER BY f.feed_id`)
  const one = db.prepare<{ feed: string; now: number }, HealthRow>(`${healthQuery} WHERE f.feed_id = :feed`)
  const inState = db.prepare<{ standing: string; now: number; silent: number; after: string; most: number }, HealthRow>(`
    ${healthQuery} WHERE h.standing = :standing AND h.feed_id > :after AND ${isSilent} = :silent
    ORDER BY h.feed_id LIMIT :most`)
  const counts = db.prepare<{ now: number }, { standing: Exclude<FeedState, 'silent'>; feeds: number; quiet: number | null }>(
    'SELECT standing, count(*) AS feeds, sum(silent_at <= :now) AS quiet FROM feed_health GROUP BY standing',
  )
  const find = db.prepare<{ text: string }, { feed_id: string }>(`
    SELECT f.feed_id FROM feeds f JOIN feed_health h ON h.feed_id = f.feed_id
    WHERE f.feed_id = :text OR f.url = :text OR h.moved_to = :text
    ORDER BY f.removed_at IS NOT NULL, f.url <> :text LIMIT 1`)
  const source = db.prepare<{ feed: string }, SourceRow>(`${sourceQuery} WHERE f.feed_id = :feed`)
  const some = db.prepare<{ ids: string }, SourceRow>(
    `${sourceQuery} WHERE f.feed_id IN (SELECT value FROM json_each(:ids)) ORDER BY f.feed_id`,
  )
  const entryCounts = db.prepare<[], { feed: FeedId; entries: number }>(
    'SELECT feed_id AS feed, entries FROM entry_counts WHERE entries > 0',
  )
  const sources = db.prepare<[], SourceRow>(
    `${sourceQuery} WHERE (f.removed_at IS NULL OR EXISTS (SELECT 1 FROM entries e WHERE e.feed_id = f.feed_id))
      AND NOT EXISTS (SELECT 1 FROM withdrawn_sources x WHERE x.feed_id = f.feed_id)`,
  )
  return {
    health: (now) => all.all({ now }).map((row) => toHealth(row, now)),
    healthOf: (feed, now) => mapRow(one.get({ feed, now }), (row) => toHealth(row, now)),
    counts: (now) => {
      const sum = { waiting: 0, healthy: 0, silent: 0, failing: 0, stopped: 0, disabled: 0, removed: 0 }
      for (const { standing, feeds, quiet } of counts.all({ now })) {
        sum[standing] = feeds
        if (standing === 'healthy') sum.silent = quiet ?? 0
      }
      return { ...sum, healthy: sum.healthy - sum.silent }
    },
    inState: (state, now, { after, most }) => {
      const standing = state === 'silent' ? 'healthy' : state
      const rows = inState.all({ standing, silent: Number(state === 'silent'), now, after: after ?? '', most })
      return rows.map((row) => toHealth(row, now))
    },
    find: (text) => mapRow(find.get({ text }), (row) => feedId(row.feed_id)),
    attempts: attemptReader(db),
    source: (feed) => mapRow(source.get({ feed }), toSource),
    sourcesOf: (feeds) => some.all({ ids: JSON.stringify(feeds) }).map(toSource),
    sources: () => sources.all().map(toSource),
    entryCounts: () => entryCounts.all(),
  }
}

/** Only time tells a silent feed from a healthy one. */
const isSilent = `(h.standing = 'healthy' AND coalesce(h.silent_at <= :now, 0))`
const stateOf = `CASE WHEN ${isSilent} THEN 'silent' ELSE h.standing END`

const healthQuery = `
  SELECT ${sourceColumns}, f.topics, f.regions, f.every_seconds, f.enabled, f.fulltext, f.secrets, f.folders, f.opml, ${stateOf} AS state,
    h.moved_to, h.moving_to, h.moving_since, h.moving_times, h.damage, h.next_at, h.next_reason,
    h.last_attempt_at, h.last_success_at, h.last_new_at, h.newest_at, h.rhythm_seconds, h.consecutive_failures,
    h.fault_code, h.fault_message, h.fault_detail, h.fault_at, h.guids_weak_since, h.guids_because, ${hostWaitColumns}, ${subscriptionColumns},
    coalesce(n.entries, 0) AS entries
  FROM feeds f JOIN feed_health h ON h.feed_id = f.feed_id JOIN hosts o ON o.host = h.host
    LEFT JOIN sources s ON s.feed_id = f.feed_id LEFT JOIN subscriptions p ON p.feed_id = f.feed_id
    LEFT JOIN entry_counts n ON n.feed_id = f.feed_id`

interface HealthRow extends FeedRow, SourceRow, FaultColumns, MovingColumns, WeakGuidColumns, HostWaitColumns, SubscriptionColumns {
  state: FeedState
  moved_to: string | null
  damage: string
  next_at: number | null
  next_reason: string
  last_attempt_at: number | null
  last_success_at: number | null
  last_new_at: number | null
  newest_at: number | null
  rhythm_seconds: number | null
  entries: number
  consecutive_failures: number
  fault_at: number | null
}

function toHealth(row: HealthRow, now: Instant): FeedHealth {
  const fault = toFault(row)
  return {
    feed: toFeed(row),
    source: toSource(row),
    state: row.state,
    movedTo: row.moved_to,
    moving: toMoving(row),
    host: toHostWait(row, now),
    lastAttemptAt: maybeInstant(row.last_attempt_at),
    lastSuccessAt: maybeInstant(row.last_success_at),
    lastNewAt: maybeInstant(row.last_new_at),
    articles: row.entries,
    consecutiveFailures: row.consecutive_failures,
    fault: fault === null || row.fault_at === null ? null : { ...fault, at: instant(row.fault_at) },
    nextAt: maybeInstant(row.next_at),
    nextReason: row.next_reason,
    damage: JSON.parse(row.damage),
    rhythmSeconds: row.rhythm_seconds,
    newestAt: maybeInstant(row.newest_at),
    subscription: toSubscription(row, now),
    weakGuids: toWeakGuids(row),
  }
}

function mapRow<R, T>(row: R | undefined, map: (row: R) => T): T | null {
  return row === undefined ? null : map(row)
}
