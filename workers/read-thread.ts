/** Entry of a reader thread: queries and renders on a read-only connection, away from the event loop. A roof of its own, like app.ts. */
import { isOwnHub } from '#config/hub.ts'
import { rulesIn } from '#config/settings.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Notice } from '#store/notices.ts'
import { renderNotFound } from '#web/pages/not-found.ts'
import { renderWithdrawn } from '#web/pages/withdrawn.ts'
import type { ArchiveChain } from './archive-chain.ts'
import type { DocumentBasis } from './document-basis.ts'
import {
  type ArchiveOrder,
  type ChainOrder,
  type ExportedArchive,
  type ExportedFeeds,
  exportedArchive,
  exportedChain,
  exportedFeeds,
  exportPlan,
  type FeedsOrder,
} from './export-documents.ts'
import { documents, type FeedOrder, type FeedReply, feedReply, type ListOrder } from './feed-documents.ts'
import { type HubQuestion, type HubStanding, hubStanding, newsOf } from './hub-topics.ts'
import type { TopicNews } from './plan-hub.ts'
import { closeReader, isReady, openReader, type Rendered, reading, settingsInForce, siteOf } from './reader.ts'
import type { RuleCounts } from './rule-counts.ts'
import { type FeedListOrder, feedListPage, feedStatusPage, healthFeed, statusPage } from './status-pages.ts'
import { articlePage, ruleCounts, sliceListPage, slicesOpml, streamPage } from './stream-pages.ts'
import { answerCalls } from './thread.ts'

const methods = {
  /** The first call. @throws Fault `store/missing`, `store/newer`, `store/older` */
  open: ({ dataDir, version }: { readonly dataDir: string; readonly version: string }) => {
    openReader(dataDir, version)
  },
  isReady: (_: null): boolean => isReady(),
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
  /** Closed documents of a slice. Looks at all articles at the first call. */
  exportedChain: (order: ChainOrder): ArchiveChain => exportedChain(order),
  /** Null where there is no such slice any more. */
  exportedArchive: (order: ArchiveOrder): ExportedArchive | null => reading().store.snapshot(() => exportedArchive(order)),
  exportedFeeds: (order: FeedsOrder): ExportedFeeds | null => reading().store.snapshot(() => exportedFeeds(order)),
  notFound: (_: null): string => renderNotFound({ site: siteOf(settingsInForce()) }),
  close: (_: null) => closeReader(),
}
export type ReadMethods = typeof methods

answerCalls(methods)
