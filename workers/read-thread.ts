/** Entry of a reader thread: queries and renders on a read-only connection, away from the event loop. A roof of its own, like app.ts. */
import { isOwnHub, otherHub, ownHubAt } from '#config/hub.ts'
import type { Settings } from '#config/settings.ts'
import { shortHash, uuidOf } from '#lib/hash.ts'
import { languageName } from '#lib/language-name.ts'
import { type ArchiveRange, formatRange } from '#model/archive-range.ts'
import type { ArticleSummary } from '#model/article.ts'
import { Fault } from '#model/fault.ts'
import type { FeedState } from '#model/feed.ts'
import { type Cursor, formatCursor, type SliceName, tagFolders } from '#model/filter.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { TagKind } from '#model/tag.ts'
import { type FeedPage, feedAddress } from '#publish/feed-page.ts'
import { renderHealthFeed } from '#publish/health-feed.ts'
import { hubLinkHeader } from '#publish/hub-link.ts'
import { type OutputFormat, renderFeed } from '#publish/publish.ts'
import type { ArticlePage, PageStart } from '#store/articles.ts'
import type { Notice } from '#store/notices.ts'
import { openStoreReadOnly, type StoreReader } from '#store/store.ts'
import { tagLabel } from '#tag/labels.ts'
import { feedStates } from '#web/feed-states.ts'
import type { PageFiles } from '#web/page-files.ts'
import { renderArticle } from '#web/pages/article.ts'
import { renderFeedList } from '#web/pages/feed-list.ts'
import { renderFeedStatus } from '#web/pages/feed-status.ts'
import { renderNotFound } from '#web/pages/not-found.ts'
import { feedsShown, renderStatus } from '#web/pages/status.ts'
import { renderStream } from '#web/pages/stream.ts'
import { privateWords } from '#web/private-words.ts'
import type { SliceGroup, SliceLink } from '#web/slice-groups.ts'
import { archiveChain, type ClosedDocument } from './archive-chain.ts'
import { type ArticleStates, readArticleStates } from './article-states.ts'
import { type DocumentArticles, documentArticles } from './document-articles.ts'
import { type ExportedSlice, exportedSlices, slicesOpml } from './exported-slices.ts'
import { type Documents, type HubQuestion, type HubStanding, hubStanding, newsOf } from './hub-topics.ts'
import type { TopicNews } from './plan-hub.ts'
import { type SoughtSlice, soughtSlice } from './sought-slice.ts'
import { answerCalls } from './thread.ts'

export interface ListOrder {
  readonly slice: SliceName
  /** In the filter language; empty where nothing is asked. */
  readonly q: string
  readonly start: PageStart
  readonly limit: number
}

export interface FeedOrder extends ListOrder {
  readonly format: OutputFormat
  /** The `limit` the asker named, so that the next page's address names it too; null where none was named. */
  readonly namedLimit: number | null
  readonly publicUrl: string
  readonly archive: ArchiveRange | null
  /** PUBLIC_URL as the operator named it; null where it was not named: then there is no hub of our own. */
  readonly calledAt: string | null
}

export interface FeedListOrder {
  readonly state: FeedState
  readonly after: FeedId | null
}

interface Rendered {
  readonly body: Uint8Array
  readonly etag: string
  readonly lastModified: number | null
  /** Where it is not 200. */
  readonly status?: number
  /** It changes by time alone, and is not to be kept. */
  readonly moves?: boolean
}

interface RenderedFeed extends Rendered {
  /** The `Link` header of a document that names a hub; null for others. */
  readonly hubLinks: string | null
}

interface Opened {
  readonly store: StoreReader
  readonly version: string
}

/** A slice as files: nothing in them leads to an address that must be answered. */
export interface ExportOrder {
  readonly slice: SliceName
  readonly publicUrl: string
}

/** The documents that are followed, all from one snapshot. */
export interface ExportedFeeds {
  readonly documents: Readonly<Record<OutputFormat, Uint8Array>>
  /** The page. */
  readonly page: Uint8Array
  /** The newest closed document; null where there is none. */
  readonly previous: ArchiveRange | null
}

