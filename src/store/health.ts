/** How a feed fares: written with each reading, in the transaction of its articles. */
import type Database from 'better-sqlite3'
import type { Damage, SourceDescription } from '#model/entry.ts'
import type { FaultCode } from '#model/fault.ts'
import type { Attempt, GuidRecord, Moving } from '#model/feed.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { PollingHints } from '#model/polling.ts'
import type { Validators } from '#model/reading.ts'
import { attemptWriter } from './attempts.ts'
import { type GuidColumns, type MovingColumns, maybeInstant, toGuidRecord, toMoving } from './columns.ts'
import { type OutageWriter, outageWriter } from './outages.ts'

/** What the wiring needs to know of a feed before it records a reading of it. */
export interface FollowedFeed {
  readonly feed: FeedId
  readonly url: string
  readonly siteUrl: string | null
  readonly private: boolean
  /** The pages of its articles are read. */
  readonly fulltext: boolean
  /** The feed's own in feeds.json. */
  readonly everySeconds: number | null
  /** Of the address really asked. */
  readonly host: string
  readonly consecutiveFailures: number
  readonly faultCode: FaultCode | null
  /** Since when every answer has had this code. */
  readonly faultSince: Instant | null
  readonly faultTimes: number
  readonly brokenTold: boolean
  readonly silentTold: boolean
  readonly movedTo: string | null
  readonly moving: Moving | null
  /** Of the last document. */
  readonly hints: PollingHints
  readonly bodyHash: string | null
  /** Its hub tells us what is new, and holds a lease. */
  readonly pushTrusted: boolean
  readonly lastSuccessAt: Instant | null
  readonly newestAt: Instant | null
  readonly silentAt: Instant | null
  readonly guids: GuidRecord
  /** Null: nobody holds it. */
  readonly lease: string | null
}

/** How a feed stands after a reading; when it is asked next stands in the attempt. */
export interface Course {
  readonly stopped: boolean
  readonly consecutiveFailures: number
  readonly faultSince: Instant | null
  readonly faultTimes: number
  readonly brokenTold: boolean
  readonly silentTold: boolean
  readonly movedTo: string | null
  readonly moving: Moving | null
  readonly rhythmSeconds: number | null
  readonly newestAt: Instant | null
  readonly silentAt: Instant | null
}

export interface ReadDocument {
  readonly description: SourceDescription
  readonly validators: Validators
  readonly bodyHash: string | null
  readonly hints: PollingHints
  readonly rawHashes: readonly string[]
  readonly damage: readonly Damage[]
}

export interface SilentFeed {
  readonly feed: FeedId
  readonly newestAt: Instant | null
  readonly silentAt: Instant
}

export interface HealthWriter extends OutageWriter {
  followed(feed: FeedId, now: Instant): FollowedFeed | null
  /** When the newest entries stand in time, newest first. */
  postings(feed: FeedId, most?: number): Instant[]
  /**
   * Keeps the attempt and the course, sets when the feed is asked next, and gives back its lease.
   * @param host of the address that is asked from now on
   */
  record(feed: FeedId, attempt: Attempt, course: Course, host: string): void
  /** Of what a hub brought: keeps the attempt. When the feed is asked next, and its faults, stay. */
  recordPush(feed: FeedId, attempt: Attempt): void
  /** What the last fresh document said, and what the next request and reading need of it. */
  describe(feed: FeedId, document: ReadDocument): void
  /** The same document, under new ones. */
  renewValidators(feed: FeedId, validators: Validators): void
  /** Whether its guids are relied on. */
  saveGuids(feed: FeedId, guids: GuidRecord): void
  /** Feeds that have been quiet for longer than their rhythm explains, which was not told yet. */
  fallenSilent(now: Instant, most: number): SilentFeed[]
  /** It was told. */
  tellSilent(feed: FeedId): void
}

