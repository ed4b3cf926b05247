/** What the serve role asks of the store: a reader thread with a connection of its own, and another for searches, so that no page waits for one. */
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Notice } from '#store/notices.ts'
import type { FeedListOrder, FeedOrder, ListOrder, ReadMethods } from './read-thread.ts'
import { type Answer, startThread } from './thread.ts'

export interface Readers {
  /** Here and for pages of the stream: @throws Fault `serve/bad-query`, `serve/query-too-wide` */
  feed(order: FeedOrder): Promise<RenderedPage | null>
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
  /** Where it is not 200. */
  readonly status?: number
}

/** @param onGone the thread died: nothing can be read any more. @throws Fault `store/missing`, `store/newer`, `store/older` */
export async function startReaders(dataDir: string, version: string, onGone: (cause: Error) => void): Promise<Readers> {
  let closing = false
  const open = async () => {
    const thread = startThread<ReadMethods>(new URL('./read-thread.ts', import.meta.url), null)
    await thread.call('open', { dataDir, version })
    thread.onGone((cause) => {
      if (!closing) onGone(cause ?? new Error('a reader thread ended'))
    })
    return thread
  }
  const thread = await open()
  // Where nobody searches it costs no memory.
  let searching: ReturnType<typeof open> | null = null
  const threadFor = async ({ q }: ListOrder) => {
    if (q === '') return thread
    searching ??= open().catch((error) => {
      searching = null
      throw error
    })
    return searching
  }
  return {
    feed: async (order) => (await threadFor(order)).call('feed', order),
    stream: async (order) => (await threadFor(order)).call('stream', order),
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
      for (const one of [thread, await searching?.catch(() => null)]) {
        await one?.call('close', null)
        await one?.end()
      }
    },
  }
}
