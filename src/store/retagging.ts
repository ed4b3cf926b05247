/**
 * Tags of articles that are stored already. An article's `rules_version` says by which rules it was tagged; where that is not the version
 * in force, it is due. So nothing else need be remembered: whoever stops half-way goes on where it stopped.
 */
import type Database from 'better-sqlite3'
import type { Category } from '#model/entry.ts'
import type { Cursor } from '#model/filter.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { Tag } from '#model/tag.ts'
import type { ArticleTags, TagMove } from './article-tags.ts'
import { changeWriter } from './changes.ts'
import type { Tallies } from './tallies.ts'

/** What its tags are made of. */
export interface StoredArticle {
  readonly id: ArticleId
  /** Its last change: whoever brings new tags says of which form of the article they are. */
  readonly seq: number
  readonly sortAt: Instant
  readonly title: string
  /** As it is shown: its page's, where that was read. */
  readonly text: string
  readonly categories: readonly Category[]
  readonly language: string | null
  /** What the operator gives to all articles of the feeds that showed it, together. */
  readonly feedTopics: readonly string[]
  readonly feedRegions: readonly string[]
}

/** An article's tags by other rules. */
export interface Retagged {
  readonly id: ArticleId
  readonly seq: number
  readonly sortAt: Instant
  readonly tags: readonly Tag[]
}

export interface RetaggingReader {
  /** Null until a service or `retag` ran once. */
  rulesInForce(): string | null
  /** How many articles bear tags of other rules than those in force. */
  due(): number
  /** Those that are shown and stand at `since` or later, the newest first. @param before the last one of the page before; null: from the newest */
  since(since: Instant, before: Cursor | null, most: number): StoredArticle[]
  /** How many `since` goes through. */
  countSince(since: Instant): number
}

export interface RetaggingWriter extends RetaggingReader {
  /** Articles are to be tagged by these rules from now on. */
  putInForce(version: string): void
  /** Of those tagged by other rules the ones that came last, hidden ones too. */
  nextDue(version: string, most: number): StoredArticle[]
  /** All of them are due. */
  dueAll(): void
  /**
   * Replaces its tags. Where it was changed since it was read, it is left: it has other tags by now, or is due again.
   * @returns what it gained and lost; null where it was left
   */
  retag(article: Retagged, version: string, now: Instant): readonly TagMove[] | null
}

export function retaggingReader(db: Database.Database): RetaggingReader {
  const inForce = db.prepare<[], { rules_version: string | null }>('SELECT rules_version FROM stores')
  // Two ranges of an index: where nothing is due, nothing is counted.
  const due = db.prepare<{ version: string }, { due: number }>(`
    SELECT (SELECT count(*) FROM articles WHERE rules_version < :version) + (SELECT count(*) FROM articles WHERE rules_version > :version) AS due`)
  const newest = db.prepare<{ since: number; most: number }, StoredRow>(`
    SELECT ${storedColumns} FROM articles WHERE hidden = 0 AND sort_at >= :since ORDER BY sort_at DESC, article_id DESC LIMIT :most`)
  const older = db.prepare<{ since: number; sortAt: number; id: string; most: number }, StoredRow>(`
    SELECT ${storedColumns} FROM articles WHERE hidden = 0 AND sort_at >= :since AND (sort_at, article_id) < (:sortAt, :id)
    ORDER BY sort_at DESC, article_id DESC LIMIT :most`)
  const count = db.prepare<{ since: number }, { articles: number }>(
    'SELECT count(*) AS articles FROM articles WHERE hidden = 0 AND sort_at >= :since',
  )
  const withFeeds = feedWords(db)
  return {
    rulesInForce: () => inForce.get()?.rules_version ?? null,
    due: () => {
      const version = inForce.get()?.rules_version ?? null
      return version === null ? 0 : (due.get({ version })?.due ?? 0)
    },
    since: (since, before, most) => (before === null ? newest.all({ since, most }) : older.all({ since, ...before, most })).map(withFeeds),
    countSince: (since) => count.get({ since })?.articles ?? 0,
  }
}

