/** What the serve role asks of the store: a reader thread with a connection of its own. */
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Notice } from '#store/notices.ts'
import type { FeedListOrder, FeedOrder, ListOrder, ReadMethods } from './read-thread.ts'
import { type Answer, startThread } from './thread.ts'

export interface Readers {
  feed(order: FeedOrder): Promise<RenderedPage | null>
  stream(order: ListOrder): Promise<RenderedPage | null>
  article(article: ArticleId): Promise<RenderedPage | null>
  status(troubles: readonly Notice[]): Promise<RenderedPage>
  feedList(order: FeedListOrder): Promise<RenderedPage>
  feedStatus(feed: FeedId): Promise<RenderedPage | null>
  healthFeed(publicUrl: string): Promise<RenderedPage>
  findSubscription(feed: FeedId, key: string): Promise<Answer<ReadMethods, 'findSubscription'>>
  notFound(): Promise<string>
  withdrawn(because: string): Promise<string>
  isReady(): Promise<boolean>
  close(): Promise<void>
}

export interface RenderedPage {
  readonly body: Uint8Array
  readonly etag: string
  readonly lastModified: number | null
}

/** @param onGone the thread died: nothing can be read any more. @throws Fault `store/missing`, `store/newer`, `store/older` */
export async function startReaders(dataDir: string, version: string, onGone: (cause: Error) => void): Promise<Readers> {
  const thread = startThread<ReadMethods>(new URL('./read-thread.ts', import.meta.url), null)
  await thread.call('open', { dataDir, version })
  let closing = false
  thread.onGone((cause) => {
    if (!closing) onGone(cause ?? new Error('the reader thread ended'))
  })
  return {
    feed: (order) => thread.call('feed', order),
    stream: (order) => thread.call('stream', order),
    article: (article) => thread.call('article', { article }),
    status: (troubles) => thread.call('status', { troubles }),
    feedList: (order) => thread.call('feedList', order),
    feedStatus: (feed) => thread.call('feedStatus', { feed }),
    healthFeed: (publicUrl) => thread.call('healthFeed', { publicUrl }),
    findSubscription: (feed, key) => thread.call('findSubscription', { feed, key }),
    notFound: () => thread.call('notFound', null),
    withdrawn: (because) => thread.call('withdrawn', { because }),
    isReady: () => thread.call('isReady', null).catch(() => false),
    close: async () => {
      closing = true
      await thread.call('close', null)
      await thread.end()
    },
  }
}
