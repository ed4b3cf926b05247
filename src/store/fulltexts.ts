/** Articles whose page is to be read, and what came of it. A row is written with its article, so that a wiped queue loses nothing. */
import type Database from 'better-sqlite3'
import type { Category } from '#model/entry.ts'
import type { FaultCode } from '#model/fault.ts'
import type { OrderSecrets } from '#model/fetch-batch.ts'
import type { FulltextCounts, PageOrder } from '#model/fulltext.ts'
import { type ArticleId, type FeedId, feedId } from '#model/ids.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import { heldHosts, longestWait } from './hosts.ts'
import { toSecrets } from './leases.ts'

export interface WantedPage {
  readonly article: ArticleId
  readonly feed: FeedId
  readonly url: string
  /** Of the address. */
  readonly host: string
}

export interface DuePage {
  readonly article: ArticleId
  readonly host: string
  /** Nobody who was given it last came back with a result: it goes alone, so that it takes no other page with it. */
  readonly alone: boolean
}

/** A page somebody was asked to read, and the article it is for. */
export interface AskedPage {
  readonly feed: FeedId
  readonly url: string
  readonly host: string
  readonly hops: number
  /** Before this one. */
  readonly tries: number
  /** The article is shown, with an entry of this feed. */
  readonly counts: boolean
  readonly title: string
  readonly categories: readonly Category[]
  readonly language: string | null
  /** Characters its feed gave. */
  readonly givenLength: number
  /** The page was read before, and its text is shown. */
  readonly isShown: boolean
}

export interface FulltextReader {
  counts(feed: FeedId): FulltextCounts
}

export interface FulltextWriter extends FulltextReader {
  /** The article is new or was changed: its page is read where readers see it, though not twice within an hour. What is in flight counts no more. */
  want(page: WantedPage, now: Instant): void
  /** The most overdue first, without pages that are held, on hosts that are held or told to wait, or of feeds that rest. */
  due(now: Instant, most: number): DuePage[]
  hold(lease: string, until: Instant, articles: readonly ArticleId[]): void
  order(article: ArticleId): PageOrder
  /** Those under a lease whose job is lost. */
  lost(lease: string): { readonly article: ArticleId; readonly feed: FeedId; readonly tries: number }[]
  /** Null where the lease is no longer current. */
  asked(article: ArticleId, lease: string): AskedPage | null
  /** Nothing was asked: it is due again. */
  release(article: ArticleId): void
  /** It is asked for at another host, when that one's turn comes. */
  moveOn(article: ArticleId, url: string, host: string, now: Instant): void
  /** No text came of it. @param nextAt null: given up */
  fail(article: ArticleId, failure: PageFailure, now: Instant): void
  /** The article shows the page's text. */
  succeed(article: ArticleId, textLength: number, now: Instant): void
  /** The article is none of this feed's any more. */
  drop(article: ArticleId): void
}

export interface PageFailure {
  readonly code: FaultCode | null
  readonly because: string
  readonly nextAt: Instant | null
}

/** What the other writers of articles need to know: whose text is a page's, and how long that is. */
export interface PageTexts {
  /** Characters of the page's text that the article shows; 0: it shows its feed's. */
  lengthOf(article: ArticleId): number
  /** The article shows its feed's text again. */
  forget(article: ArticleId): void
}

export function pageTexts(db: Database.Database): PageTexts {
  const length = db.prepare<{ article: string }, { text_length: number | null }>(
    'SELECT text_length FROM fulltexts WHERE article_id = :article',
  )
  const forget = db.prepare('UPDATE fulltexts SET text_length = NULL WHERE article_id = :article')
  return {
    lengthOf: (article) => length.get({ article })?.text_length ?? 0,
    forget: (article) => void forget.run({ article }),
  }
}

const readAgainSeconds = 3600
/** No wait is longer: what lies further ahead was left by a clock that was set back. */
const longestWaitSeconds = 2 * 86_400

export function fulltextReader(db: Database.Database): FulltextReader {
  const counts = db.prepare<{ feed: string }, { state: 'waiting' | 'read' | 'failed'; pages: number }>(
    'SELECT state, count(*) AS pages FROM fulltexts WHERE feed_id = :feed GROUP BY state',
  )
  const lastFailure = db.prepare<{ feed: string }, { url: string; because: string; asked_at: number }>(`
    SELECT url, because, asked_at FROM fulltexts WHERE feed_id = :feed AND state = 'failed' AND asked_at IS NOT NULL
    ORDER BY asked_at DESC LIMIT 1`)
  return {
    counts: (feed) => {
      const pages = new Map(counts.all({ feed }).map((row) => [row.state, row.pages]))
      const last = lastFailure.get({ feed })
      return {
        waiting: pages.get('waiting') ?? 0,
        read: pages.get('read') ?? 0,
        failed: pages.get('failed') ?? 0,
        lastFailure: last === undefined ? null : { url: last.url, because: last.because, at: instant(last.asked_at) },
      }
    },
  }
}

