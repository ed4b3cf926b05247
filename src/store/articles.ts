/** Articles as readers and feeds see them: pages of a slice, each article with its sources and tags. */
import type Database from 'better-sqlite3'
import type { Article, ArticleSummary } from '#model/article.ts'
import type { Cursor, Filter } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { TagKind } from '#model/tag.ts'
import { type ArchiveReader, archiveReader } from './archives.ts'
import { type ArticleRow, type SummaryRow, summaryColumns, toAllowedArticle, toAllowedSummary, wholeColumns } from './article-rows.ts'
import { type PublisherReader, publisherReader } from './publishers.ts'
import { openDeadline } from './query-deadline.ts'
import { sliceWalks } from './slice-walk.ts'
import { statements } from './statements.ts'
import { type Surroundings, surroundings } from './surroundings.ts'
import { type SearchLimits, searchLimits, wordSearch } from './word-search.ts'

export interface TagCount {
  readonly kind: TagKind
  readonly value: string
  readonly articles: number
}

export interface ArticlePage<A> {
  readonly articles: readonly A[]
  /** Where the next older page goes on; null where there is none. */
  readonly older: Cursor | null
  /** Where the next newer page ends; null where this one is the newest. */
  readonly newer: Cursor | null
  /** The one beyond the limit, by which a further page is known to be; null where there is none. */
  readonly beyond: ArticleId | null
  /** When anything shown here last changed in the store. */
  readonly changedAt: Instant | null
}

/** `changedAt` as in a page. */
export type ListedArticles = Pick<ArticlePage<Article>, 'articles' | 'changedAt'>

/** Where a page begins: after a cursor downward in time, or before it upward. Null: at the newest. */
export type PageStart = { readonly before: Cursor } | { readonly after: Cursor } | null

export interface ArticleReader {
  /** Newest first. @throws Fault `serve/query-too-wide` where the filter wants a search that takes too long */
  page(filter: Filter, start: PageStart, limit: number): ArticlePage<Article>
  /** The same without texts. */
  summaries(filter: Filter, start: PageStart, limit: number): ArticlePage<ArticleSummary>
  /**
   * The newest of those that are new in the store, or say something else, since that change, in a page's order. What changed rules alone changed is no news.
   * @returns with the last change there is
   */
  changedSince(filter: Filter, since: number, most: number): { readonly articles: readonly Article[]; readonly upTo: number }
  /** One that is shown, with what it names in passing too; in slices articles stand without that. */
  find(article: ArticleId): Article | null
  /** In the order given. */
  list(articles: readonly ArticleId[]): ListedArticles
  /** How many are in it. @throws Fault `serve/query-too-wide` */
  countOf(filter: Filter): number
  /** Those of them that are shown and in the slice now. */
  matching(filter: Filter, ids: readonly ArticleId[]): ArticleId[]
  tagCounts(): TagCount[]
  /** Those of them that are hidden, and would be in the slice. */
  hiddenMatching(filter: Filter, ids: readonly ArticleId[]): ArticleId[]
  /** Without regions: `en` of `en-GB`. */
  languages(): string[]
  readonly publishers: PublisherReader
  readonly archives: ArchiveReader
  count(): number
}

/** Of the articles that changed, the newest so many are looked at. */
const mostChanged = 5000

