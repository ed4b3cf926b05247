/** Topics of our own hub: which address is one, and what is new in it. For the reader thread. */
import { hostOf } from '#fetch/host-of.ts'
import type { Article } from '#model/article.ts'
import { Fault } from '#model/fault.ts'
import type { WithdrawnArticle } from '#model/withdrawal.ts'
import { type FeedPage, feedAddress } from '#publish/feed-page.ts'
import { contentTypes, type OutputFormat, renderFeed } from '#publish/publish.ts'
import { packDocument } from '#queue/pack-document.ts'
import type { StoreReader } from '#store/store.ts'
import type { TopicNews } from './plan-hub.ts'
import type { SoughtSlice } from './sought-slice.ts'
import { withdrawnSince } from './withdrawn.ts'

/** What must be known of the order for a document, to say whether it is a topic. */
interface Order {
  readonly format: OutputFormat
  /** Null: at the newest. */
  readonly start: object | null
  readonly limit: number
}

/** What somebody asks our own hub for. */
export interface HubQuestion<O extends Order> {
  /** The document that the topic would be; null where its address can be none of ours. */
  readonly document: O | null
  readonly topic: string
  readonly callback: string
}

export interface HubStanding {
  /** The topic is a document of ours, by the address that it gives as its own. */
  readonly isOurs: boolean
  /** One more may ask. */
  readonly hasRoom: boolean
}

export interface Documents<O extends Order> {
  readonly store: StoreReader
  /** Null where no such slice is defined, or nothing of it is shown any more. */
  readonly sliceOf: (order: O) => SoughtSlice | null
  readonly pageOf: (order: O, slice: SoughtSlice, articles: readonly Article[], withdrawn: readonly WithdrawnArticle[]) => FeedPage
}

/** Subscribers take so much of a document, and so many articles, at once: ours takes 5 MB. */
const mostNewsBytes = 4_000_000
const mostNews = 100

export function hubStanding<O extends Order>(
  { store, sliceOf, pageOf }: Documents<O>,
  { document, topic, callback }: HubQuestion<O>,
): HubStanding {
  const slice = document === null ? null : sliceOf(document)
  const page = document === null || slice === null ? null : pageOf(document, slice, [], [])
  const isOurs = document?.start === null && page !== null && feedAddress(page, `.${document.format}`, page.query) === topic
  return { isOurs, hasRoom: store.hubRequests.hasRoom({ callback, topic }, hostOf(callback)) }
}

/** The topic's document with what came after `since` alone. Where that is too large for a subscriber, with the newest half of it, and so on. */
export function newsOf<O extends Order>(documents: Documents<O>, order: O, since: number): TopicNews {
  try {
    return documentSince(documents, order, since)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    // It names something that is there no more.
    if (error.code === 'serve/bad-query') return { kind: 'gone' }
    return { kind: 'fault', fault: error.toPlain() }
  }
}

function documentSince<O extends Order>({ store, sliceOf, pageOf }: Documents<O>, order: O, since: number): TopicNews {
  const slice = sliceOf(order)
  if (slice === null) return { kind: 'gone' }
  const { articles, upTo } = store.articles.changedSince(slice.filter, since, Math.min(order.limit, mostNews))
  // The other formats have no word for what is withdrawn.
  const withdrawn = order.format === 'atom' ? withdrawnSince(store, slice.filter, since) : []
  if (articles.length + withdrawn.length === 0) return { kind: 'nothing', upTo }
  for (let most = articles.length; ; most = Math.floor(most / 2)) {
    const body = Buffer.from(renderFeed(order.format, pageOf(order, slice, articles.slice(0, most), withdrawn)))
    if (body.byteLength <= mostNewsBytes || most <= 1)
      return { kind: 'document', contentType: contentTypes[order.format], packed: packDocument(body), upTo }
  }
}
