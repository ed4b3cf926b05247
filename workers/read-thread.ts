/** Entry of a reader thread: queries and renders on a read-only connection, away from the event loop. A roof of its own, like app.ts. */
import type { Settings } from '#config/settings.ts'
import { shortHash, uuidOf } from '#lib/hash.ts'
import type { FeedState } from '#model/feed.ts'
import { type Cursor, formatCursor, type Slice, type SliceName, tagFolders } from '#model/filter.ts'
import { type ArticleId, type FeedId, feedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { TagKind } from '#model/tag.ts'
import { renderHealthFeed } from '#publish/health-feed.ts'
import { type OutputFormat, renderFeed } from '#publish/publish.ts'
import type { PageStart } from '#store/articles.ts'
import type { ChangeMark } from '#store/change-marks.ts'
import type { Notice } from '#store/notices.ts'
import { openStoreReadOnly, type StoreReader } from '#store/store.ts'
import { tagLabel } from '#tag/labels.ts'
import { feedStates } from '#web/feed-states.ts'
import { renderArticle } from '#web/pages/article.ts'
import { renderFeedList } from '#web/pages/feed-list.ts'
import { renderFeedStatus } from '#web/pages/feed-status.ts'
import { renderNotFound } from '#web/pages/not-found.ts'
import { feedsShown, renderStatus } from '#web/pages/status.ts'
import { renderStream } from '#web/pages/stream.ts'
import { privateWords } from '#web/private-words.ts'
import type { SliceGroup } from '#web/slice-groups.ts'
import { basisOf, type DocumentBasis, isUntouched } from './document-basis.ts'
import { sliceOf } from './slices.ts'
import { answerCalls, moving } from './thread.ts'

export interface ListOrder {
  readonly slice: SliceName
  readonly start: PageStart
  readonly limit: number
}

export interface FeedOrder extends ListOrder {
  readonly format: OutputFormat
  /** The `limit` the asker named, so that the next page's address names it too; null where none was named. */
  readonly namedLimit: number | null
  readonly publicUrl: string
}

export interface FeedListOrder {
  readonly state: FeedState
  readonly after: FeedId | null
}

interface Rendered {
  readonly body: Uint8Array<ArrayBuffer>
  readonly etag: string
  readonly lastModified: number | null
}

export interface RenderedFeed extends Rendered {
  readonly kind: 'rendered'
  readonly basis: DocumentBasis
}

/** `same`: it would be rendered as the asker has it; `mark` stands for all that was looked at. */
type FeedReply = RenderedFeed | { readonly kind: 'same'; readonly mark: ChangeMark }

interface Opened {
  readonly store: StoreReader
  readonly version: string
}

let opened: Opened | null = null
const feedsListed = 200
const eventsListed = 50
const eventsInFeed = 100

const methods = {
  /** The first call. @throws Fault `store/missing`, `store/newer`, `store/older` */
  open: ({ dataDir, version }: { readonly dataDir: string; readonly version: string }) => {
    opened = { store: openStoreReadOnly(dataDir), version }
  },
  isReady: (_: null) => opened !== null && opened.store.configurations.current() !== null,
  /** Null where no such slice is defined. Rendered only where what `basis` tells of the asker's document is no longer so. */
  feed: ({ order, basis }: { readonly order: FeedOrder; readonly basis: DocumentBasis | null }): FeedReply | null =>
    reading().store.snapshot(() => feedReply(order, basis)),
  /** Null where no such slice is defined. */
  stream: (order: ListOrder): Rendered | null => reading().store.snapshot(() => streamPage(order)),
  /** Null where there is no such article, or none that is shown. */
  article: ({ article }: { readonly article: ArticleId }): Rendered | null => reading().store.snapshot(() => articlePage(article)),
  status: ({ troubles }: { readonly troubles: readonly Notice[] }): Rendered => reading().store.snapshot(() => statusPage(troubles)),
  feedList: (order: FeedListOrder): Rendered => reading().store.snapshot(() => feedListPage(order)),
  /** Null where there is no such feed. */
  feedStatus: ({ feed }: { readonly feed: FeedId }): Rendered | null => reading().store.snapshot(() => feedStatusPage(feed)),
  healthFeed: ({ publicUrl }: { readonly publicUrl: string }): Rendered => reading().store.snapshot(() => healthFeed(publicUrl)),
  /** Null where the feed has no subscription with this key. `wanted`: the feed is followed, and names the hub. */
  findSubscription: ({ feed, key }: { readonly feed: FeedId; readonly key: string }) => {
    const found = reading().store.subscriptions.byKey(feed, key)
    return found === null ? null : { topic: found.topic, secret: found.secret, wanted: true }
  },
  notFound: (_: null): string => renderNotFound({ site: siteOf(settingsInForce()) }),
  close: (_: null) => opened?.store.close(),
}
export type ReadMethods = typeof methods

answerCalls(methods)

function feedReply(order: FeedOrder, basis: DocumentBasis | null): FeedReply | null {
  const { store } = reading()
  const slice = sliceOf(order.slice, settingsInForce(), sourceTitle)
  if (slice === null) return null
  if (basis === null || !isUntouched(store, slice, basis, now())) return feedDocument(order, slice)
  return { kind: 'same', mark: store.changeMarks.current() }
}

function feedDocument(order: FeedOrder, slice: Slice): FeedReply {
  const { store, version } = reading()
  const settings = settingsInForce()
  const page = store.articles.page(slice.filter, order.start, order.limit)
  const configuration = store.configurations.current()
  const query = queryOf(order.start, order.namedLimit)
  const body = renderFeed(order.format, {
    id: `urn:uuid:${uuidOf(`${store.instance()}${slice.path}`)}`,
    title: slice.filter.kind === 'all' ? slice.title : `${settings.output.title}: ${slice.title}`,
    description: settings.output.description,
    path: slice.path,
    publicUrl: order.publicUrl,
    query,
    nextQuery: page.older === null ? null : queryOf({ before: page.older }, order.namedLimit),
    firstQuery: order.start === null ? null : queryOf(null, order.namedLimit),
    hub: slice.path === '/feed' && query === '' ? settings.output.hub : null,
    updatedAt: instant(Math.max(...page.articles.map((article) => article.updatedAt), page.articles.length === 0 ? store.createdAt() : 0)),
    articles: page.articles,
    labelOf: labels(settings),
    version,
  })
  const document = rendered(body, Math.max(page.changedAt ?? 0, configuration?.takenUpAt ?? 0))
  const basis = basisOf(store, slice, order.start, page, now())
  return moving({ kind: 'rendered', ...document, basis }, [document.body.buffer])
}

function streamPage(order: ListOrder): Rendered | null {
  const { store } = reading()
  const settings = settingsInForce()
  const slice = sliceOf(order.slice, settings, sourceTitle)
  if (slice === null) return null
  const page = store.articles.summaries(slice.filter, order.start, order.limit)
  const address = slice.path === '/feed' ? '/' : slice.path
  const body = renderStream({
    site: siteOf(settings),
    title: slice.title,
    path: slice.path,
    articles: page.articles,
    newer: page.newer === null ? null : address + queryOf({ after: page.newer }, null),
    older: page.older === null ? null : address + queryOf({ before: page.older }, null),
    slices: sliceGroups(store, settings),
    labelOf: labels(settings),
    now: now(),
  })
  return rendered(body, null)
}

function articlePage(id: ArticleId): Rendered | null {
  const settings = settingsInForce()
  const article = reading().store.articles.find(id)
  return article === null ? null : rendered(renderArticle({ site: siteOf(settings), article, labelOf: labels(settings) }), null)
}

function statusPage(troubles: readonly Notice[]): Rendered {
  const { store } = reading()
  const inStore = store.notices.all()
  // A trouble that the store could not keep is known to the process alone.
  const untold = troubles.filter((trouble) => !inStore.some((notice) => notice.fault.code === trouble.fault.code))
  const notices = [...inStore, ...untold]
  const at = now()
  const sections = feedStates.map((state) => {
    const feeds = store.feeds.inState(state, at, { after: null, most: feedsShown + 1 })
    return { state, feeds: feeds.slice(0, feedsShown), more: feeds.length > feedsShown }
  })
  const page = {
    counts: store.feeds.counts(at),
    sections: sections.filter(({ feeds }) => feeds.length > 0),
    waits: store.hosts.waits(at),
    toRetag: store.retagging.due(),
  }
  return rendered(renderStatus({ site: siteOf(settingsInForce()), ...page, notices, now: at }), null)
}

function feedListPage({ state, after }: FeedListOrder): Rendered {
  const { store } = reading()
  const at = now()
  const feeds = store.feeds.inState(state, at, { after, most: feedsListed + 1 })
  const page = { state, count: store.feeds.counts(at)[state], feeds: feeds.slice(0, feedsListed), first: after === null }
  return rendered(renderFeedList({ site: siteOf(settingsInForce()), ...page, more: feeds.length > feedsListed, now: at }), null)
}

function feedStatusPage(feed: FeedId): Rendered | null {
  const { store } = reading()
  const at = now()
  const health = store.feeds.healthOf(feed, at)
  if (health === null) return null
  const site = siteOf(settingsInForce())
  const events = store.events.eventsOf(feed, eventsListed)
  const fulltext = health.feed.fulltext ? store.fulltexts.counts(feed) : null
  return rendered(renderFeedStatus({ site, health, attempts: store.feeds.attempts(feed), fulltext, events, now: at }), null)
}

/** What happened to feeds and to the service. Of a private feed without its addresses, wherever they stand. */
function healthFeed(publicUrl: string): Rendered {
  const { store, version } = reading()
  const at = now()
  const events = store.events.newest(eventsInFeed).map((event) => {
    const health = event.feed === null ? null : store.feeds.healthOf(event.feed, at)
    if (health === null) return { event, feedTitle: null }
    const words = privateWords(health)
    return { event: { ...event, because: words(event.because) }, feedTitle: words(health.source.title) }
  })
  const body = renderHealthFeed({
    id: `urn:uuid:${uuidOf(`${store.instance()}/health`)}`,
    title: `${settingsInForce().output.title}: health`,
    publicUrl,
    updatedAt: events[0]?.event.at ?? store.createdAt(),
    events,
    version,
  })
  return rendered(body, events[0]?.event.at ?? null)
}

/** Slices a reader can choose from: what is defined, and places that articles speak of, the most spoken of first. */
function sliceGroups(store: StoreReader, settings: Settings): SliceGroup[] {
  const counts = store.articles.tagCounts()
  const label = labels(settings)
  const spokenOf = (kind: TagKind) =>
    counts
      .filter((count) => count.kind === kind)
      .map(({ value }) => ({ path: `/${tagFolders[kind]}/${value}`, title: label({ kind, value }) }))
  const sources = store.feeds.sources().map(({ id, title }) => ({ path: `/sources/${id}`, title }))
  return [
    { title: 'Topics', slices: settings.topics.map((topic) => ({ path: `/topics/${topic.id}`, title: topic.label })) },
    { title: 'Regions', slices: spokenOf('region') },
    { title: 'Countries', slices: spokenOf('country') },
    { title: 'Sources', slices: sources.sort((a, b) => a.title.localeCompare(b.title, 'en')) },
  ]
}

function queryOf(start: PageStart, limit: number | null): string {
  const query = new URLSearchParams()
  if (start !== null) query.set('before' in start ? 'before' : 'after', formatCursor(cursorOf(start)))
  if (limit !== null) query.set('limit', String(limit))
  return query.size === 0 ? '' : `?${query}`
}

function cursorOf(start: NonNullable<PageStart>): Cursor {
  return 'before' in start ? start.before : start.after
}

function rendered(text: string, lastModified: number | null): Rendered {
  // Not a Buffer: a small one lies in memory that it shares with others, and could not move.
  const body = new TextEncoder().encode(text)
  return { body, etag: `"${shortHash(body)}"`, lastModified }
}

function labels(settings: Settings) {
  return ({ kind, value }: { readonly kind: TagKind; readonly value: string }) => tagLabel(kind, value, settings)
}

function sourceTitle(id: string): string | null {
  return reading().store.feeds.source(feedId(id))?.title ?? null
}

function siteOf({ output }: Settings) {
  return { title: output.title, version: reading().version }
}

function settingsInForce(): Settings {
  const current = reading().store.configurations.current<Settings>()
  if (current === null) throw new Error('no feeds.json was taken up yet')
  return current.settings
}

function reading(): Opened {
  if (opened === null) throw new Error('the store is not open')
  return opened
}

function now(): Instant {
  return instant(Date.now())
}
