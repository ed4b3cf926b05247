/** What the writers of articles need to know of those that are withdrawn. */
import type Database from 'better-sqlite3'
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'

export interface HiddenArticles {
  /** Readers do not see it. */
  has(article: ArticleId): boolean
  /** Why nothing of the source is shown; null where it is shown. */
  withdrawalOf(feed: FeedId): string | null
  /** A new article of a source that is withdrawn, which nobody sees. */
  addUnseen(article: ArticleId, feed: FeedId, because: string, now: Instant): void
  /** Where it went with its source, it is shown again from now on. @returns whether it did */
  leaves(article: ArticleId): boolean
}

export function hiddenArticles(db: Database.Database): HiddenArticles {
  const hidden = db.prepare<{ article: string }, { hidden: number }>('SELECT hidden FROM articles WHERE article_id = :article')
  const source = db.prepare<[string], { because: string }>('SELECT because FROM withdrawn_sources WHERE feed_id = ?')
  const add = db.prepare(`
    INSERT INTO withdrawals (article_id, feed_id, at, because, was_shown) VALUES (:article, :feed, :now, :because, 0)`)
  const forget = db.prepare('DELETE FROM withdrawals WHERE article_id = :article AND feed_id IS NOT NULL')
  const show = db.prepare('UPDATE articles SET withdrawn_at = NULL WHERE article_id = :article')
  return {
    has: (article) => hidden.get({ article })?.hidden === 1,
    withdrawalOf: (feed) => source.get(feed)?.because ?? null,
    addUnseen: (article, feed, because, now) => void add.run({ article, feed, because, now }),
    leaves: (article) => {
      if (forget.run({ article }).changes === 0) return false
      show.run({ article })
      return true
    },
  }
}
