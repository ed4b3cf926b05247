/**
 * Withdrawing, and showing again. An article that is withdrawn is hidden from all that readers see: its tags are not counted, and what its feeds say of it
 * later is kept without a change that anybody hears of. One that goes with its source has no entry of a source that is shown; one that stays when its
 * source goes is led by an entry of another.
 */
import type Database from 'better-sqlite3'
import type { Cursor } from '#model/filter.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { ArticleTags } from './article-tags.ts'
import { changeWriter } from './changes.ts'
import { leadElsewhere } from './lead-elsewhere.ts'
import { dueMark } from './retagging.ts'
import type { SearchWriter } from './search.ts'
import type { Tallies } from './tallies.ts'

/** `with-source`: it is hidden, and not shown before its source is. `unchanged`: it is as it was wished to be. */
export type WithdrawalOutcome = 'done' | 'unchanged' | 'with-source'

/** What one step of many did. */
export interface WithdrawalStep {
  /** Articles that were hidden, or are shown again. */
  readonly articles: number
  /** Articles of other sources too: they show these now. */
  readonly stayed: number
  /** Where the next step goes on; null: all is done. */
  readonly next: Cursor | null
}

/** Each runs in a transaction of the caller's. */
export interface WithdrawingWriter {
  /** By id, by the id it has in feeds, or by its address in the canonical form. */
  find(text: string, canonicalUrl: string | null): ArticleId[]
  withdraw(article: ArticleId, because: string, now: Instant): WithdrawalOutcome
  restore(article: ArticleId, because: string, now: Instant): WithdrawalOutcome
  /** From now on nothing of it is shown; its articles are hidden step by step. @returns false where it was withdrawn already */
  withdrawSource(feed: FeedId, because: string, now: Instant): boolean
  /** @returns false where it was not withdrawn */
  restoreSource(feed: FeedId): boolean
  /** Brings some articles of a source to what was said of it, the newest first. @param after where the step before ended; null: the first */
  settleSource(feed: FeedId, because: string, after: Cursor | null, now: Instant): WithdrawalStep
}

/** One transaction's worth: a reading that comes meanwhile waits for some tens of milliseconds. */
const articlesAtOnce = 500

