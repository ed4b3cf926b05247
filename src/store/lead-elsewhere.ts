/** An article whose text came from a source that is withdrawn is shown by another that has it: at first with what the store knows of that one's entry. */
import type Database from 'better-sqlite3'
import { type ArticleId, type FeedId, feedId } from '#model/ids.ts'
import { dueMark } from './retagging.ts'
import type { SearchWriter } from './search.ts'

export interface LeadElsewhere {
  /** A source that is not withdrawn shows it. */
  isShownElsewhere(article: ArticleId): boolean
  /** What is shown of it is from a source that is not withdrawn. */
  isLedByShown(article: ArticleId): boolean
  /** Whose entry leads. */
  feedOf(article: ArticleId): FeedId
  /**
   * The first entry of a source that is shown leads from now on: title, address and date. The rest was not kept, so that source's document is read
   * again as a whole at its next turn, and what it has of the article counts as an edit. @param seq of the change, where there is one for this
   */
  byAnother(article: ArticleId, seq?: number): void
}

export function leadElsewhere(db: Database.Database, search: SearchWriter): LeadElsewhere {
  const shown = db.prepare<{ article: string }, { entry_id: number; feed_id: string; leads: number }>(`
    SELECT e.entry_id, e.feed_id, a.leading_entry = e.entry_id AS leads FROM entries e JOIN articles a ON a.article_id = e.article_id
    WHERE e.article_id = :article AND NOT EXISTS (SELECT 1 FROM withdrawn_sources x WHERE x.feed_id = e.feed_id)
    ORDER BY leads DESC, e.entry_id LIMIT 1`)
  const leader = db.prepare<{ article: string }, { feed_id: string }>(`
    SELECT e.feed_id FROM articles a JOIN entries e ON e.entry_id = a.leading_entry WHERE a.article_id = :article`)
  const lead = db.prepare(`
    UPDATE articles SET leading_entry = :entryId, title = coalesce(e.title, articles.title), url = e.url, canonical_url = e.canonical_url,
      stated_at = e.stated_at, language = NULL, author = NULL, summary = '', content = '', text = '', image = NULL,
      categories = '[]', enclosures = '[]', details = NULL, changed_seq = coalesce(:seq, changed_seq), rules_version = ${dueMark}
    FROM entries e WHERE articles.article_id = :article AND e.entry_id = :entryId`)
  const isEdited = db.prepare(`UPDATE entries SET content_hash = '' WHERE entry_id = :entryId`)
  const dropPage = db.prepare('DELETE FROM fulltexts WHERE article_id = :article')
  // A reading that is on its way knows the hashes of before: without its lease it changes no health.
  const readAgain = db.prepare(`
    UPDATE feed_health SET etag = NULL, last_modified = NULL, body_hash = NULL, recent_hashes = '[]', lease = NULL WHERE feed_id = :feed`)
  return {
    isShownElsewhere: (article) => shown.get({ article }) !== undefined,
    isLedByShown: (article) => shown.get({ article })?.leads === 1,
    feedOf: (article) => {
      const row = leader.get({ article })
      if (row === undefined) throw new Error(`an article without an entry: ${article}`)
      return feedId(row.feed_id)
    },
    byAnother: (article, seq) => {
      const entry = shown.get({ article })
      if (entry === undefined) throw new Error(`no source that is shown has ${article}`)
      lead.run({ article, entryId: entry.entry_id, seq: seq ?? null })
      search.renew(article)
      isEdited.run({ entryId: entry.entry_id })
      dropPage.run({ article })
      readAgain.run({ feed: entry.feed_id })
    },
  }
}
