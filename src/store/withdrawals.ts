/** What is withdrawn, as readers hear of it. */
import type Database from 'better-sqlite3'
import type { ArchiveRange } from '#model/archive-range.ts'
import type { Cursor, Filter } from '#model/filter.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { Withdrawal, WithdrawnArticle } from '#model/withdrawal.ts'
import { sliceTest } from './filter-sql.ts'

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
  /** Articles of a slice that were shown and are withdrawn since then, the last one first. */
  inSlice(filter: Filter, span: Span, since: Instant, most: number): WithdrawnArticle[]
}

export function withdrawalReader(db: Database.Database): WithdrawalReader {
  const ofArticle = db.prepare<{ article: string }, WithdrawalRow>('SELECT at, because FROM withdrawals WHERE article_id = :article')
  const ofSource = db.prepare<{ feed: string }, WithdrawalRow>('SELECT at, because FROM withdrawn_sources WHERE feed_id = :feed')
  const inSlice = new Map<string, Database.Statement<unknown[], WithdrawalRow & { public_id: string }>>()
  return {
    ofArticle: (article) => toWithdrawal(ofArticle.get({ article })),
    ofSource: (feed) => toWithdrawal(ofSource.get({ feed })),
    inSlice: (filter, { newerThan, olderThan, range }, since, most) => {
      const { where, params } = sliceTest(filter)
      const sql = `
        SELECT a.public_id, x.at, x.because FROM withdrawals x JOIN articles a ON a.article_id = x.article_id
        WHERE x.at >= :since AND x.was_shown = 1 AND ${where}
          AND (a.sort_at, a.article_id) > (:newer, :newerId) AND (a.sort_at, a.article_id) < (:older, :olderId)
          AND a.article_number BETWEEN :first AND :last
        ORDER BY x.at DESC LIMIT :most`
      const statement = inSlice.get(sql) ?? db.prepare<unknown[], WithdrawalRow & { public_id: string }>(sql)
      inSlice.set(sql, statement)
      const from = newerThan ?? { sortAt: Number.MIN_SAFE_INTEGER, id: '' }
      const to = olderThan ?? { sortAt: Number.MAX_SAFE_INTEGER, id: '' }
      const [first, last] = [range?.from ?? 0, range?.to ?? Number.MAX_SAFE_INTEGER]
      return statement
        .all({ ...params, since, most, newer: from.sortAt, newerId: from.id, older: to.sortAt, olderId: to.id, first, last })
        .map(({ public_id, at, because }) => ({ publicId: public_id, at: instant(at), because }))
    },
  }
}

interface WithdrawalRow {
  at: number
  because: string
}

function toWithdrawal(row: WithdrawalRow | undefined): Withdrawal | null {
  return row === undefined ? null : { at: instant(row.at), because: row.because }
}