export function articleReader(db: Database.Database, limits: SearchLimits = searchLimits): ArticleReader {
  const publishers = publisherReader(db)
  const deadline = openDeadline(db, limits.mostMs)
  const walks = sliceWalks(db, publishers, wordSearch(db, deadline, limits))
  const aroundOf = surroundings(db)
  const prepared = statements<WalkRow>(db)
  const counting = statements<{ articles: number }>(db)
  const numbers = db.prepare<{ ids: string }, number>(`SELECT article_number ${fromIds}`).pluck()
  const full = db.prepare<{ ids: string }, ArticleRow>(`SELECT ${wholeColumns} ${fromIds}`)
  const short = db.prepare<{ ids: string }, SummaryRow>(`SELECT ${summaryColumns} ${fromIds}`)
  const one = db.prepare<{ id: string }, ArticleRow>(`SELECT ${wholeColumns} FROM articles WHERE article_id = :id AND hidden = 0`)
  const counts = db.prepare<[], TagCount>(
    'SELECT kind, value, articles FROM tag_counts WHERE articles > 0 ORDER BY kind, articles DESC, value',
  )
  // In the order of changes: of an article that came late, many may stand above it in its slice.
  const changedIds = db
    .prepare<{ since: number; most: number }, string>(`
    SELECT a.article_id FROM articles a WHERE a.changed_seq > :since AND a.hidden = 0
      AND EXISTS (SELECT 1 FROM changes c WHERE c.article_id = a.article_id AND c.seq > :since
        AND c.kind IN ('new', 'changed', 'restored', 'tags') AND c.cause <> 'retag')
      ORDER BY a.changed_seq DESC LIMIT :most`)
    .pluck()
  const lastSeq = db.prepare<[], { last_seq: number }>('SELECT last_seq FROM stores')
  const count = db.prepare<[], { articles: number }>(
    'SELECT count(*) AS articles FROM articles INDEXED BY articles_stream WHERE hidden = 0',
  )
  // From one language to the next in the index: there are few, of however many articles.
  const languages = db
    .prepare<[], string>(`
    WITH RECURSIVE l (language) AS (
      SELECT min(language_base) FROM articles WHERE hidden = 0
      UNION ALL SELECT (SELECT min(language_base) FROM articles WHERE hidden = 0 AND language_base > l.language) FROM l WHERE l.language IS NOT NULL)
    SELECT language FROM l WHERE language IS NOT NULL`)
    .pluck()

  function walk(filter: Filter, start: PageStart, limit: number): WalkRow[] {
    const upward = start !== null && 'after' in start
    deadline.begin()
    const { sql, params } = walks.walk(filter, { upward, fromCursor: start !== null })
    const cursor = start === null ? {} : 'after' in start ? start.after : start.before
    const rows = prepared(sql).all({ ...params, ...cursor, limit })
    return upward ? rows.reverse() : rows
  }

  function changed(filter: Filter, since: number, most: number): string[] {
    const ids = changedIds.all({ since, most: mostChanged })
    const inSlice = new Set<string>(matching(filter, ids))
    return ids.filter((id) => inSlice.has(id)).slice(0, most)
  }

  function matching(filter: Filter, articles: readonly string[], hidden = false): ArticleId[] {
    const ids = JSON.stringify(articles)
    deadline.begin()
    const { sql, params } = walks.test(filter, numbers.all({ ids }))
    const found = prepared(`SELECT w.article_id, w.sort_at FROM json_each(:ids) i CROSS JOIN articles w ON w.article_id = i.value
      WHERE w.hidden = ${Number(hidden)} AND ${sql}`).all({ ...params, ids })
    return found.map((row) => row.article_id as ArticleId)
  }

  function pageOf<R extends SummaryRow, A>(
    filter: Filter,
    start: PageStart,
    limit: number,
    rowsOf: (ids: string) => R[],
    toValue: (row: R, around: Surroundings) => A,
  ): ArticlePage<A> {
    const upward = start !== null && 'after' in start
    // One more than asked tells whether there is another page.
    const found = walk(filter, start, limit + 1)
    const more = found.length > limit
    const shown = more ? (upward ? found.slice(1) : found.slice(0, limit)) : found
    const [first, last] = [shown[0], shown.at(-1)]
    return {
      ...listOf(
        shown.map((row) => row.article_id),
        rowsOf,
        toValue,
      ),
      older: last !== undefined && (upward || more) ? { sortAt: last.sort_at, id: last.article_id } : null,
      newer: first !== undefined && (upward ? more : start !== null) ? { sortAt: first.sort_at, id: first.article_id } : null,
      beyond: more ? ((found[upward ? 0 : limit] as WalkRow).article_id as ArticleId) : null,
    }
  }

  function listOf<R extends SummaryRow, A>(
    articles: readonly string[],
    rowsOf: (ids: string) => R[],
    toValue: (row: R, around: Surroundings) => A,
  ) {
    const ids = JSON.stringify(articles)
    const around = aroundOf(ids, false)
    const rows = new Map(rowsOf(ids).map((row) => [row.article_id, row]))
    const kept = articles.flatMap((article) => (around.sourcesOf(article).length === 0 ? [] : (rows.get(article) ?? [])))
    return {
      articles: kept.map((row) => toValue(row, around)),
      changedAt: kept.length === 0 ? null : instant(Math.max(...kept.map((row) => row.changed_seq)) / 1000),
    }
  }

  return {
    page: (filter, start, limit) => pageOf(filter, start, limit, (ids) => full.all({ ids }), toAllowedArticle),
    summaries: (filter, start, limit) => pageOf(filter, start, limit, (ids) => short.all({ ids }), toAllowedSummary),
    changedSince: (filter, since, most) => {
      const ids = JSON.stringify(changed(filter, since, most))
      const around = aroundOf(ids, false)
      const rows = full.all({ ids }).sort((one, other) => other.sort_at - one.sort_at || (one.article_id < other.article_id ? 1 : -1))
      return {
        articles: rows.filter((row) => around.sourcesOf(row.article_id).length > 0).map((row) => toAllowedArticle(row, around)),
        upTo: lastSeq.get()?.last_seq ?? 0,
      }
    },
    find: (article) => {
      const row = one.get({ id: article })
      if (row === undefined) return null
      const around = aroundOf(JSON.stringify([article]), true)
      return around.sourcesOf(article).length === 0 ? null : toAllowedArticle(row, around)
    },
    list: (articles) => listOf(articles, (ids) => full.all({ ids }), toAllowedArticle),
    matching: (filter, articles) => matching(filter, articles),
    hiddenMatching: (filter, articles) => matching(filter, articles, true),
    countOf: (filter) => {
      deadline.begin()
      const { sql, params } = walks.walk(filter, { upward: false, fromCursor: false })
      return counting(`SELECT count(*) AS articles FROM (${sql})`).get({ ...params, limit: -1 })?.articles ?? 0
    },
    archives: archiveReader(db, walks, deadline),
    tagCounts: () => counts.all(),
    languages: () => languages.all(),
    publishers,
    count: () => count.get()?.articles ?? 0,
  }
}

const fromIds = 'FROM articles WHERE article_id IN (SELECT value FROM json_each(:ids))'

interface WalkRow {
  article_id: string
  sort_at: number
}
