/** One page of a merged feed: everything its bytes depend on. */
import type { Article } from '#model/article.ts'
import type { Instant } from '#model/instant.ts'
import type { TagKind } from '#model/tag.ts'
import type { WithdrawnArticle } from '#model/withdrawal.ts'

export type FeedContent = 'full' | 'summary'

export interface FeedPage {
  /** The feed's own id, `urn:uuid:…`: the same wherever it is served. */
  readonly id: string
  readonly title: string
  readonly description: string | null
  /** Without ending: `/feed`, `/topics/nato`. */
  readonly path: string
  /** Where the service is reached, without a slash at the end. */
  readonly publicUrl: string
  /** What follows the ending in this page's own address: empty, or with its `?`. */
  readonly query: string
  /** The same of the next, older page; null on the last one. */
  readonly nextQuery: string | null
  /** The same of the first page; null where this is the first. */
  readonly firstQuery: string | null
  readonly archive: ArchivePlace
  /** The WebSub hub that is told when this page changes; null where none is. */
  readonly hub: string | null
  /** The newest change among the articles; where there is none, a date the store keeps. */
  readonly updatedAt: Instant
  readonly articles: readonly Article[]
  /** Articles that stood among these and were withdrawn, the last one first. */
  readonly withdrawn: readonly WithdrawnArticle[]
  /** Whether the articles' texts are in it, or their summaries alone. */
  readonly content: FeedContent
  /** The document grows no larger, as long as summaries fit. */
  readonly mostBytes: number
  readonly labelOf: (tag: { readonly kind: TagKind; readonly value: string }) => string
  /** Of this program, for the feed's generator. */
  readonly version: string
}

/** What lies before a document, in documents that are closed. @see RFC 5005 §4 */
export interface ArchivePlace {
  /** This one is closed: the range of articles it holds, as its address has it; null where it is the one to follow, or a page. */
  readonly closed: string | null
  /** The range of the next older closed document; null where there is none, or where it is not told. */
  readonly previous: string | null
}

/** The address of one page of this feed in one format. */
export function feedAddress(page: Pick<FeedPage, 'publicUrl' | 'path'>, ending: '.atom' | '.rss' | '.json', query: string): string {
  return `${page.publicUrl}${page.path}${ending}${query}`
}

/** The web page that shows the same articles. */
export function webPageAddress(page: FeedPage): string {
  return `${page.publicUrl}${page.path === '/feed' ? '/' : page.path}`
}