export interface ExportedArchive {
  readonly documents: Readonly<Record<'atom' | 'rss', Uint8Array>>
  readonly previous: ArchiveRange | null
}

let opened: Opened | null = null
let states: ArticleStates | null = null
const kept = new Map<string, RenderedFeed>()
let keptFor = -1
let keptBytes = 0
/** Feed documents kept rendered as long as the store does not change: whoever walks back through all pages must not fill the memory. */
const mostKeptBytes = 32_000_000
const feedsListed = 200
/** Of those who could not be told. */
const subscribersNamed = 20
const eventsListed = 50
const eventsInFeed = 100

const methods = {
  /** The first call. @throws Fault `store/missing`, `store/newer`, `store/older` */
  open: ({ dataDir, version }: { readonly dataDir: string; readonly version: string }) => {
    opened = { store: openStoreReadOnly(dataDir), version }
  },
  isReady: (_: null) => opened !== null && opened.store.configurations.current() !== null,
  /** Null where no such slice is defined, or it has no such archive. @throws Fault `serve/bad-query`, `serve/query-too-wide` */
  feed: (order: FeedOrder): RenderedFeed | null => {
    const { store } = reading()
    const dataVersion = store.dataVersion()
    if (dataVersion !== keptFor || keptBytes > mostKeptBytes) {
      kept.clear()
      keptBytes = 0
    }
    keptFor = dataVersion
    const key = JSON.stringify(order)
    const known = kept.get(key)
    if (known !== undefined) return known
    const rendered = store.snapshot(() => feedDocument(order))
    if (rendered !== null && rendered.moves !== true) {
      kept.set(key, rendered)
      keptBytes += rendered.body.byteLength
    }
    return rendered
  },
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
  /** Null where our own hub is not in force. */
  hubStanding: (question: HubQuestion<FeedOrder>): HubStanding | null =>
    isOwnHub(settingsInForce()) ? reading().store.snapshot(() => hubStanding(documents, question)) : null,
  newsOf: ({ order, since }: { readonly order: FeedOrder; readonly since: number }): TopicNews =>
    reading().store.snapshot(() => newsOf(documents, order, since)),
  /** All that is to be exported, and what every document depends on beside its articles. @throws Fault `store/missing` */
  exportPlan: ({ publicUrl }: { readonly publicUrl: string }) => reading().store.snapshot(() => exportPlan(publicUrl)),
  /** Closed documents of a slice, the newest first. Looks at all articles at the first call. */
  exportedChain: ({ slice, limit }: { readonly slice: SliceName; readonly limit: number }): readonly ClosedDocument[] => {
    states ??= readArticleStates(reading().store)
    return chainOf(slice, limit)
  },
  /** Null where there is no such slice any more. @param order.previous the one it is to name before it; absent: as the store has it */
  exportedArchive: (
    order: ExportOrder & { readonly range: ArchiveRange; readonly previous?: ArchiveRange | null },
  ): ExportedArchive | null => reading().store.snapshot(() => exportedArchive(order)),
  exportedFeeds: (order: ExportOrder & { readonly limit: number; readonly onPage: number }): ExportedFeeds | null =>
    reading().store.snapshot(() => exportedFeeds(order)),
  notFound: (_: null): string => renderNotFound({ site: siteOf(settingsInForce()) }),
  close: (_: null) => opened?.store.close(),
}
export type ReadMethods = typeof methods

answerCalls(methods)

function feedDocument(order: FeedOrder): RenderedFeed | null {
  const { store } = reading()
  const slice = soughtBy(order)
  if (slice === null) return null
  const page = documentArticles(store, slice.filter, order)
  if (page === null) return null
  const configuration = store.configurations.current()
  const feed = feedPage(order, slice, page)
  const hubLinks = feed.hub === null ? null : hubLinkHeader(feed.hub, feedAddress(feed, `.${order.format}`, feed.query))
  return {
    ...rendered(renderFeed(order.format, feed), Math.max(page.changedAt ?? 0, configuration?.takenUpAt ?? 0)),
    hubLinks,
    moves: slice.moves,
  }
}

