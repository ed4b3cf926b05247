/** Full text: the page of an article is read for what its feed leaves out. The article is shown before with its feed's text, and after a failure with nothing else. */
import type { Image } from './entry.ts'
import type { PlainFault } from './fault.ts'
import type { HostLimits, OrderSecrets } from './fetch-batch.ts'
import type { SafeHtml } from './html.ts'
import type { ArticleId, FeedId } from './ids.ts'
import type { Instant } from './instant.ts'

/** A page to be read. */
export interface PageOrder {
  readonly article: ArticleId
  /** Whose article it is. */
  readonly feed: FeedId
  readonly url: string
  readonly secrets: OrderSecrets | null
}

export interface HostPages {
  /** Name and port. */
  readonly host: string
  /** The operator's word; null leaves it to the defaults. */
  readonly limits: HostLimits | null
  readonly pages: readonly PageOrder[]
}

/** A job of pages, with affinity to hosts as one of feeds has. */
export interface PageBatch {
  readonly lease: string
  /** How long the worker may go on starting requests. */
  readonly plannedSeconds: number
  readonly hosts: readonly HostPages[]
}

/** What a page says at length, fit to be shown. */
export interface PageText {
  readonly content: SafeHtml
  /** The content's plain text. */
  readonly text: string
  /** On one line, at most some 300 characters. */
  readonly summary: string
  readonly image: Image | null
}

export type PageOutcome =
  | { readonly kind: 'text'; readonly page: PageText }
  /** The page was read, or what it is was seen, and it has no text for the article. */
  | { readonly kind: 'nothing'; readonly because: string }
  /** A redirect leads to another host: the page is asked for there when that host's turn comes. */
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'fault'; readonly fault: PlainFault; readonly retryAfterSeconds: number | null }
  /** It was not its turn: it is due again. */
  | { readonly kind: 'left' }

/** What one try at a page brought, on its way to the writer. */
export interface PageReading {
  readonly article: ArticleId
  readonly feed: FeedId
  /** The lease it was made under: without it nothing is changed. */
  readonly lease: string
  /** When it was there. */
  readonly at: Instant
  /** The last one that a server answered; null: none did. */
  readonly status: number | null
  readonly outcome: PageOutcome
}

/** How the pages of a feed's articles fare. */
export interface FulltextCounts {
  readonly waiting: number
  readonly read: number
  /** Given up: these articles show their feed's text. */
  readonly failed: number
  readonly lastFailure: { readonly url: string; readonly because: string; readonly at: Instant } | null
}
