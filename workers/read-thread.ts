/** Entry of a reader thread: queries and renders on a read-only connection, away from the event loop. A roof of its own, like app.ts. */
import { isOwnHub, otherHub, ownHubAt } from '#config/hub.ts'
import { rulesIn, type Settings } from '#config/settings.ts'
import { shortHash, uuidOf } from '#lib/hash.ts'
import { type ArchiveRange, formatRange } from '#model/archive-range.ts'
import type { ArticleSummary } from '#model/article.ts'
import { Fault } from '#model/fault.ts'
import type { FeedState } from '#model/feed.ts'
import { type Cursor, formatCursor, type SliceName } from '#model/filter.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { TagKind } from '#model/tag.ts'
import { type FeedPage, feedAddress } from '#publish/feed-page.ts'
import { renderHealthFeed } from '#publish/health-feed.ts'
import { hubLinkHeader } from '#publish/hub-link.ts'
import { renderOpml } from '#publish/opml.ts'
import { type FeedContent, type OutputFormat, renderFeed } from '#publish/publish.ts'
import type { ArticlePage, PageStart } from '#store/articles.ts'
import type { ChangeMark } from '#store/change-marks.ts'
import type { Notice } from '#store/notices.ts'
import { openStoreReadOnly, type StoreReader } from '#store/store.ts'
import { tagLabel } from '#tag/labels.ts'
import { feedStates } from '#web/feed-states.ts'
import type { PageFiles } from '#web/page-files.ts'
import { renderArticle } from '#web/pages/article.ts'
import { renderFeedList } from '#web/pages/feed-list.ts'
import { renderFeedStatus } from '#web/pages/feed-status.ts'
import { renderNotFound } from '#web/pages/not-found.ts'
import { renderSliceList } from '#web/pages/slice-list.ts'
import { feedsShown, renderStatus } from '#web/pages/status.ts'
import { renderStream } from '#web/pages/stream.ts'
import { renderWithdrawn } from '#web/pages/withdrawn.ts'
import { privateWords } from '#web/private-words.ts'
import { archiveChain, type ClosedDocument } from './archive-chain.ts'
import { type ArticleStates, readArticleStates } from './article-states.ts'
import { type DocumentArticles, documentArticles } from './document-articles.ts'
import { basisOf, type DocumentBasis, isUntouched } from './document-basis.ts'
import { type ExportedSlice, exportedSlices } from './exported-slices.ts'
import { type Documents, type HubQuestion, type HubStanding, hubStanding, newsOf } from './hub-topics.ts'
import type { TopicNews } from './plan-hub.ts'
import { countRules, notShown, type RuleCounts } from './rule-counts.ts'
import { listSlices } from './slice-list.ts'
import { slicesOutline } from './slices-outline.ts'
import { type SoughtSlice, soughtSlice } from './sought-slice.ts'
import { answerCalls, moving } from './thread.ts'
import { refuseWithdrawnArticle, refuseWithdrawnSource, withdrawnFrom } from './withdrawn.ts'

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

export interface FeedListOrder {
  readonly state: FeedState
  readonly after: FeedId | null
}

interface Rendered {
  readonly body: Uint8Array<ArrayBuffer>
  readonly etag: string
  readonly lastModified: number | null
  /** Where it is not 200. */
  readonly status?: number
}

export interface RenderedFeed extends Rendered {
  readonly kind: 'rendered'
  /** The `Link` header of a document that names a hub; null for others. */
  readonly hubLinks: string | null
  readonly basis: DocumentBasis
}

/** `same`: it would be rendered as the asker has it; `mark` stands for all that was looked at. */
type FeedReply = RenderedFeed | { readonly kind: 'same'; readonly mark: ChangeMark }

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
/** Of an export, which reads them once. */
let states: ArticleStates | null = null
const feedsListed = 200
/** Of those who could not be told. */
const subscribersNamed = 20
let counted: { readonly version: number; readonly at: Instant; readonly counts: RuleCounts } | null = null
const countsLastMs = 10 * 60_000
const eventsListed = 50
const eventsInFeed = 100