export function retaggingWriter(db: Database.Database, tallies: Tallies, tags: ArticleTags): RetaggingWriter {
  const changes = changeWriter(db, tallies)
  const putInForce = db.prepare('UPDATE stores SET rules_version = :version')
  const versionBelow = db.prepare<{ version: string }, { version: string | null }>(
    'SELECT max(rules_version) AS version FROM articles WHERE rules_version < :version',
  )
  const newestVersion = db.prepare<[], { version: string | null }>('SELECT max(rules_version) AS version FROM articles')
  const newestOf = db.prepare<{ version: string; most: number }, StoredRow>(`
    SELECT ${storedColumns} FROM articles WHERE rules_version = :version ORDER BY article_number DESC LIMIT :most`)
  const dueAll = db.prepare(`UPDATE articles SET rules_version = ${dueMark}`)
  const standing = db.prepare<{ id: string }, { changed_seq: number; hidden: number }>(
    'SELECT changed_seq, hidden FROM articles WHERE article_id = :id',
  )
  const settle = db.prepare('UPDATE articles SET rules_version = :version WHERE article_id = :id')
  const settleChanged = db.prepare('UPDATE articles SET rules_version = :version, changed_seq = :seq WHERE article_id = :id')
  const withFeeds = feedWords(db)

  /** A version at a time: there are as many as rules were changed again before all articles had them. */
  function otherVersions(version: string): string[] {
    const found: string[] = []
    let last = newestVersion.get()?.version ?? null
    while (last !== null) {
      if (last !== version) found.push(last)
      last = versionBelow.get({ version: last })?.version ?? null
    }
    return found
  }

  return {
    ...retaggingReader(db),
    putInForce: (version) => void putInForce.run({ version }),
    nextDue: (version, most) =>
      otherVersions(version)
        .flatMap((other) => newestOf.all({ version: other, most }))
        .sort((one, other) => other.article_number - one.article_number)
        .slice(0, most)
        .map(withFeeds),
    dueAll: () => void dueAll.run(),
    retag: (article, version, now) => {
      const { id } = article
      const found = standing.get({ id })
      if (found?.changed_seq !== article.seq) return null
      const isShown = found.hidden === 0
      const moves = tags.replace(id, article.tags, isShown)
      // Scores, evidence, what is named in passing and what is withdrawn show in no feed: nobody need hear of them.
      if (moves.length === 0 || !isShown) {
        settle.run({ id, version })
        return moves
      }
      const seq = changes.next(now)
      settleChanged.run({ id, version, seq })
      changes.append(seq, { article: id, kind: 'tags', cause: 'retag', because: 'the rules were changed' }, now)
      return moves
    },
  }
}

/** What the operator says of a feed is another by now: the articles it showed are due. */
export function feedMarker(db: Database.Database): (feed: FeedId) => void {
  const mark = db.prepare(
    `UPDATE articles SET rules_version = ${dueMark} WHERE article_id IN (SELECT article_id FROM entries WHERE feed_id = :feed)`,
  )
  return (feed) => void mark.run({ feed })
}

/** For `rules_version`: no version. As long as the one before: SQLite then writes the page it stands on, and leaves the text's alone. */
export const dueMark = `printf('%.*c', length(rules_version), '-')`

const storedColumns = 'article_number, article_id, changed_seq, sort_at, title, language, categories, text'

interface StoredRow {
  article_number: number
  article_id: string
  changed_seq: number
  sort_at: number
  title: string
  language: string | null
  categories: string
  text: string
}

/** What the feeds of an article say of all they show; those taken out of feeds.json too, whose articles stay as they are. */
function feedWords(db: Database.Database): (row: StoredRow) => StoredArticle {
  const words = db.prepare<{ article: string }, { topics: string; regions: string }>(`
    SELECT f.topics, f.regions FROM entries e JOIN feeds f ON f.feed_id = e.feed_id WHERE e.article_id = :article ORDER BY e.entry_id`)
  return (row) => {
    const feeds = words.all({ article: row.article_id })
    return {
      id: row.article_id as ArticleId,
      seq: row.changed_seq,
      sortAt: row.sort_at as Instant,
      title: row.title,
      text: row.text,
      categories: JSON.parse(row.categories),
      language: row.language,
      feedTopics: together(feeds.map(({ topics }) => topics)),
      feedRegions: together(feeds.map(({ regions }) => regions)),
    }
  }
}

function together(lists: readonly string[]): readonly string[] {
  return [...new Set(lists.flatMap((list): string[] => JSON.parse(list)))]
}
