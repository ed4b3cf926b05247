/** Which articles a feed document holds, and what lies before it. */
import type { ArchiveRange } from '#model/archive-range.ts'
import type { Article } from '#model/article.ts'
import type { Cursor, Filter } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { PageStart } from '#store/articles.ts'
import type { StoreReader } from '#store/store.ts'
import { closedArchive, newestArchive } from './archives.ts'

export interface DocumentOrder {
  /** What is asked of the slice; empty: nothing. */
  readonly q: string
  readonly start: PageStart
  readonly limit: number
  /** What the asker named himself; null: nothing. */
  readonly namedLimit: number | null
  /** A closed document of the slice's archive; null: a page from `start` on. */
  readonly archive: ArchiveRange | null
}

export interface DocumentArticles {
  readonly articles: readonly Article[]
  readonly changedAt: Instant | null
  /** Where the next older page goes on; null where there is none. */
  readonly older: Cursor | null
  /** Where the next newer page ends; null where there is none. */
  readonly newer: Cursor | null
  /** The one beyond the limit, by which an older page is known to be; null where there is none. */
  readonly beyond: ArticleId | null
  /** The next older closed document; null where there is none, or where this is not one that is followed or closed. */
  readonly previous: ArchiveRange | null
}

/** What somebody searches for has no archive: to find what lies before it would be a second search for each document. */
export function isFollowed({ q, start, namedLimit, archive }: DocumentOrder): boolean {
  return q === '' && start === null && namedLimit === null && archive === null
}

/**
 * Null where the archive has no such document, or not yet.
 * @param slice `moves`: what is in it changes by time alone; it has no archive, whose documents must stay as they are (RFC 5005 §4)
 */
export function documentArticles(
  store: StoreReader,
  { filter, moves }: { readonly filter: Filter; readonly moves: boolean },
  order: DocumentOrder,
): DocumentArticles | null {
  if (order.archive !== null) {
    const closed = moves ? null : closedArchive(store.articles.archives, filter, order.archive)
    return closed === null
      ? null
      : { ...store.articles.list(closed.members), older: null, newer: null, beyond: null, previous: closed.previous }
  }
  const page = store.articles.page(filter, order.start, order.limit)
  if (moves || !isFollowed(order) || page.older === null) return { ...page, previous: null }
  const shown = new Set(page.articles.map(({ id }) => id))
  return { ...page, previous: newestArchive(store.articles.archives, filter, (id) => shown.has(id)) }
}