const methods = {
  /** The first call. @throws Fault `store/missing`, `store/newer`, `store/older` */
  open: ({ dataDir, version }: { readonly dataDir: string; readonly version: string }) => {
    opened = { store: openStoreReadOnly(dataDir), version }
  },
  isReady: (_: null) => opened !== null && opened.store.configurations.current() !== null,
  /**
   * Null where no such slice is defined, or it has no such archive. Rendered only where what `basis` tells of the asker's document is no longer so.
   * @throws Fault `serve/bad-query`, `serve/query-too-wide`, `serve/withdrawn`
   */
  feed: ({ order, basis }: { readonly order: FeedOrder; readonly basis: DocumentBasis | null }): FeedReply | null =>
    reading().store.snapshot(() => feedReply(order, basis)),
  /** Null where no such slice is defined. */
  stream: (order: ListOrder): Rendered | null => reading().store.snapshot(() => streamPage(order)),
  hasRules: (_: null): boolean => Object.values(rulesIn(settingsInForce())).some((rules) => rules.length > 0),
  /** Kept for some minutes: a count looks through the articles of a month. */
  ruleCounts: (_: null): RuleCounts => reading().store.snapshot(ruleCounts),
  sliceList: ({ rules }: { readonly rules: RuleCounts | null }): Rendered => reading().store.snapshot(() => sliceListPage(rules)),
  slicesOpml: ({ publicUrl }: { readonly publicUrl: string }): Rendered => reading().store.snapshot(() => slicesOpml(publicUrl)),
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
  withdrawn: ({ because }: { readonly because: string }): string => renderWithdrawn({ site: siteOf(settingsInForce()), because }),
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

function feedReply(order: FeedOrder, basis: DocumentBasis | null): FeedReply | null {
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
  const basis = basisOf(store, slice, order, page, now())
  return moving<RenderedFeed>({ kind: 'rendered', ...document, hubLinks, basis }, [document.body.buffer])
}

function soughtBy({ slice, q }: ListOrder): SoughtSlice | null {
  return soughtSlice(slice, q, settingsInForce(), reading().store, now())
}

type Shown = Pick<DocumentArticles, 'articles' | 'older' | 'previous'> & Pick<FeedPage, 'withdrawn'>

function feedPage(order: FeedOrder, slice: SoughtSlice, page: Shown): FeedPage {
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
    mostBytes: settings.output.mostBytes,
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
  sliceOf: (order) => {
    refuseWithdrawnSource(reading().store, order.slice)
    return soughtBy(order)
  },
  pageOf: (order, slice, articles, withdrawn) => feedPage(order, slice, { articles, older: null, previous: null, withdrawn }),
}

function exportPlan(publicUrl: string) {
  const { store } = reading()
  const configuration = store.configurations.current<Settings>()
  if (configuration === null) throw new Fault('store/missing', 'the store knows no feeds.json yet')
  const { settings, hash } = configuration
  const slices: readonly ExportedSlice[] = exportedSlices(store, settings, labels(settings))
  return { slices, settingsHash: hash, opml: slicesOpml(publicUrl).body }
}

function chainOf(name: SliceName, limit: number): readonly ClosedDocument[] {
  const { store } = reading()
  const slice = soughtBy({ slice: name, q: '', start: null, limit })
  return slice === null || slice.moves || states === null ? [] : archiveChain(store, slice.filter, limit, states)
}

/** As a reader would ask who names nothing; our own hub answers no file. */
function exported(slice: SliceName, publicUrl: string) {
  return { slice, publicUrl, q: '', content: 'full', start: null, namedLimit: null, calledAt: null } as const
}

function exportedArchive({
  slice: name,
  publicUrl,
  range,
  previous,
}: Parameters<typeof methods.exportedArchive>[0]): ExportedArchive | null {
  const { store } = reading()
  const asked = { ...exported(name, publicUrl), limit: 0, archive: range }
  const slice = soughtBy(asked)
  const found = slice === null ? null : documentArticles(store, slice, asked)
  if (slice === null || found === null) return null
  const before = previous === undefined ? found.previous : previous
  const page = { ...found, previous: before, withdrawn: withdrawnFrom(store, slice.filter, asked, found, now()) }
  const bytes = (format: OutputFormat) => Buffer.from(renderFeed(format, feedPage({ ...asked, format }, slice, page)))
  return { documents: { atom: bytes('atom'), rss: bytes('rss') }, previous: before }
}

function exportedFeeds({ slice: name, publicUrl, limit, onPage }: Parameters<typeof methods.exportedFeeds>[0]): ExportedFeeds | null {
  const { store } = reading()
  const asked = { ...exported(name, publicUrl), limit, archive: null }
  const slice = soughtBy(asked)
  if (slice === null) return null
  const found = documentArticles(store, slice, asked)
  if (found === null) return null
  // What lies before is in the archives: no file answers the address of a page.
  const page = { ...found, older: null, withdrawn: withdrawnFrom(store, slice.filter, asked, found, now()) }
  const bytes = (format: OutputFormat) => Buffer.from(renderFeed(format, feedPage({ ...asked, format }, slice, page)))
  const { articles } = store.articles.summaries(slice.filter, null, onPage)
  const files = { root: new URL(publicUrl).pathname.replace(/\/$/, '') }
  return {
    documents: { atom: bytes('atom'), rss: bytes('rss'), json: bytes('json') },
    page: Buffer.from(streamOf(asked, slice, { articles, newer: null, older: null, beyond: null }, null, files)),
    previous: found.previous,
  }
}

function streamPage(order: ListOrder): Rendered | null {
  refuseWithdrawnSource(reading().store, order.slice)
  try {
    const slice = soughtBy(order)
    if (slice === null) return null
    return rendered(streamOf(order, slice, reading().store.articles.summaries(slice.filter, order.start, order.limit), null), null)
  } catch (error) {
    if (!(error instanceof Fault) || order.q === '' || !error.code.startsWith('serve/')) throw error
    // The page shows at the box what is wrong with what was asked there.
    const slice = soughtBy({ ...order, q: '' })
    if (slice === null) return null
    return { ...rendered(streamOf(order, slice, { articles: [], newer: null, older: null, beyond: null }, error), null), status: 400 }
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
    slices: listSlices(store, settings),
    labelOf: labels(settings),
    now: now(),
  })
}

