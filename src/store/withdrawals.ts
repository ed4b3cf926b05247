/** What is withdrawn, as readers hear of it. */
import type Database from 'better-sqlite3'
import type { ArchiveRange } from '#model/archive-range.ts'
import type { Cursor, Filter } from '#model/filter.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { Withdrawal, WithdrawnArticle } from '#model/withdrawal.ts'
import type { ArticleReader } from './articles.ts'

/** Part of a slice: newer than one place in it, older than another. Null: to its end. */
export interface Span {
  readonly newerThan: Cursor | null
  readonly olderThan: Cursor | null
  /** Of the numbers in which articles were stored. */
  readonly range: ArchiveRange | null
}

export interface WithdrawalReader {
  ofArticle(article: ArticleId): Withdrawal | null
  ofSource(feed: FeedId): Withdrawal | null
  /** Those of which nothing is shown, in the order of their ids. */
  sources(): readonly FeedId[]
  /** Articles of a slice that were shown and are withdrawn since then, the last one first. */
  inSlice(filter: Filter, span: Span, since: Instant, most: number): WithdrawnArticle[]
  /** The same of what was withdrawn after that change, wherever it stood. */
  after(filter: Filter, seq: number, most: number): WithdrawnArticle[]
}

/** Of what is withdrawn in a span, the last so many are looked at. */
const mostLookedAt = 1000

/** @param hiddenMatching as the reader of articles has it */
export function withdrawalReader(db: Database.Database, hiddenMatching: ArticleReader['hiddenMatching']): WithdrawalReader {
  const ofArticle = db.prepare<{ article: string }, WithdrawalRow>('SELECT at, because FROM withdrawals WHERE article_id = :article')
  const ofSource = db.prepare<{ feed: string }, WithdrawalRow>('SELECT at, because FROM withdrawn_sources WHERE feed_id = :feed')
  const sources = db.prepare<[], FeedId>('SELECT feed_id FROM withdrawn_sources ORDER BY feed_id').pluck()
  const inSpan = db.prepare<Record<string, string | number>, WithdrawnRow>(`
    ${withdrawnQuery} x.at >= :since AND (a.sort_at, a.article_id) > (:newer, :newerId) AND (a.sort_at, a.article_id) < (:older, :olderId)
      AND a.article_number BETWEEN :first AND :last
    ORDER BY x.at DESC LIMIT ${mostLookedAt}`)
  // A change of a hidden article is its withdrawal, numbered by a time in microseconds: none comes after it.
  const after = db.prepare<{ seq: number }, WithdrawnRow>(`
    ${withdrawnQuery} x.at >= :seq / 1000 AND a.changed_seq > :seq ORDER BY x.at DESC LIMIT ${mostLookedAt}`)

  function those(filter: Filter, rows: readonly WithdrawnRow[], most: number): WithdrawnArticle[] {
    const ids = rows.map(({ article_id }) => article_id as ArticleId)
    const inSlice = new Set<string>(rows.length === 0 ? [] : hiddenMatching(filter, ids))
    return rows
      .filter(({ article_id }) => inSlice.has(article_id))
      .slice(0, most)
      .map(({ public_id, at, because }) => ({ publicId: public_id, at: instant(at), because }))
  }

  return {
    ofArticle: (article) => toWithdrawal(ofArticle.get({ article })),
    ofSource: (feed) => toWithdrawal(ofSource.get({ feed })),
    sources: () => sources.all(),
    inSlice: (filter, { newerThan, olderThan, range }, since, most) => {
      const from = newerThan ?? { sortAt: Number.MIN_SAFE_INTEGER, id: '' }
      const to = olderThan ?? { sortAt: Number.MAX_SAFE_INTEGER, id: '' }
      const [first, last] = [range?.from ?? 0, range?.to ?? Number.MAX_SAFE_INTEGER]
      const span = { newer: from.sortAt, newerId: from.id, older: to.sortAt, olderId: to.id, first, last }
      return those(filter, inSpan.all({ ...span, since }), most)
    },
    after: (filter, seq, most) => those(filter, after.all({ seq }), most),
  }
}

/** By when they were withdrawn: few of all articles are. */
const withdrawnQuery = `SELECT a.article_id, a.public_id, x.at, x.because FROM withdrawals x CROSS JOIN articles a ON a.article_id = x.article_id
    WHERE x.was_shown = 1 AND`

interface WithdrawalRow {
  at: number
  because: string
}

interface WithdrawnRow extends WithdrawalRow {
  article_id: string
  public_id: string
}

function toWithdrawal(row: WithdrawalRow | undefined): Withdrawal | null {
  return row === undefined ? null : { at: instant(row.at), because: row.because }
}
