/** What the serve role asks of the store: a reader thread with a connection of its own. */
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Notice } from '#store/notices.ts'
import type { FeedListOrder, FeedOrder, ListOrder, ReadMethods, RenderedFeed } from './read-thread.ts'
import { type Answer, startThread } from './thread.ts'

export interface Readers {
  /** Null where no such slice is defined. */
  feed(order: FeedOrder): Promise<FeedDocument | null>
  stream(order: ListOrder): Promise<RenderedPage | null>
  article(article: ArticleId): Promise<RenderedPage | null>
  status(troubles: readonly Notice[]): Promise<RenderedPage>
  feedList(order: FeedListOrder): Promise<RenderedPage>
  feedStatus(feed: FeedId): Promise<RenderedPage | null>
  healthFeed(publicUrl: string): Promise<RenderedPage>
  findSubscription(feed: FeedId, key: string): Promise<Answer<ReadMethods, 'findSubscription'>>
  notFound(): Promise<string>
  isReady(): Promise<boolean>
  close(): Promise<void>
}

export interface RenderedPage {
  readonly body: Uint8Array
  readonly etag: string
  readonly lastModified: number | null
}

export interface FeedDocument extends RenderedPage {
  /** UTC milliseconds: until then it stays as it is while the store does; null: for ever. */
  readonly goodUntil: number | null
  /** Looks whether it would be rendered the same now, and renders it anew where not. Null where the slice is no more. */
  readonly renew: () => Promise<FeedDocument | 'same' | null>
}

/** @param onGone the thread died: nothing can be read any more. @throws Fault `store/missing`, `store/newer`, `store/older` */
export async function startReaders(dataDir: string, version: string, onGone: (cause: Error) => void): Promise<Readers> {
  const thread = startThread<ReadMethods>(new URL('./read-thread.ts', import.meta.url), null)
  await thread.call('open', { dataDir, version })
  let closing = false
  thread.onGone((cause) => {
    if (!closing) onGone(cause ?? new Error('the reader thread ended'))
  })

  function documentOf(order: FeedOrder, { kind: _, basis, ...page }: RenderedFeed): FeedDocument {
    let known = basis
    const renew = async () => {
      const reply = await thread.call('feed', { order, basis: known })
      if (reply === null) return null
      if (reply.kind === 'rendered') return documentOf(order, reply)
      known = { ...known, mark: reply.mark }
      return 'same'
    }
    return { ...page, goodUntil: basis.goodUntil, renew }
  }

  return {
    feed: async (order) => {
      const reply = await thread.call('feed', { order, basis: null })
      return reply?.kind === 'rendered' ? documentOf(order, reply) : null
    },
    stream: (order) => thread.call('stream', order),
    article: (article) => thread.call('article', { article }),
    status: (troubles) => thread.call('status', { troubles }),
    feedList: (order) => thread.call('feedList', order),
    feedStatus: (feed) => thread.call('feedStatus', { feed }),
    healthFeed: (publicUrl) => thread.call('healthFeed', { publicUrl }),
    findSubscription: (feed, key) => thread.call('findSubscription', { feed, key }),
    notFound: () => thread.call('notFound', null),
    isReady: () => thread.call('isReady', null).catch(() => false),
    close: async () => {
      closing = true
      await thread.call('close', null)
      await thread.end()
    },
  }
}
