/** The versions of feeds.json that were in force, and taking a new one up. */
import type Database from 'better-sqlite3'
import type { Feed } from '#model/feed.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import { noHints } from '#model/polling.ts'
import { type FeedRow, fromFeed, toFeed } from './feed-rows.ts'
import { feedMarker } from './retagging.ts'

/** What the store reads of the settings; the rest it keeps as it is. */
export interface FollowedFeeds {
  readonly feeds: readonly Feed[]
  readonly schedule: {
    /** The operator's wish for every feed without one of its own; null: none. */
    readonly everySeconds: number | null
  }
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

/** What taking a feeds.json up would do to the feeds. */
export interface ConfigurationPlan {
  readonly added: readonly FeedId[]
  /** Known from earlier, with their articles. */
  readonly resumed: readonly FeedId[]
  readonly changed: readonly { readonly feed: FeedId; readonly fields: readonly (keyof Feed)[] }[]
  /** `articles`: how many stay. */
  readonly removed: readonly { readonly feed: FeedId; readonly articles: number }[]
}

export interface ConfigurationReader {
  /** The one in force; null before the first. `S` is what was taken up: the store does not look inside. */
  current<S extends FollowedFeeds>(): Configuration<S> | null
  /** Changes nothing. */
  compare(settings: FollowedFeeds): ConfigurationPlan
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
  const known = db.prepare<[], KnownRow>(knownQuery)
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
    compare: ({ feeds }) => {
      const rows = new Map(known.all().map((row) => [row.feed_id, row]))
      const named = new Set<string>(feeds.map((feed) => feed.id))
      const unknown = feeds.filter((feed) => !rows.has(feed.id))
      const followed = feeds.flatMap((feed) => {
        const row = rows.get(feed.id)
        return row === undefined ? [] : [{ feed: feed.id, row, fields: differences(toFeed(row), feed) }]
      })
      return {
        added: unknown.map((feed) => feed.id),
        resumed: followed.filter(({ row }) => row.removed_at !== null).map(({ feed }) => feed),
        changed: followed
          .filter(({ row, fields }) => row.removed_at === null && fields.length > 0)
          .map(({ feed, fields }) => ({ feed, fields })),
        removed: [...rows.values()]
          .filter((row) => row.removed_at === null && !named.has(row.feed_id))
          .map((row) => ({ feed: feedId(row.feed_id), articles: row.entries })),
      }
    },
  }
}

