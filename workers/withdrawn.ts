/** What readers are told of what is withdrawn. */
import { Fault } from '#model/fault.ts'
import type { Filter, SliceName } from '#model/filter.ts'
import { type ArticleId, feedId } from '#model/ids.ts'
import { type Instant, instant, later, rfc3339 } from '#model/instant.ts'
import type { Withdrawal, WithdrawnArticle } from '#model/withdrawal.ts'
import type { StoreReader } from '#store/store.ts'
import type { DocumentArticles, DocumentOrder } from './document-articles.ts'

/** Readers that come once a month hear of it. */
const toldSeconds = 30 * 86_400

/** From then on no document tells of it. */
export function untoldAt({ at }: WithdrawnArticle): Instant {
  return instant(later(at, toldSeconds) + 1)
}

/** Articles that would stand in this document of a slice, and are withdrawn; the last one first. */
export function withdrawnFrom(
  store: StoreReader,
  filter: Filter,
  { start, archive }: DocumentOrder,
  page: DocumentArticles,
  now: Instant,
): readonly WithdrawnArticle[] {
  const newerThan = page.older ?? (start !== null && 'after' in start ? start.after : null)
  const olderThan = start !== null && 'before' in start ? start.before : page.newer
  return store.withdrawals.inSlice(filter, { newerThan, olderThan, range: archive }, later(now, -toldSeconds), mostTold)
}

const mostTold = 500

/** Articles of a slice that were withdrawn after that change; the last one first. */
export function withdrawnSince(store: StoreReader, filter: Filter, since: number): readonly WithdrawnArticle[] {
  return store.withdrawals.after(filter, since, mostTold)
}

/** @throws Fault `serve/withdrawn` where the slice is that of a source that is */
export function refuseWithdrawnSource(store: StoreReader, { kind, id }: SliceName): void {
  const withdrawal = kind === 'sources' ? store.withdrawals.ofSource(feedId(id)) : null
  if (withdrawal !== null) throw withdrawnFault(`the source ${store.feeds.source(feedId(id))?.title ?? id}`, withdrawal)
}

/** @throws Fault `serve/withdrawn` where it is */
export function refuseWithdrawnArticle(store: StoreReader, article: ArticleId): void {
  const withdrawal = store.withdrawals.ofArticle(article)
  if (withdrawal !== null) throw withdrawnFault('this article', withdrawal)
}

function withdrawnFault(what: string, { at, because }: Withdrawal): Fault {
  return new Fault('serve/withdrawn', `${what} was withdrawn on ${rfc3339(at).slice(0, 10)}: ${because}`)
}