export function healthWriter(db: Database.Database): HealthWriter {
  const addAttempt = attemptWriter(db)
  const followed = db.prepare<{ feed: string; now: number }, FollowedRow>(`
    SELECT f.feed_id, f.url, s.site_url, f.private, f.fulltext, f.every_seconds, h.host, h.consecutive_failures,
      h.fault_code, h.fault_since, h.fault_times, h.broken_told, h.silent_told, h.moved_to, h.moving_to, h.moving_since, h.moving_times,
      h.hints, h.body_hash, h.last_success_at, h.newest_at, h.silent_at, h.lease,
      h.guids_kind, h.guids_points, h.guids_doubted_at, h.guids_weak_since, h.guids_because, coalesce(p.trusted AND p.lease_until > :now, 0) AS trusted
    FROM feeds f JOIN feed_health h ON h.feed_id = f.feed_id LEFT JOIN sources s ON s.feed_id = f.feed_id
      LEFT JOIN subscriptions p ON p.feed_id = f.feed_id
    WHERE f.feed_id = :feed`)
  const postings = db.prepare<{ feed: string; most: number }, { sort_at: number }>(`
    SELECT sort_at FROM entries WHERE feed_id = :feed ORDER BY sort_at DESC, article_id DESC LIMIT :most`)
  const saveHost = db.prepare('INSERT OR IGNORE INTO hosts (host) VALUES (:host)')
  // A feed that was disabled or removed while it was read rests all the same.
  const next = `next_reason = CASE WHEN next_at IS NULL THEN next_reason ELSE :nextReason END,
      next_at = CASE WHEN next_at IS NULL THEN NULL ELSE :nextAt END, lease = NULL`
  const course = `consecutive_failures = :consecutiveFailures, fault_since = :faultSince, fault_times = :faultTimes,
      broken_told = :brokenTold, silent_told = :silentTold, moved_to = :movedTo, host = :host,
      moving_to = :movingTo, moving_since = :movingSince, moving_times = :movingTimes,
      rhythm_seconds = :rhythmSeconds, newest_at = :newestAt, silent_at = :silentAt,
      stopped_at = CASE WHEN next_at IS NULL THEN stopped_at ELSE :stoppedAt END`
  const succeed = db.prepare(`
    UPDATE feed_health SET ${next}, ${course}, last_attempt_at = :at, last_success_at = :at, lease_losses = 0,
      last_new_at = CASE WHEN :entriesNew > 0 THEN :at ELSE last_new_at END,
      fault_code = NULL, fault_message = NULL, fault_detail = NULL, fault_at = NULL
    WHERE feed_id = :feed`)
  const fail = db.prepare(`
    UPDATE feed_health SET ${next}, ${course}, last_attempt_at = :at,
      fault_code = :code, fault_message = :message, fault_detail = :detail, fault_at = :at
    WHERE feed_id = :feed`)
  // Its silence is counted from the newest entry.
  const bring = db.prepare(`
    UPDATE feed_health SET last_new_at = :at, newest_at = :at, silent_at = silent_at + :at - newest_at
    WHERE feed_id = :feed AND coalesce(newest_at, 0) < :at`)
  const source = db.prepare(`
    INSERT INTO sources (feed_id, title, site_url, feed_uri, language, description, image_url, format, stated_updated_at, rights)
    VALUES (:feed, :title, :siteUrl, :feedUri, :language, :description, :imageUrl, :format, :updatedAt, :rights)
    ON CONFLICT (feed_id) DO UPDATE SET title = :title, site_url = :siteUrl, feed_uri = :feedUri, language = :language,
      description = :description, image_url = :imageUrl, format = :format, stated_updated_at = :updatedAt, rights = :rights`)
  const document = db.prepare(`
    UPDATE feed_health SET etag = :etag, last_modified = :lastModified, body_hash = :bodyHash, hints = :hints,
      recent_hashes = :hashes, damage = :damage WHERE feed_id = :feed`)
  const validators = db.prepare('UPDATE feed_health SET etag = :etag, last_modified = :lastModified WHERE feed_id = :feed')
  const guids = db.prepare(`
    UPDATE feed_health SET guids_kind = :kind, guids_points = :points, guids_doubted_at = :doubtedAt, guids_weak_since = :since,
      guids_because = :because WHERE feed_id = :feed`)
  const silent = db.prepare<{ now: number; most: number }, { feed_id: string; newest_at: number | null; silent_at: number }>(`
    SELECT feed_id, newest_at, silent_at FROM feed_health
    WHERE silent_at <= :now AND silent_told = 0 AND next_at IS NOT NULL AND fault_code IS NULL ORDER BY silent_at LIMIT :most`)
  const tellSilent = db.prepare('UPDATE feed_health SET silent_told = 1 WHERE feed_id = :feed')

  return {
    ...outageWriter(db),
    followed: (feed, now) => {
      const row = followed.get({ feed, now })
      return row === undefined ? null : toFollowed(row)
    },
    postings: (feed, most = 60) => postings.all({ feed, most }).map((row) => instant(row.sort_at)),
    record: (feed, attempt, now, host) => {
      addAttempt(feed, attempt)
      saveHost.run({ host })
      const { at, nextAt, nextReason, entriesNew, fault } = attempt
      const common = { feed, at, nextAt, nextReason, host, ...courseColumns(now, at) }
      if (fault === null) succeed.run({ ...common, entriesNew })
      else fail.run({ ...common, ...fault })
    },
    recordPush: (feed, attempt) => {
      addAttempt(feed, attempt)
      if (attempt.entriesNew > 0) bring.run({ feed, at: attempt.at })
    },
    describe: (feed, read) => {
      source.run({ feed, ...read.description })
      document.run({
        feed,
        ...read.validators,
        bodyHash: read.bodyHash,
        hints: JSON.stringify(read.hints),
        hashes: JSON.stringify(read.rawHashes),
        damage: JSON.stringify(read.damage.map(sentence)),
      })
    },
    renewValidators: (feed, { etag, lastModified }) => void validators.run({ feed, etag, lastModified }),
    saveGuids: (feed, { kind, points, doubtedAt, weak }) =>
      void guids.run({ feed, kind, points, doubtedAt, since: weak?.since ?? null, because: weak?.because ?? null }),
    fallenSilent: (now, most) =>
      silent.all({ now, most }).map((row) => ({
        feed: feedId(row.feed_id),
        newestAt: maybeInstant(row.newest_at),
        silentAt: instant(row.silent_at),
      })),
    tellSilent: (feed) => void tellSilent.run({ feed }),
  }
}

