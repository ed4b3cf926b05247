/** How a feed fares: written with each reading, in the transaction of its articles. */
import type Database from 'better-sqlite3'
import type { Damage, FeedDescription } from '#model/entry.ts'
import type { Attempt } from '#model/feed.ts'
import type { FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { Validators } from '#model/reading.ts'

/** What the wiring needs to know of a feed before it records a reading of it. */
export interface FollowedFeed {
  readonly url: string
  readonly siteUrl: string | null
  readonly private: boolean
  readonly topics: readonly string[]
  readonly regions: readonly string[]
  readonly everySeconds: number | null
  readonly consecutiveFailures: number
  readonly lastSuccessAt: Instant | null
  /** Null: nobody holds it. */
  readonly lease: string | null
}

export interface HealthWriter {
  followed(feed: FeedId): FollowedFeed | null
  /** Keeps the attempt, sets when the feed is asked next, and gives back its lease. */
  record(feed: FeedId, attempt: Attempt): void
  /** What the last fresh document said, and what the next request and reading need of it. */
  describe(
    feed: FeedId,
    document: { description: FeedDescription; validators: Validators; rawHashes: readonly string[]; damage: readonly Damage[] },
  ): void
}

const attemptsKept = 20

export function healthWriter(db: Database.Database): HealthWriter {
  const followed = db.prepare<{ feed: string }, FollowedRow>(`
    SELECT f.url, s.site_url, f.private, f.topics, f.regions, f.every_seconds, h.consecutive_failures, h.last_success_at, h.lease
    FROM feeds f JOIN feed_health h ON h.feed_id = f.feed_id LEFT JOIN sources s ON s.feed_id = f.feed_id WHERE f.feed_id = :feed`)
  const succeed = db.prepare(`
    UPDATE feed_health SET last_attempt_at = :at, last_success_at = :at, consecutive_failures = 0, lease = NULL, lease_losses = 0,
      last_new_at = CASE WHEN :entriesNew > 0 THEN :at ELSE last_new_at END,
      fault_code = NULL, fault_message = NULL, fault_detail = NULL, fault_at = NULL, next_reason = :nextReason,
      next_at = CASE WHEN next_at IS NULL THEN NULL ELSE :nextAt END
    WHERE feed_id = :feed`)
  const fail = db.prepare(`
    UPDATE feed_health SET last_attempt_at = :at, consecutive_failures = consecutive_failures + 1, lease = NULL,
      fault_code = :code, fault_message = :message, fault_detail = :detail, fault_at = :at, next_reason = :nextReason,
      next_at = CASE WHEN next_at IS NULL THEN NULL ELSE :nextAt END
    WHERE feed_id = :feed`)
  const attempt = db.prepare(`
    INSERT INTO attempts (feed_id, at, outcome, status, fault_code, fault_message, fault_detail, bytes, duration_ms,
      entries_new, entries_changed, next_at, next_reason)
    VALUES (:feed, :at, :outcome, :status, :code, :message, :detail, :bytes, :durationMs, :entriesNew, :entriesChanged, :nextAt, :nextReason)`)
  const forget = db.prepare(`
    DELETE FROM attempts WHERE feed_id = :feed AND attempt_id <= (
      SELECT attempt_id FROM attempts WHERE feed_id = :feed ORDER BY attempt_id DESC LIMIT 1 OFFSET ${attemptsKept})`)
  const source = db.prepare(`
    INSERT INTO sources (feed_id, title, site_url, feed_uri, language, description, image_url, format, stated_updated_at)
    VALUES (:feed, :title, :siteUrl, :feedUri, :language, :description, :imageUrl, :format, :updatedAt)
    ON CONFLICT (feed_id) DO UPDATE SET title = :title, site_url = :siteUrl, feed_uri = :feedUri, language = :language,
      description = :description, image_url = :imageUrl, format = :format, stated_updated_at = :updatedAt`)
  const validators = db.prepare(`
    UPDATE feed_health SET etag = :etag, last_modified = :lastModified, recent_hashes = :hashes, damage = :damage WHERE feed_id = :feed`)

  return {
    followed: (feed) => {
      const row = followed.get({ feed })
      return row === undefined ? null : toFollowed(row)
    },
    record: (feed, record) => {
      const { fault, ...rest } = record
      const flat = { feed, ...rest, code: fault?.code ?? null, message: fault?.message ?? null, detail: fault?.detail ?? null }
      attempt.run(flat)
      forget.run({ feed })
      const { at, nextAt, nextReason, entriesNew, code, message, detail } = flat
      if (fault === null) succeed.run({ feed, at, nextAt, nextReason, entriesNew })
      else fail.run({ feed, at, nextAt, nextReason, code, message, detail })
    },
    describe: (feed, document) => {
      source.run({ feed, ...document.description })
      validators.run({
        feed,
        ...document.validators,
        hashes: JSON.stringify(document.rawHashes),
        damage: JSON.stringify(document.damage.map(sentence)),
      })
    },
  }
}

interface FollowedRow {
  url: string
  site_url: string | null
  private: number
  topics: string
  regions: string
  every_seconds: number | null
  consecutive_failures: number
  last_success_at: number | null
  lease: string | null
}

function toFollowed(row: FollowedRow): FollowedFeed {
  return {
    url: row.url,
    siteUrl: row.site_url,
    private: row.private === 1,
    topics: JSON.parse(row.topics),
    regions: JSON.parse(row.regions),
    everySeconds: row.every_seconds,
    consecutiveFailures: row.consecutive_failures,
    lastSuccessAt: row.last_success_at as Instant | null,
    lease: row.lease,
  }
}

function sentence(damage: Damage): string {
  if (damage.line === null) return damage.what
  return damage.column === null ? `${damage.what} (line ${damage.line})` : `${damage.what} (line ${damage.line}, column ${damage.column})`
}
