/** Feed documents as readers and subscribers get them: pages of a slice, closed documents of its archive, and what is new in it. */
import { isOwnHub, otherHub, ownHubAt } from '#config/hub.ts'
import { mostBytesIn, type Settings } from '#config/settings.ts'
import { uuidOf } from '#lib/hash.ts'
import { type ArchiveRange, formatRange } from '#model/archive-range.ts'
import type { SliceName } from '#model/filter.ts'
import { instant } from '#model/instant.ts'
import { type FeedPage, feedAddress } from '#publish/feed-page.ts'
import { hubLinkHeader } from '#publish/hub-link.ts'
import { type FeedContent, type OutputFormat, renderFeed } from '#publish/publish.ts'
import type { PageStart } from '#store/articles.ts'
import type { ChangeMark } from '#store/change-marks.ts'
import { type DocumentArticles, documentArticles } from './document-articles.ts'
import { basisOf, type DocumentBasis, isUntouched } from './document-basis.ts'
import type { Documents } from './hub-topics.ts'
import { labels, now, queryOf, type Rendered, reading, rendered, settingsInForce } from './reader.ts'
import { type SoughtSlice, soughtSlice } from './sought-slice.ts'
import { moving } from './thread.ts'
import { refuseWithdrawnSource, withdrawnFrom } from './withdrawn.ts'

export interface ListOrder {
  readonly slice: SliceName
  /** In the filter language; empty where nothing is asked. */
  readonly q: string
  readonly start: PageStart
  readonly limit: number
}

export interface FeedOrder extends ListOrder {
  readonly format: OutputFormat
  readonly content: FeedContent
  /** The `limit` the asker named, so that the next page's address names it too; null where none was named. */
  readonly namedLimit: number | null
  readonly publicUrl: string
  readonly archive: ArchiveRange | null
  /** PUBLIC_URL as the operator named it; null where it was not named: then there is no hub of our own. */
  readonly calledAt: string | null
}

export interface RenderedFeed extends Rendered {
  readonly kind: 'rendered'
  /** The `Link` header of a document that names a hub; null for others. */
  readonly hubLinks: string | null
  readonly basis: DocumentBasis
}

/** `same`: it would be rendered as the asker has it; `mark` stands for all that was looked at. */
export type FeedReply = RenderedFeed | { readonly kind: 'same'; readonly mark: ChangeMark }

export function feedReply(order: FeedOrder, basis: DocumentBasis | null): FeedReply | null {
  const { store } = reading()
  refuseWithdrawnSource(store, order.slice)
  const slice = soughtBy(order)
  if (slice === null) return null
  if (basis === null || !isUntouched(store, slice, basis, now())) return feedDocument(order, slice)
  return { kind: 'same', mark: store.changeMarks.current() }
}

function feedDocument(order: FeedOrder, slice: SoughtSlice): FeedReply | null {
  const { store } = reading()
  const page = documentArticles(store, slice, order)
  if (page === null) return null
  const withdrawn = withdrawnFrom(store, slice.filter, order, page, now())
  const feed = feedPage(order, slice, { ...page, withdrawn })
  const hubLinks = feed.hub === null ? null : hubLinkHeader(feed.hub, feedAddress(feed, `.${order.format}`, feed.query))
  const changedAt = Math.max(page.changedAt ?? 0, withdrawn[0]?.at ?? 0, store.configurations.current()?.takenUpAt ?? 0)
  const document = rendered(renderFeed(order.format, feed), changedAt)
  const basis = basisOf(store, slice, order, { ...page, withdrawn }, now())
  return moving<RenderedFeed>({ kind: 'rendered', ...document, hubLinks, basis }, [document.body.buffer])
}

export function soughtBy({ slice, q }: ListOrder): SoughtSlice | null {
  return soughtSlice(slice, q, settingsInForce(), reading().store, now())
}

type Shown = Pick<DocumentArticles, 'articles' | 'older' | 'previous'> & Pick<FeedPage, 'withdrawn'>

export function feedPage(order: FeedOrder, slice: SoughtSlice, page: Shown): FeedPage {
  const { store, version } = reading()
  const settings = settingsInForce()
  const queryFrom = (start: PageStart) => queryOf(slice.query, start, order.namedLimit, order.content)
  const query = queryFrom(order.start)
  const title = slice.path === '/feed' ? slice.title : `${settings.output.title}: ${slice.title}`
  const updates = [...page.articles.map((article) => article.updatedAt), ...page.withdrawn.map(({ at }) => at)]
  return {
    id: `urn:uuid:${uuidOf(`${store.instance()}${slice.path}${queryOf(slice.query, null, null)}`)}`,
    title: slice.words === '' ? title : `${title}: ${slice.words}`,
    description: slice.description ?? settings.output.description,
    path: slice.path,
    publicUrl: order.publicUrl,
    query,
    nextQuery: page.older === null ? null : queryFrom({ before: page.older }),
    firstQuery: order.start === null ? null : queryFrom(null),
    archive: {
      closed: order.archive === null ? null : formatRange(order.archive),
      previous: page.previous === null ? null : formatRange(page.previous),
    },
    hub: order.start === null && order.archive === null ? hubOf(settings, order, slice.path === '/feed' && query === '') : null,
    updatedAt: instant(updates.length === 0 ? store.createdAt() : Math.max(...updates)),
    articles: page.articles,
    withdrawn: page.withdrawn,
    content: order.content,
    mostBytes: mostBytesIn(settings),
    labelOf: labels(settings),
    version,
  }
}

/** Ours tells of every feed, another is told of the whole stream alone. */
function hubOf(settings: Settings, { calledAt }: FeedOrder, isWhole: boolean): string | null {
  if (isOwnHub(settings)) return calledAt === null ? null : ownHubAt(calledAt)
  return isWhole ? otherHub(settings) : null
}

/** For `hub-topics.ts`. */
export const documents: Documents<FeedOrder> = {
  get store() {
    return reading().store
  },
  sliceOf: (order) => {
    refuseWithdrawnSource(reading().store, order.slice)
    return soughtBy(order)
  },
  pageOf: (order, slice, articles, withdrawn) => feedPage(order, slice, { articles, older: null, previous: null, withdrawn }),
}
