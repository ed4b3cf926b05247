/** The versions of feeds.json that were in force, and taking a new one up. */
import type Database from 'better-sqlite3'
import type { Feed } from '#model/feed.ts'
import { type Instant, instant } from '#model/instant.ts'
import { type FeedRow, fromFeed, toFeed } from './feeds.ts'

/** What the store reads of the settings; the rest it keeps as it is. */
export interface FollowedFeeds {
  readonly feeds: readonly Feed[]
  readonly schedule: { readonly everySeconds: number }
}

export interface Configuration<S> {
  readonly version: number
  readonly hash: string
  readonly settings: S
  readonly takenUpAt: Instant
}

/** Ids of the feeds that a new feeds.json changed. */
export interface ConfigurationChange {
  readonly added: readonly string[]
  readonly resumed: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

export interface ConfigurationReader {
  /** The one in force; null before the first. `S` is what was taken up: the store does not look inside. */
  current<S extends FollowedFeeds>(): Configuration<S> | null
}

export interface ConfigurationWriter {
  /** Puts a new feeds.json in force. Runs in a transaction of the caller's. @param hostOf name and port of an address */
  takeUp(hash: string, settings: FollowedFeeds, hostOf: (url: string) => string, now: Instant): ConfigurationChange
}

export function configurationReader(db: Database.Database): ConfigurationReader {
  const current = db.prepare<[], ConfigurationRow>(
    'SELECT version, hash, settings, taken_up_at FROM configurations ORDER BY version DESC LIMIT 1',
  )
  const version = db.prepare<[], { version: number }>('SELECT version FROM configurations ORDER BY version DESC LIMIT 1')
  // A settings value of ten thousand feeds is parsed once a version, not once a request.
  let kept: Configuration<FollowedFeeds> | null = null
  return {
    current: <S extends FollowedFeeds>() => {
      if (kept === null || version.get()?.version !== kept.version) {
        const row = current.get()
        kept = row === undefined ? null : toConfiguration(row)
      }
      return kept as Configuration<S> | null
    },
  }
}

export function configurationWriter(db: Database.Database): ConfigurationWriter {
  const insert = db.prepare('INSERT INTO configurations (hash, settings, taken_up_at) VALUES (:hash, :settings, :at)')
  const forget = db.prepare('DELETE FROM configurations WHERE version <= :version - 20')
  const known = db.prepare<[], FeedRow & { removed_at: number | null }>('SELECT * FROM feeds')
  const save = db.prepare(`
    INSERT INTO feeds (feed_id, url, title, publisher, topics, regions, language, every_seconds, enabled, private, added_at, removed_at)
    VALUES (:feed_id, :url, :title, :publisher, :topics, :regions, :language, :every_seconds, :enabled, :private, :now, NULL)
    ON CONFLICT (feed_id) DO UPDATE SET url = :url, title = :title, publisher = :publisher, topics = :topics, regions = :regions,
      language = :language, every_seconds = :every_seconds, enabled = :enabled, private = :private, removed_at = NULL`)
  const saveHost = db.prepare('INSERT OR IGNORE INTO hosts (host) VALUES (:host)')
  const follow = db.prepare(`
    INSERT INTO feed_health (feed_id, host, next_at, next_reason) VALUES (:feed, :host, :now, 'never asked before')
    ON CONFLICT (feed_id) DO UPDATE SET host = :host, next_at = :now, next_reason = :reason`)
  const startAnew = db.prepare(`
    UPDATE feed_health SET moved_to = NULL, etag = NULL, last_modified = NULL, consecutive_failures = 0,
      fault_code = NULL, fault_message = NULL, fault_detail = NULL, fault_at = NULL, lease_losses = 0
    WHERE feed_id = :feed`)
  const sooner = db.prepare(`
    UPDATE feed_health SET next_at = max(:now, coalesce(last_attempt_at, 0) + :everyMs), next_reason = 'the interval was changed'
    WHERE feed_id = :feed AND next_at > coalesce(last_attempt_at, 0) + :everyMs AND consecutive_failures = 0`)
  const rest = db.prepare('UPDATE feed_health SET next_at = NULL, next_reason = :reason WHERE feed_id = :feed')
  const remove = db.prepare('UPDATE feeds SET removed_at = :now WHERE feed_id = :feed')

  return {
    takeUp: (hash, settings, hostOf, now) => {
      const { lastInsertRowid } = insert.run({ hash, settings: JSON.stringify(settings), at: now })
      forget.run({ version: lastInsertRowid })
      const before = new Map(known.all().map((row) => [row.feed_id, row]))
      const change = { added: [] as string[], resumed: [] as string[], changed: [] as string[], removed: [] as string[] }
      for (const feed of settings.feeds) {
        const row = before.get(feed.id)
        before.delete(feed.id)
        const resumed = row !== undefined && row.removed_at !== null
        if (row !== undefined && !resumed && JSON.stringify(toFeed(row)) === JSON.stringify(feed)) continue
        save.run({ ...fromFeed(feed), now })
        change[row === undefined ? 'added' : resumed ? 'resumed' : 'changed'].push(feed.id)
        const host = hostOf(feed.url)
        saveHost.run({ host })
        const isNewAddress = row !== undefined && row.url !== feed.url
        const wasResting = row !== undefined && (resumed || row.enabled === 0)
        if (row === undefined || isNewAddress || wasResting) {
          follow.run({ feed: feed.id, host, now, reason: isNewAddress ? 'the address was changed' : 'followed again' })
        }
        if (isNewAddress) startAnew.run({ feed: feed.id })
        else if (row !== undefined && row.every_seconds !== feed.everySeconds) {
          sooner.run({ feed: feed.id, now, everyMs: (feed.everySeconds ?? settings.schedule.everySeconds) * 1000 })
        }
        if (!feed.enabled) rest.run({ feed: feed.id, reason: 'disabled in feeds.json' })
      }
      for (const [id, row] of before) {
        if (row.removed_at !== null) continue
        remove.run({ feed: id, now })
        rest.run({ feed: id, reason: 'no longer in feeds.json' })
        change.removed.push(id)
      }
      return change
    },
  }
}

interface ConfigurationRow {
  version: number
  hash: string
  settings: string
  taken_up_at: number
}

function toConfiguration(row: ConfigurationRow): Configuration<FollowedFeeds> {
  return { version: row.version, hash: row.hash, settings: JSON.parse(row.settings) as FollowedFeeds, takenUpAt: instant(row.taken_up_at) }
}