export function fulltextWriter(db: Database.Database): FulltextWriter {
  const saveHost = db.prepare('INSERT OR IGNORE INTO hosts (host) VALUES (:host)')
  const want = db.prepare(`
    INSERT INTO fulltexts (article_id, feed_id, host, url, next_at)
      SELECT article_id, :feed, :host, :url, :now FROM articles WHERE article_id = :article AND hidden = 0
    ON CONFLICT (article_id) DO UPDATE SET feed_id = :feed, host = :host, url = :url, hops = 0, tries = 0, fault_code = NULL,
      lease = NULL, next_at = max(:now, coalesce(asked_at + ${readAgainSeconds * 1000}, 0))`)
  const drawBack = db.prepare('UPDATE fulltexts SET next_at = :now WHERE next_at > :latest AND lease IS NULL')
  const due = db.prepare<{ now: number; longestWait: number; most: number }, DueRow>(`
    SELECT p.article_id, p.host, p.fault_code FROM fulltexts p JOIN feeds f ON f.feed_id = p.feed_id
    WHERE p.next_at <= :now AND p.lease IS NULL AND f.enabled = 1 AND p.host NOT IN (${heldHosts})
    ORDER BY p.next_at, p.fulltext_id LIMIT :most`)
  const hold = db.prepare('UPDATE fulltexts SET lease = :lease, lease_until = :until WHERE article_id = :article')
  const order = db.prepare<{ article: string }, OrderRow>(`
    SELECT p.article_id, p.feed_id, p.url, f.url AS feed_url, f.secrets FROM fulltexts p JOIN feeds f ON f.feed_id = p.feed_id
    WHERE p.article_id = :article`)
  const asked = db.prepare<{ article: string; lease: string }, AskedRow>(`
    SELECT p.feed_id, p.url, p.host, p.hops, p.tries, p.text_length, e.feed_id = p.feed_id AND a.hidden = 0 AS counts,
      e.text_length AS given_length, a.title, a.categories, a.language
    FROM fulltexts p JOIN articles a ON a.article_id = p.article_id JOIN entries e ON e.entry_id = a.leading_entry
    WHERE p.article_id = :article AND p.lease = :lease`)
  const lost = db.prepare<{ lease: string }, { article_id: string; feed_id: string; tries: number }>(
    'SELECT article_id, feed_id, tries FROM fulltexts WHERE lease = :lease',
  )
  const release = db.prepare('UPDATE fulltexts SET lease = NULL WHERE article_id = :article')
  const moveOn = db.prepare(
    'UPDATE fulltexts SET url = :url, host = :host, hops = hops + 1, next_at = :now, lease = NULL WHERE article_id = :article',
  )
  const fail = db.prepare(`
    UPDATE fulltexts SET tries = tries + 1, asked_at = :now, fault_code = :code, because = :because, next_at = :nextAt, lease = NULL
    WHERE article_id = :article`)
  const succeed = db.prepare(`
    UPDATE fulltexts SET tries = tries + 1, asked_at = :now, fault_code = NULL, because = '', next_at = NULL, lease = NULL,
      text_length = :textLength WHERE article_id = :article`)
  const drop = db.prepare('DELETE FROM fulltexts WHERE article_id = :article')

  return {
    ...fulltextReader(db),
    want: ({ article, feed, url, host }, now) => {
      saveHost.run({ host })
      want.run({ article, feed, url, host, now })
    },
    due: (now, most) => {
      drawBack.run({ now, latest: later(now, longestWaitSeconds) })
      return due.all({ now, longestWait: longestWait(now), most }).map(toDue)
    },
    hold: (lease, until, articles) => {
      for (const article of articles) hold.run({ lease, until, article })
    },
    order: (article) => {
      const row = order.get({ article })
      if (row === undefined) throw new Error(`nobody wants the page of ${article}`)
      return toOrder(row)
    },
    asked: (article, lease) => {
      const row = asked.get({ article, lease })
      return row === undefined ? null : toAsked(row)
    },
    lost: (lease) =>
      lost.all({ lease }).map((row) => ({ article: row.article_id as ArticleId, feed: feedId(row.feed_id), tries: row.tries })),
    release: (article) => void release.run({ article }),
    moveOn: (article, url, host, now) => {
      saveHost.run({ host })
      moveOn.run({ article, url, host, now })
    },
    fail: (article, failure, now) => void fail.run({ article, ...failure, now }),
    succeed: (article, textLength, now) => void succeed.run({ article, textLength, now }),
    drop: (article) => void drop.run({ article }),
  }
}

interface DueRow {
  article_id: string
  host: string
  fault_code: string | null
}

function toDue(row: DueRow): DuePage {
  return { article: row.article_id as ArticleId, host: row.host, alone: row.fault_code === ('fetch/kills-worker' satisfies FaultCode) }
}

interface OrderRow {
  article_id: string
  feed_id: string
  url: string
  feed_url: string
  secrets: string | null
}

/** The feed's secrets go to the feed's own origin, wherever the page is. */
function toOrder(row: OrderRow): PageOrder {
  const secrets: OrderSecrets | null = row.secrets === null ? null : toSecrets(row.secrets, row.feed_url)
  return { article: row.article_id as ArticleId, feed: feedId(row.feed_id), url: row.url, secrets }
}

interface AskedRow {
  feed_id: string
  url: string
  host: string
  hops: number
  tries: number
  text_length: number | null
  counts: number
  given_length: number
  title: string
  categories: string
  language: string | null
}

function toAsked(row: AskedRow): AskedPage {
  return {
    feed: feedId(row.feed_id),
    url: row.url,
    host: row.host,
    hops: row.hops,
    tries: row.tries,
    counts: row.counts === 1,
    title: row.title,
    categories: JSON.parse(row.categories),
    language: row.language,
    givenLength: row.given_length,
    isShown: row.text_length !== null,
  }
}