function sliceListPage(rules: RuleCounts | null): Rendered {
  const settings = settingsInForce()
  return rendered(renderSliceList({ site: siteOf(settings), groups: listSlices(reading().store, settings), rules }), null)
}

function slicesOpml(publicUrl: string): Rendered {
  const { store } = reading()
  const current = store.configurations.current<Settings>()
  const { title } = settingsInForce().output
  const feeds = slicesOutline(listSlices(store, settingsInForce()), { title, publicUrl })
  return rendered(renderOpml({ title: `${title}: slices`, createdAt: current?.takenUpAt ?? store.createdAt(), feeds }), null)
}

function ruleCounts(): RuleCounts {
  const { store } = reading()
  const at = now()
  const version = store.configurations.current()?.version ?? 0
  if (counted === null || counted.version !== version || at - counted.at > countsLastMs)
    counted = { version, at, counts: countRules(store, settingsInForce(), at) }
  return counted.counts
}

function articlePage(id: ArticleId): Rendered | null {
  const settings = settingsInForce()
  const { store } = reading()
  const article = store.articles.find(id)
  if (article === null) refuseWithdrawnArticle(store, id)
  if (article === null) return null
  const why = notShown(store, settings, id, now())
  return rendered(renderArticle({ site: siteOf(settings), article, notShown: why, labelOf: labels(settings) }), null)
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
  const withdrawn = store.withdrawals.ofSource(feed)
  const page = { site, health, attempts: store.feeds.attempts(feed), fulltext, backlog, withdrawn, events, now: at }
  return rendered(renderFeedStatus(page), null)
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

function queryOf(q: string, start: PageStart, limit: number | null, content: FeedContent = 'full'): string {
  const query = new URLSearchParams()
  if (q !== '') query.set('q', q)
  if (start !== null) query.set('before' in start ? 'before' : 'after', formatCursor(cursorOf(start)))
  if (limit !== null) query.set('limit', String(limit))
  if (content !== 'full') query.set('content', content)
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
