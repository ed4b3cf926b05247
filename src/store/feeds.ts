/** Feeds and sources as they are read: what the operator wishes, what the feed says of itself, how it fares. */
import type Database from 'better-sqlite3'
import type { FaultCode, PlainFault } from '#model/fault.ts'
import type { Attempt, Feed, FeedHealth, FeedState, Source } from '#model/feed.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'

export interface FeedReader {
  /** Every feed the store knows, removed ones too, in the order of their ids. */
  health(): FeedHealth[]
  healthOf(feed: FeedId): FeedHealth | null
  /** The last tries, newest first. */
  attempts(feed: FeedId): Attempt[]
  source(feed: FeedId): Source | null
  /** Those that are followed, and those no longer followed whose articles stay. */
  sources(): Source[]
}

export function feedReader(db: Database.Database): FeedReader {
  const all = db.prepare<[], HealthRow>(`${healthQuery} ORDER BY f.feed_id`)
  const one = db.prepare<{ feed: string }, HealthRow>(`${healthQuery} WHERE f.feed_id = :feed`)
  const attempts = db.prepare<{ feed: string }, AttemptRow>('SELECT * FROM attempts WHERE feed_id = :feed ORDER BY attempt_id DESC')
  const source = db.prepare<{ feed: string }, SourceRow>(`${sourceQuery} WHERE f.feed_id = :feed`)
  const sources = db.prepare<[], SourceRow>(
    `${sourceQuery} WHERE f.removed_at IS NULL OR EXISTS (SELECT 1 FROM entries e WHERE e.feed_id = f.feed_id)`,
  )
  return {
    health: () => all.all().map(toHealth),
    healthOf: (feed) => mapRow(one.get({ feed }), toHealth),
    attempts: (feed) => attempts.all({ feed }).map(toAttempt),
    source: (feed) => mapRow(source.get({ feed }), toSource),
    sources: () => sources.all().map(toSource),
  }
}

const sourceColumns = `
  f.feed_id, f.url, f.title, f.publisher, f.language, f.private,
  s.title AS stated_title, s.site_url, s.feed_uri, s.language AS stated_language, s.stated_updated_at`

/** Also for the sources of articles. */
export const sourceQuery = `SELECT ${sourceColumns} FROM feeds f LEFT JOIN sources s ON s.feed_id = f.feed_id`

const healthQuery = `
  SELECT ${sourceColumns}, f.topics, f.regions, f.every_seconds, f.enabled, f.removed_at,
    h.moved_to, h.damage, h.next_at, h.next_reason, h.last_attempt_at, h.last_success_at, h.last_new_at, h.consecutive_failures,
    h.fault_code, h.fault_message, h.fault_detail, h.fault_at,
    (SELECT count(*) FROM entries e WHERE e.feed_id = f.feed_id) AS articles
  FROM feeds f JOIN feed_health h ON h.feed_id = f.feed_id LEFT JOIN sources s ON s.feed_id = f.feed_id`

export interface FeedRow {
  feed_id: string
  url: string
  title: string | null
  publisher: string | null
  topics: string
  regions: string
  language: string | null
  every_seconds: number | null
  enabled: number
  private: number
}

export interface SourceRow extends Pick<FeedRow, 'feed_id' | 'url' | 'title' | 'publisher' | 'language' | 'private'> {
  stated_title: string | null
  site_url: string | null
  feed_uri: string | null
  stated_language: string | null
  stated_updated_at: number | null
}

interface HealthRow extends FeedRow, SourceRow {
  removed_at: number | null
  moved_to: string | null
  damage: string
  next_at: number | null
  next_reason: string
  last_attempt_at: number | null
  last_success_at: number | null
  last_new_at: number | null
  consecutive_failures: number
  fault_code: string | null
  fault_message: string | null
  fault_detail: string | null
  fault_at: number | null
  articles: number
}

interface AttemptRow {
  at: number
  outcome: string
  status: number | null
  fault_code: string | null
  fault_message: string | null
  fault_detail: string | null
  bytes: number
  duration_ms: number
  entries_new: number
  entries_changed: number
  next_at: number
  next_reason: string
}

/** The keys stand in the model's order: a feed is compared with the operator's by its JSON. */
export function toFeed(row: FeedRow): Feed {
  return {
    id: feedId(row.feed_id),
    url: row.url,
    title: row.title,
    publisher: row.publisher,
    topics: JSON.parse(row.topics),
    regions: JSON.parse(row.regions),
    language: row.language,
    everySeconds: row.every_seconds,
    enabled: row.enabled === 1,
    private: row.private === 1,
  }
}

export function fromFeed(feed: Feed): FeedRow {
  return {
    feed_id: feed.id,
    url: feed.url,
    title: feed.title,
    publisher: feed.publisher,
    topics: JSON.stringify(feed.topics),
    regions: JSON.stringify(feed.regions),
    language: feed.language,
    every_seconds: feed.everySeconds,
    enabled: Number(feed.enabled),
    private: Number(feed.private),
  }
}

/** What readers may see; a private feed's address stays out, and so does an id of its own that is that address. */
export function toSource(row: SourceRow): Source {
  const isPrivate = row.private === 1
  return {
    id: feedId(row.feed_id),
    title: row.title ?? row.stated_title ?? row.publisher ?? row.feed_id,
    publisher: row.publisher,
    url: isPrivate ? null : row.url,
    siteUrl: row.site_url,
    feedUri: isPrivate ? null : row.feed_uri,
    language: row.language ?? row.stated_language,
    updatedAt: maybeInstant(row.stated_updated_at),
  }
}

function toHealth(row: HealthRow): FeedHealth {
  const fault = toFault(row)
  return {
    feed: toFeed(row),
    source: toSource(row),
    state: stateOf(row),
    movedTo: row.moved_to,
    lastAttemptAt: maybeInstant(row.last_attempt_at),
    lastSuccessAt: maybeInstant(row.last_success_at),
    lastNewAt: maybeInstant(row.last_new_at),
    articles: row.articles,
    consecutiveFailures: row.consecutive_failures,
    fault: fault === null || row.fault_at === null ? null : { ...fault, at: instant(row.fault_at) },
    nextAt: maybeInstant(row.next_at),
    nextReason: row.next_reason,
    damage: JSON.parse(row.damage),
  }
}

function stateOf(row: HealthRow): FeedState {
  if (row.removed_at !== null) return 'removed'
  if (row.enabled === 0) return 'disabled'
  if (row.fault_code !== null) return 'failing'
  return row.last_success_at === null ? 'waiting' : 'healthy'
}

function toAttempt(row: AttemptRow): Attempt {
  return {
    at: instant(row.at),
    outcome: row.outcome as Attempt['outcome'],
    status: row.status,
    fault: toFault(row),
    bytes: row.bytes,
    durationMs: row.duration_ms,
    entriesNew: row.entries_new,
    entriesChanged: row.entries_changed,
    nextAt: instant(row.next_at),
    nextReason: row.next_reason,
  }
}

function toFault(row: { fault_code: string | null; fault_message: string | null; fault_detail: string | null }): PlainFault | null {
  if (row.fault_code === null) return null
  return { code: row.fault_code as FaultCode, message: row.fault_message ?? '', detail: row.fault_detail }
}

function maybeInstant(milliseconds: number | null): Instant | null {
  return milliseconds === null ? null : instant(milliseconds)
}

function mapRow<R, T>(row: R | undefined, map: (row: R) => T): T | null {
  return row === undefined ? null : map(row)
}
