/**
 * What a feed document stands on. Whether it would come out the same now is asked of this, which takes a tenth of rendering it:
 * of an ingest into a thousand slices, only those are rendered anew that it falls into.
 */
import { shortHash } from '#lib/hash.ts'
import { type Cursor, type Filter, publishersIn } from '#model/filter.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import type { WithdrawnArticle } from '#model/withdrawal.ts'
import type { ChangeMark } from '#store/change-marks.ts'
import type { StoreReader } from '#store/store.ts'
import { type DocumentArticles, type DocumentOrder, isFollowed } from './document-articles.ts'
import type { SoughtSlice } from './sought-slice.ts'
import { untoldAt } from './withdrawn.ts'

export interface DocumentBasis {
  readonly filter: Filter
  /** Whatever happened since may have touched it. */
  readonly mark: ChangeMark
  /** Those shown, and the one by which a further page is known to be. */
  readonly articles: readonly ArticleId[]
  /** Only an article older than this could appear in it; null: any. */
  readonly above: Cursor | null
  /** Only an article newer than this could; null: any. */
  readonly below: Cursor | null
  /** Only an article that was stored as one of the first so many could; null: any. */
  readonly upTo: number | null
  /** The feeds of the articles shown. */
  readonly feeds: readonly FeedId[]
  /** A hash of all that stands around the articles: settings, the slice's name, what is told of the feeds, and which are withdrawn. */
  readonly around: string
  /** Until then, as long as the store stays as it is; null: for ever. */
  readonly goodUntil: Instant | null
}

/** More is not looked at one by one: rendering is as fast. */
const mostChanges = 1000

/** As long as caches may keep a document unasked. */
const movingSeconds = 60

export function basisOf(
  store: StoreReader,
  slice: SoughtSlice,
  order: DocumentOrder,
  page: DocumentArticles & { readonly withdrawn: readonly WithdrawnArticle[] },
  now: Instant,
): DocumentBasis {
  const { start, archive } = order
  const ends = [...(slice.moves ? [later(now, movingSeconds)] : []), ...page.withdrawn.map(untoldAt)]
  const feeds = [...new Set(page.articles.flatMap((article) => article.sources.map((source) => source.id)))].sort()
  const upward = start !== null && 'after' in start
  return {
    filter: slice.filter,
    mark: store.changeMarks.current(),
    articles: [...page.articles.map((article) => article.id), ...(page.beyond === null ? [] : [page.beyond])],
    above: upward ? page.newer : (start?.before ?? null),
    // The one that is followed names the closed document of what was stored last, however old that is.
    below: upward ? start.after : isFollowed(order) ? null : page.older,
    upTo: archive?.to ?? null,
    feeds,
    around: aroundOf(store, slice, feeds),
    goodUntil: ends.length === 0 ? null : instant(Math.min(...ends)),
  }
}

/** Both in one snapshot with whatever is done about it. @param slice as it is called now */
export function isUntouched(store: StoreReader, slice: SoughtSlice, basis: DocumentBasis, now: Instant): boolean {
  if (basis.goodUntil !== null && now >= basis.goodUntil) return false
  if (aroundOf(store, slice, basis.feeds) !== basis.around) return false
  const changed = store.changeMarks.since(basis.mark, mostChanges)
  if (changed === null) return false
  const held = new Set(basis.articles)
  if (changed.some(({ id }) => held.has(id))) return false
  const { upTo } = basis
  const near = changed.filter((place) => isBetween(place, basis) && (upTo === null || place.number <= upTo)).map(({ id }) => id)
  return near.length === 0 || store.articles.matching(basis.filter, near).length === 0
}

function aroundOf(store: StoreReader, { path, title, query, words, filter }: SoughtSlice, feeds: readonly FeedId[]): string {
  const named = [store.configurations.current()?.version, path, title, query, words, store.feeds.sourcesOf(feeds)]
  return shortHash(JSON.stringify([...named, feedsOfPublishers(store, filter), store.withdrawals.sources()]))
}

/** A feed may come to a publisher, or leave it, by what it says of its site: that is no change of any article. */
function feedsOfPublishers({ articles }: StoreReader, filter: Filter): readonly (readonly FeedId[])[] {
  const asked = new Set(publishersIn(filter))
  return asked.size === 0 ? [] : articles.publishers.all().flatMap(({ id, feeds }) => (asked.has(id) ? [feeds.toSorted()] : []))
}

function isBetween(place: Cursor, { above, below }: DocumentBasis): boolean {
  return (above === null || isOlder(place, above)) && (below === null || isOlder(below, place))
}

function isOlder(one: Cursor, other: Cursor): boolean {
  return one.sortAt < other.sortAt || (one.sortAt === other.sortAt && one.id < other.id)
}