function soughtBy({ slice, q }: ListOrder): SoughtSlice | null {
  return soughtSlice(slice, q, settingsInForce(), reading().store, now())
}

function feedPage(order: FeedOrder, slice: SoughtSlice, page: Pick<DocumentArticles, 'articles' | 'older' | 'previous'>): FeedPage {
  const { store, version } = reading()
  const settings = settingsInForce()
  const queryFrom = (start: PageStart) => queryOf(slice.query, start, order.namedLimit)
  const query = queryFrom(order.start)
  const title = slice.path === '/feed' ? slice.title : `${settings.output.title}: ${slice.title}`
  return {
    id: `urn:uuid:${uuidOf(`${store.instance()}${slice.path}${queryOf(slice.query, null, null)}`)}`,
    title: slice.words === '' ? title : `${title}: ${slice.words}`,
    description: settings.output.description,
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
    updatedAt: instant(Math.max(...page.articles.map((article) => article.updatedAt), page.articles.length === 0 ? store.createdAt() : 0)),
    articles: page.articles,
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
const documents: Documents<FeedOrder> = {
  get store() {
    return reading().store
  },
  sliceOf: soughtBy,
  pageOf: (order, slice, articles) => feedPage(order, slice, { articles, older: null, previous: null }),
}

function exportPlan(publicUrl: string) {
  const { store } = reading()
  const configuration = store.configurations.current<Settings>()
  if (configuration === null) throw new Fault('store/missing', 'the store knows no feeds.json yet')
  const { settings, hash } = configuration
  const slices: readonly ExportedSlice[] = exportedSlices(store, settings, labels(settings))
  return { slices, settingsHash: hash, opml: Buffer.from(slicesOpml(slices, settings.output.title, publicUrl, configuration.takenUpAt)) }
}

function chainOf(name: SliceName, limit: number): readonly ClosedDocument[] {
  const { store } = reading()
  const slice = soughtBy({ slice: name, q: '', start: null, limit })
  return slice === null || states === null ? [] : archiveChain(store, slice.filter, limit, states)
}

function exportedArchive({
  slice: name,
  publicUrl,
  range,
  previous,
}: Parameters<typeof methods.exportedArchive>[0]): ExportedArchive | null {
  const asked = { slice: name, q: '', start: null, limit: 0, namedLimit: null, archive: range, publicUrl, calledAt: null }
  const slice = soughtBy(asked)
  const found = slice === null ? null : documentArticles(reading().store, slice.filter, asked)
  if (slice === null || found === null) return null
  const before = previous === undefined ? found.previous : previous
  const bytes = (format: OutputFormat) =>
    Buffer.from(renderFeed(format, feedPage({ ...asked, format }, slice, { ...found, previous: before })))
  return { documents: { atom: bytes('atom'), rss: bytes('rss') }, previous: before }
}

function exportedFeeds({ slice: name, publicUrl, limit, onPage }: Parameters<typeof methods.exportedFeeds>[0]): ExportedFeeds | null {
  const { store } = reading()
  const asked = { slice: name, q: '', start: null, limit, namedLimit: null, archive: null, publicUrl, calledAt: null }
  const slice = soughtBy(asked)
  if (slice === null) return null
  const found = documentArticles(store, slice.filter, asked)
  if (found === null) return null
  // What lies before is in the archives: no file answers the address of a page.
  const bytes = (format: OutputFormat) => Buffer.from(renderFeed(format, feedPage({ ...asked, format }, slice, { ...found, older: null })))
  const { articles } = store.articles.summaries(slice.filter, null, onPage)
  const files = { root: new URL(publicUrl).pathname.replace(/\/$/, '') }
  return {
    documents: { atom: bytes('atom'), rss: bytes('rss'), json: bytes('json') },
    page: Buffer.from(streamOf(asked, slice, { articles, newer: null, older: null }, null, files)),
    previous: found.previous,
  }
}

function streamPage(order: ListOrder): Rendered | null {
  try {
    const slice = soughtBy(order)
    if (slice === null) return null
    return rendered(streamOf(order, slice, reading().store.articles.summaries(slice.filter, order.start, order.limit), null), null)
  } catch (error) {
    if (!(error instanceof Fault) || order.q === '' || !error.code.startsWith('serve/')) throw error
    // The page shows at the box what is wrong with what was asked there.
    const slice = soughtBy({ ...order, q: '' })
    if (slice === null) return null
    return { ...rendered(streamOf(order, slice, { articles: [], newer: null, older: null }, error), null), status: 400 }
  }
}

function streamOf(
  { q }: ListOrder,
  slice: SoughtSlice,
  page: Omit<ArticlePage<ArticleSummary>, 'changedAt'>,
  fault: Fault | null,
  files?: PageFiles,
): string {
  const { store } = reading()
  const settings = settingsInForce()
  const address = slice.path === '/feed' ? '/' : slice.path
  const addressFrom = (cursor: Cursor | null, from: (cursor: Cursor) => PageStart) =>
    cursor === null ? null : address + queryOf(slice.query, from(cursor), null)
  return renderStream({
    site: { ...siteOf(settings), ...(files && { files }) },
    title: slice.title,
    path: slice.path,
    search: { asked: q, query: queryOf(slice.query, null, null), words: slice.words, fault: fault?.toPlain() ?? null },
    articles: page.articles,
    newer: addressFrom(page.newer, (after) => ({ after })),
    older: addressFrom(page.older, (before) => ({ before })),
    slices: sliceGroups(store, settings),
    labelOf: labels(settings),
    now: now(),
  })
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
    hub: store.subscribers.summary(subscribersNamed),
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
  const backlog = store.backlogs.of(feed)
  return rendered(renderFeedStatus({ site, health, attempts: store.feeds.attempts(feed), fulltext, backlog, events, now: at }), null)
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
  const languages = store.articles.languages().map((code) => ({ path: `/languages/${code}`, title: languageName(code) ?? code }))
  // Of a publisher of one feed its source says the same.
  const publishers = store.articles.publishers
    .all()
    .filter(({ feeds }) => feeds.length > 1)
    .map(({ id, name }) => ({ path: `/publishers/${encodeURIComponent(id)}`, title: name }))
  return [
    { title: 'Topics', slices: settings.topics.map((topic) => ({ path: `/topics/${topic.id}`, title: topic.label })) },
    { title: 'Regions', slices: spokenOf('region') },
    { title: 'Countries', slices: spokenOf('country') },
    { title: 'Languages', slices: languages.length > 1 ? languages.sort(byTitle) : [] },
    { title: 'Publishers', slices: publishers.sort(byTitle) },
    { title: 'Sources', slices: sources.sort(byTitle) },
  ]
}

function byTitle(one: SliceLink, other: SliceLink): number {
  return one.title.localeCompare(other.title, 'en')
}

function queryOf(q: string, start: PageStart, limit: number | null): string {
  const query = new URLSearchParams()
  if (q !== '') query.set('q', q)
  if (start !== null) query.set('before' in start ? 'before' : 'after', formatCursor(cursorOf(start)))
  if (limit !== null) query.set('limit', String(limit))
  return query.size === 0 ? '' : `?${query}`
}

function cursorOf(start: NonNullable<PageStart>): Cursor {
  return 'before' in start ? start.before : start.after
}

function rendered(text: string, lastModified: number | null): Rendered {
  const body = Buffer.from(text)
  return { body, etag: `"${shortHash(body)}"`, lastModified }
}

function labels(settings: Settings) {
  return ({ kind, value }: { readonly kind: TagKind; readonly value: string }) => tagLabel(kind, value, settings)
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