export function configurationWriter(db: Database.Database): ConfigurationWriter {
  const insert = db.prepare('INSERT INTO configurations (hash, settings, taken_up_at) VALUES (:hash, :settings, :at)')
  const forget = db.prepare('DELETE FROM configurations WHERE version <= :version - 20')
  const inForce = configurationReader(db)
  const known = db.prepare<[], KnownRow>(knownQuery)
  const save = db.prepare(`
    INSERT INTO feeds (feed_id, url, title, publisher, topics, regions, language, every_seconds, enabled, private, fulltext, publish,
      secrets, folders, opml, added_at, removed_at)
    VALUES (:feed_id, :url, :title, :publisher, :topics, :regions, :language, :every_seconds, :enabled, :private, :fulltext, :publish,
      :secrets, :folders, :opml, :now, NULL)
    ON CONFLICT (feed_id) DO UPDATE SET url = :url, title = :title, publisher = :publisher, topics = :topics, regions = :regions,
      language = :language, every_seconds = :every_seconds, enabled = :enabled, private = :private, fulltext = :fulltext,
      publish = :publish, secrets = :secrets, folders = :folders, opml = :opml, removed_at = NULL`)
  const saveHost = db.prepare('INSERT OR IGNORE INTO hosts (host) VALUES (:host)')
  const follow = db.prepare(`
    INSERT INTO feed_health (feed_id, host, next_at, next_reason) VALUES (:feed, :host, :now, 'never asked before')
    ON CONFLICT (feed_id) DO UPDATE SET host = :host, next_at = :now, next_reason = :reason, rests = NULL, stopped_at = NULL`)
  // What is read of the old address now is no news of the new one: its lease is void.
  const startAnew = db.prepare(`
    UPDATE feed_health SET moved_to = NULL, moving_to = NULL, moving_since = NULL, moving_times = NULL,
      etag = NULL, last_modified = NULL, body_hash = NULL, hints = :hints, lease = NULL, lease_losses = 0,
      newest_at = NULL, rhythm_seconds = NULL, silent_at = NULL, silent_told = 0, consecutive_failures = 0,
      fault_code = NULL, fault_message = NULL, fault_detail = NULL, fault_at = NULL, fault_since = NULL, fault_times = 0, broken_told = 0
    WHERE feed_id = :feed`)
  const unsubscribe = db.prepare('DELETE FROM subscriptions WHERE feed_id = :feed')
  const askNow = db.prepare('UPDATE feed_health SET next_at = :now, next_reason = :reason WHERE feed_id = :feed AND next_at > :now')
  const sooner = db.prepare(`
    UPDATE feed_health SET next_at = max(:now, coalesce(last_attempt_at, 0) + :everyMs), next_reason = 'the interval was changed'
    WHERE feed_id = :feed AND next_at > coalesce(last_attempt_at, 0) + :everyMs AND consecutive_failures = 0`)
  const rest = db.prepare('UPDATE feed_health SET next_at = NULL, next_reason = :reason, rests = :rests WHERE feed_id = :feed')
  const dropPages = db.prepare('DELETE FROM fulltexts WHERE feed_id = :feed')
  const dropBacklog = db.prepare('DELETE FROM backlogs WHERE feed_id = :feed')
  const remove = db.prepare('UPDATE feeds SET removed_at = :now WHERE feed_id = :feed')
  const retagArticlesOf = feedMarker(db)

  /** Its row is saved already. @param before what the store knew of it; absent: nothing */
  function takeUpFeed(feed: Feed, before: KnownRow | undefined, hostOf: (url: string) => string, now: Instant): void {
    const isNewAddress = before !== undefined && before.url !== feed.url
    const wasResting = before !== undefined && (before.removed_at !== null || before.enabled === 0)
    if (isNewAddress) {
      startAnew.run({ feed: feed.id, hints: JSON.stringify(noHints) })
      unsubscribe.run({ feed: feed.id })
      dropBacklog.run({ feed: feed.id })
    }
    if (before === undefined || isNewAddress || wasResting) {
      const host = hostOf((isNewAddress ? null : before?.moved_to) ?? feed.url)
      saveHost.run({ host })
      follow.run({ feed: feed.id, host, now, reason: isNewAddress ? 'the address was changed' : 'followed again' })
    } else if (differences(toFeed(before), feed).includes('secrets')) {
      askNow.run({ feed: feed.id, now, reason: 'what it logs in with was changed' })
    }
    // Texts that were read stay, until the feed changes them.
    if (!feed.fulltext) dropPages.run({ feed: feed.id })
    if (before !== undefined && differences(toFeed(before), feed).some((field) => field === 'topics' || field === 'regions'))
      retagArticlesOf(feed.id)
    if (!feed.enabled) rest.run({ feed: feed.id, rests: 'disabled', reason: 'disabled in feeds.json' })
  }

  return {
    takeUp: (hash, settings, hostOf, now) => {
      const everyBefore = inForce.current()?.settings.schedule.everySeconds ?? null
      const { lastInsertRowid } = insert.run({ hash, settings: JSON.stringify(settings), at: now })
      forget.run({ version: lastInsertRowid })
      const before = new Map(known.all().map((row) => [row.feed_id, row]))
      const change = { added: [] as string[], resumed: [] as string[], changed: [] as string[], removed: [] as string[] }
      for (const feed of settings.feeds) {
        const row = before.get(feed.id)
        before.delete(feed.id)
        const resumed = row !== undefined && row.removed_at !== null
        if (row === undefined || resumed || differences(toFeed(row), feed).length > 0) {
          save.run({ ...fromFeed(feed), now })
          takeUpFeed(feed, row, hostOf, now)
          change[row === undefined ? 'added' : resumed ? 'resumed' : 'changed'].push(feed.id)
        }
        const every = feed.everySeconds ?? settings.schedule.everySeconds
        const isNewInterval = row !== undefined && every !== (row.every_seconds ?? everyBefore)
        if (isNewInterval && every !== null) sooner.run({ feed: feed.id, now, everyMs: every * 1000 })
      }
      for (const [id, row] of before) {
        if (row.removed_at !== null) continue
        remove.run({ feed: id, now })
        dropPages.run({ feed: id })
        dropBacklog.run({ feed: id })
        rest.run({ feed: id, rests: 'removed', reason: 'no longer in feeds.json' })
        change.removed.push(id)
      }
      return change
    },
  }
}

const knownQuery = `
  SELECT f.*, h.moved_to, coalesce(n.entries, 0) AS entries
  FROM feeds f JOIN feed_health h ON h.feed_id = f.feed_id LEFT JOIN entry_counts n ON n.feed_id = f.feed_id ORDER BY f.feed_id`

interface KnownRow extends FeedRow {
  removed_at: number | null
  moved_to: string | null
  entries: number
}

function differences(before: Feed, after: Feed): (keyof Feed)[] {
  const fields = Object.keys(after) as (keyof Feed)[]
  return fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
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
