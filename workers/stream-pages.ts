/** Pages of articles: the stream and its slices, one article, and the list of all slices. */
import type { Settings } from '#config/settings.ts'
import type { ArticleSummary } from '#model/article.ts'
import { Fault } from '#model/fault.ts'
import type { Cursor } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { renderOpml } from '#publish/opml.ts'
import type { ArticlePage, PageStart } from '#store/articles.ts'
import type { PageFiles } from '#web/page-files.ts'
import { renderArticle } from '#web/pages/article.ts'
import { renderSliceList } from '#web/pages/slice-list.ts'
import { renderStream } from '#web/pages/stream.ts'
import { type ListOrder, soughtBy } from './feed-documents.ts'
import { labels, now, queryOf, type Rendered, reading, rendered, settingsInForce, siteOf } from './reader.ts'
import { countRules, notShown, type RuleCounts } from './rule-counts.ts'
import { listSlices } from './slice-list.ts'
import { slicesOutline } from './slices-outline.ts'
import type { SoughtSlice } from './sought-slice.ts'
import { refuseWithdrawnArticle, refuseWithdrawnSource } from './withdrawn.ts'

let counted: { readonly version: number; readonly at: Instant; readonly counts: RuleCounts } | null = null
const countsLastMs = 10 * 60_000
/** A hundred rules, each with seconds of its own, would hold up every search, and one look at the store for as long. */
const mostCountingMs = 5_000

export function streamPage(order: ListOrder): Rendered | null {
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

export function streamOf(
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

export function sliceListPage(rules: RuleCounts | null): Rendered {
  const settings = settingsInForce()
  return rendered(renderSliceList({ site: siteOf(settings), groups: listSlices(reading().store, settings), rules }), null)
}

export function slicesOpml(publicUrl: string): Rendered {
  const { store } = reading()
  const current = store.configurations.current<Settings>()
  const { title } = settingsInForce().output
  const feeds = slicesOutline(listSlices(store, settingsInForce()), { title, publicUrl })
  return rendered(renderOpml({ title: `${title}: slices`, createdAt: current?.takenUpAt ?? store.createdAt(), feeds }), null)
}

export function ruleCounts(): RuleCounts {
  const { store } = reading()
  const at = now()
  const version = store.configurations.current()?.version ?? 0
  if (counted === null || counted.version !== version || at - counted.at > countsLastMs)
    counted = { version, at, counts: countRules(store, settingsInForce(), at, mostCountingMs) }
  return counted.counts
}

export function articlePage(id: ArticleId): Rendered | null {
  const settings = settingsInForce()
  const { store } = reading()
  const article = store.articles.find(id)
  if (article === null) refuseWithdrawnArticle(store, id)
  if (article === null) return null
  const why = notShown(store, settings, id, now())
  return rendered(renderArticle({ site: siteOf(settings), article, notShown: why, labelOf: labels(settings) }), null)
}
