/** What the serve role asks of the store: a reader thread with a connection of its own, and another for searches, so that no page waits for one. */
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Notice } from '#store/notices.ts'
import type { FeedOrder, ListOrder, RenderedFeed } from './feed-documents.ts'
import type { HubQuestion, HubStanding } from './hub-topics.ts'
import type { TopicNews } from './plan-hub.ts'
import type { ReadMethods } from './read-thread.ts'
import type { FeedListOrder } from './status-pages.ts'
import { type Answer, startThread } from './thread.ts'

export interface Readers {
  /** Here and for pages of the stream: @throws Fault `serve/bad-query`, `serve/query-too-wide` */
  feed(order: FeedOrder): Promise<FeedDocument | null>
  stream(order: ListOrder): Promise<RenderedPage | null>
  sliceList(): Promise<RenderedPage>
  slicesOpml(publicUrl: string): Promise<RenderedPage>
  article(article: ArticleId): Promise<RenderedPage | null>
  status(troubles: readonly Notice[]): Promise<RenderedPage>
  feedList(order: FeedListOrder): Promise<RenderedPage>
  feedStatus(feed: FeedId): Promise<RenderedPage | null>
  healthFeed(publicUrl: string): Promise<RenderedPage>
  findSubscription(feed: FeedId, key: string): Promise<Answer<ReadMethods, 'findSubscription'>>
  /** Null where our own hub is not in force. */
  hubStanding(question: HubQuestion<FeedOrder>): Promise<HubStanding | null>
  /** What the document has that came after a change. */
  newsOf(order: FeedOrder, since: number): Promise<TopicNews>
  notFound(): Promise<string>
  withdrawn(because: string): Promise<string>
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

export interface FeedDocument extends RenderedPage {
  /** The `Link` header of one that names a hub; null for others. */
  readonly hubLinks: string | null
  /** UTC milliseconds: until then it stays as it is while the store does; null: for ever. */
  readonly goodUntil: number | null
  /** Looks whether it would be rendered the same now, and renders it anew where not. Null where the slice is no more. */
  readonly renew: () => Promise<FeedDocument | 'same' | null>
}

/** @param onGone the thread died: nothing can be read any more. @throws Fault `store/missing`, `store/newer`, `store/older` */
export async function startReaders(dataDir: string, version: string, onGone: (cause: Error) => void): Promise<Readers> {
  let closing = false
  const open = async () => {
    const thread = startThread<ReadMethods>(new URL('./read-thread.ts', import.meta.url), null)
    try {
      await thread.call('open', { dataDir, version })
    } catch (error) {
      await thread.end()
      throw error
    }
    thread.onGone((cause) => {
      if (!closing) onGone(cause ?? new Error('a reader thread ended'))
    })
    return thread
  }
  const thread = await open()
  // Where nobody searches it costs no memory.
  const searcher = late(open)
  const threadFor = async (order: ListOrder | null) => {
    // A named slice is a query that somebody wrote down.
    return order === null || (order.q === '' && order.slice.kind !== 'slices') ? thread : searcher.open()
  }

  function documentOf(order: FeedOrder, { kind: _, basis, ...page }: RenderedFeed): FeedDocument {
    let known = basis
    const renew = async () => {
      const reply = await (await threadFor(order)).call('feed', { order, basis: known })
      if (reply === null) return null
      if (reply.kind === 'rendered') return documentOf(order, reply)
      known = { ...known, mark: reply.mark }
      return 'same'
    }
    return { ...page, goodUntil: basis.goodUntil, renew }
  }

  return {
    feed: async (order) => {
      const reply = await (await threadFor(order)).call('feed', { order, basis: null })
      return reply?.kind === 'rendered' ? documentOf(order, reply) : null
    },
    stream: async (order) => (await threadFor(order)).call('stream', order),
    sliceList: async () => {
      const hasRules = await thread.call('hasRules', null)
      return thread.call('sliceList', { rules: hasRules ? await (await searcher.open()).call('ruleCounts', null) : null })
    },
    slicesOpml: (publicUrl) => thread.call('slicesOpml', { publicUrl }),
    article: (article) => thread.call('article', { article }),
    status: (troubles) => thread.call('status', { troubles }),
    feedList: (order) => thread.call('feedList', order),
    feedStatus: (feed) => thread.call('feedStatus', { feed }),
    healthFeed: (publicUrl) => thread.call('healthFeed', { publicUrl }),
    findSubscription: (feed, key) => thread.call('findSubscription', { feed, key }),
    hubStanding: async (question) => (await threadFor(question.document)).call('hubStanding', question),
    newsOf: async (order, since) => (await threadFor(order)).call('newsOf', { order, since }),
    notFound: () => thread.call('notFound', null),
    withdrawn: (because) => thread.call('withdrawn', { because }),
    isReady: () => thread.call('isReady', null).catch(() => false),
    close: async () => {
      closing = true
      for (const one of [thread, await searcher.opened()]) {
        await one?.call('close', null)
        await one?.end()
      }
    },
  }
}

export interface LateReaders {
  /** Starts the thread at the first call. */
  open(): Promise<Readers>
  close(): Promise<void>
}

/** For who may need them, and perhaps never does. */
export function lateReaders(start: () => Promise<Readers>): LateReaders {
  const { open, opened } = late(start)
  return { open, close: async () => (await opened())?.close() }
}

/** Opened when it is asked for first; where that failed, anew when it is asked for again. */
function late<T>(start: () => Promise<T>) {
  let started: Promise<T> | null = null
  return {
    open: () => {
      started ??= start().catch((error) => {
        started = null
        throw error
      })
      return started
    },
    /** Null where nobody asked for it, or it could not be opened. */
    opened: async () => (await started?.catch(() => null)) ?? null,
  }
}