export function withdrawingWriter(db: Database.Database, tallies: Tallies, tags: ArticleTags, search: SearchWriter): WithdrawingWriter {
  const changes = changeWriter(db, tallies)
  const lead = leadElsewhere(db, search)
  const find = db.prepare<{ text: string; canonicalUrl: string | null }, { article_id: string }>(`
    SELECT article_id FROM articles WHERE article_id = :text
    UNION SELECT article_id FROM articles WHERE public_id = :text
    UNION SELECT article_id FROM entries WHERE canonical_url = :canonicalUrl AND address_shared = 0`)
  const withdrawn = db.prepare<{ article: string }, { feed_id: string | null; was_shown: number }>(
    'SELECT feed_id, was_shown FROM withdrawals WHERE article_id = :article',
  )
  const note = db.prepare(`
    INSERT INTO withdrawals (article_id, feed_id, at, because, was_shown) VALUES (:article, :feed, :now, :because, 1)
    ON CONFLICT (article_id) DO UPDATE SET feed_id = :feed, because = :because`)
  const forget = db.prepare('DELETE FROM withdrawals WHERE article_id = :article')
  const hide = db.prepare('UPDATE articles SET withdrawn_at = :now, changed_seq = :seq WHERE article_id = :article')
  const show = db.prepare(`
    UPDATE articles SET withdrawn_at = NULL, changed_seq = :seq, rules_version = ${dueMark} WHERE article_id = :article`)
  const dropPage = db.prepare('DELETE FROM fulltexts WHERE article_id = :article AND text_length IS NULL')
  const noteSource = db.prepare('INSERT OR IGNORE INTO withdrawn_sources (feed_id, at, because) VALUES (:feed, :now, :because)')
  const forgetSource = db.prepare('DELETE FROM withdrawn_sources WHERE feed_id = :feed')
  const isWithdrawn = db.prepare<{ feed: string }, { one: number }>('SELECT 1 AS one FROM withdrawn_sources WHERE feed_id = :feed')
  const led = db.prepare<Step, StepRow>(`
    SELECT e.sort_at, e.article_id FROM entries e JOIN articles a ON a.article_id = e.article_id
    WHERE e.feed_id = :feed AND (e.sort_at, e.article_id) < (:sortAt, :id) AND a.hidden = 0 AND a.leading_entry = e.entry_id
    ORDER BY e.sort_at DESC, e.article_id DESC LIMIT ${articlesAtOnce}`)
  const gone = db.prepare<Step, StepRow>(`
    SELECT e.sort_at, e.article_id FROM entries e JOIN withdrawals w ON w.article_id = e.article_id
    WHERE e.feed_id = :feed AND (e.sort_at, e.article_id) < (:sortAt, :id) AND w.feed_id IS NOT NULL
    ORDER BY e.sort_at DESC, e.article_id DESC LIMIT ${articlesAtOnce}`)

  /** @param feed the source it goes with; null: it itself is withdrawn */
  function hideArticle(article: ArticleId, feed: FeedId | null, because: string, now: Instant): void {
    const seq = changes.next(now)
    note.run({ article, feed, because, now })
    hide.run({ article, seq, now })
    dropPage.run({ article })
    tags.count(article, -1)
    changes.append(seq, { article, kind: 'withdrawn', cause: 'operator', because }, now)
  }

  function showArticle(article: ArticleId, because: string, now: Instant): boolean {
    const before = withdrawn.get({ article })
    // The source has two entries of it.
    if (before === undefined) return false
    const seq = changes.next(now)
    forget.run({ article })
    show.run({ article, seq })
    tags.count(article, 1)
    changes.append(seq, { article, kind: before.was_shown === 1 ? 'restored' : 'new', cause: 'operator', because }, now)
    if (!lead.isLedByShown(article)) lead.byAnother(article)
    return true
  }

  /** @returns false where it stays, as another source has it */
  function leaveWithSource(article: ArticleId, feed: FeedId, because: string, now: Instant): boolean {
    if (!lead.isShownElsewhere(article)) {
      hideArticle(article, feed, because, now)
      return true
    }
    const seq = changes.next(now)
    lead.byAnother(article, seq)
    changes.append(seq, { article, kind: 'changed', cause: 'operator', because: `its source was withdrawn: ${because}` }, now)
    return false
  }

  return {
    find: (text, canonicalUrl) => find.all({ text, canonicalUrl }).map((row) => row.article_id as ArticleId),
    withdraw: (article, because, now) => {
      const before = withdrawn.get({ article })
      if (before === undefined) hideArticle(article, null, because, now)
      // It stays hidden when its source is shown again.
      else if (before.feed_id !== null) note.run({ article, feed: null, because, now })
      return before === undefined || before.feed_id !== null ? 'done' : 'unchanged'
    },
    restore: (article, because, now) => {
      const before = withdrawn.get({ article })
      if (before === undefined) return 'unchanged'
      if (lead.isShownElsewhere(article)) {
        showArticle(article, because, now)
        return 'done'
      }
      if (before.feed_id === null) note.run({ article, feed: lead.feedOf(article), because, now })
      return 'with-source'
    },
    withdrawSource: (feed, because, now) => noteSource.run({ feed, because, now }).changes > 0,
    restoreSource: (feed) => forgetSource.run({ feed }).changes > 0,
    settleSource: (feed, because, after, now) => {
      const from = { feed, sortAt: after?.sortAt ?? Number.MAX_SAFE_INTEGER, id: after?.id ?? '' }
      const hides = isWithdrawn.get({ feed }) !== undefined
      const rows = (hides ? led : gone).all(from)
      let [articles, stayed] = [0, 0]
      for (const { article_id } of rows) {
        const article = article_id as ArticleId
        if (hides ? leaveWithSource(article, feed, because, now) : showArticle(article, because, now)) articles += 1
        else if (hides) stayed += 1
      }
      const last = rows.length < articlesAtOnce ? undefined : rows.at(-1)
      return { articles, stayed, next: last === undefined ? null : { sortAt: last.sort_at, id: last.article_id } }
    },
  }
}

interface Step {
  feed: string
  sortAt: number
  id: string
}

interface StepRow {
  sort_at: number
  article_id: string
}