interface FollowedRow extends MovingColumns, GuidColumns {
  feed_id: string
  url: string
  site_url: string | null
  private: number
  fulltext: number
  every_seconds: number | null
  host: string
  consecutive_failures: number
  fault_code: string | null
  fault_since: number | null
  fault_times: number
  broken_told: number
  silent_told: number
  moved_to: string | null
  hints: string
  body_hash: string | null
  last_success_at: number | null
  newest_at: number | null
  silent_at: number | null
  lease: string | null
  trusted: number
}

function toFollowed(row: FollowedRow): FollowedFeed {
  return {
    feed: feedId(row.feed_id),
    url: row.url,
    siteUrl: row.site_url,
    private: row.private === 1,
    fulltext: row.fulltext === 1,
    everySeconds: row.every_seconds,
    host: row.host,
    consecutiveFailures: row.consecutive_failures,
    faultCode: row.fault_code as FaultCode | null,
    faultSince: maybeInstant(row.fault_since),
    faultTimes: row.fault_times,
    brokenTold: row.broken_told === 1,
    silentTold: row.silent_told === 1,
    movedTo: row.moved_to,
    moving: toMoving(row),
    hints: JSON.parse(row.hints),
    bodyHash: row.body_hash,
    pushTrusted: row.trusted === 1,
    lastSuccessAt: maybeInstant(row.last_success_at),
    newestAt: maybeInstant(row.newest_at),
    silentAt: maybeInstant(row.silent_at),
    guids: toGuidRecord(row),
    lease: row.lease,
  }
}

function courseColumns(course: Course, at: Instant): Record<string, string | number | null> {
  const { consecutiveFailures, faultSince, faultTimes, movedTo, moving, rhythmSeconds, newestAt, silentAt } = course
  return {
    ...{ consecutiveFailures, faultSince, faultTimes, movedTo, rhythmSeconds, newestAt, silentAt },
    brokenTold: Number(course.brokenTold),
    silentTold: Number(course.silentTold),
    movingTo: moving?.to ?? null,
    movingSince: moving?.since ?? null,
    movingTimes: moving?.times ?? null,
    stoppedAt: course.stopped ? at : null,
  }
}

function sentence(damage: Damage): string {
  if (damage.line === null) return damage.what
  return damage.column === null ? `${damage.what} (line ${damage.line})` : `${damage.what} (line ${damage.line}, column ${damage.column})`
}
