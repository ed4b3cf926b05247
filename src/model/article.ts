/** An article: what a reader sees, once, whatever the number of feeds that showed it. */
import type { PublicDetails } from './details.ts'
import type { Category, Enclosure, EntrySource, Image } from './entry.ts'
import type { Source } from './feed.ts'
import type { SafeHtml } from './html.ts'
import type { ArticleId } from './ids.ts'
import type { Instant } from './instant.ts'
import type { Tag } from './tag.ts'

/** What a list shows. */
export interface ArticleSummary {
  readonly id: ArticleId
  /** An absolute IRI, fixed when the article was first stored; goes into every output as its id. */
  readonly publicId: string
  readonly title: string
  readonly url: string | null
  readonly summary: string
  readonly language: string | null
  readonly image: Image | null
  /** Where it stands in every list; set once. */
  readonly sortAt: Instant
  /** The date the publisher stated; null where there is none. */
  readonly statedAt: Instant | null
  /** When what is shown last changed here or, where stated, at the publisher. */
  readonly updatedAt: Instant
  /** The source of the entry that is shown comes first, then the others that showed it. Never empty. */
  readonly sources: readonly [Source, ...Source[]]
  /** Where the entry that is shown says its feed has it from. What may be told of it: `passedOnFrom`. */
  readonly from: EntrySource | null
  readonly tags: readonly Tag[]
}

export interface Article extends ArticleSummary {
  readonly author: string | null
  readonly content: SafeHtml
  readonly text: string
  /** Content and text are those of its page, not its feed's. */
  readonly isFromPage: boolean
  readonly categories: readonly Category[]
  readonly enclosures: readonly Enclosure[]
  readonly details: PublicDetails
}

/** The article's own line on rights, else its source's, which holds for all it shows. @see RFC 4287 §4.2.10 */
export function rightsOf({ details, sources }: Article): string | null {
  return details.rights ?? sources[0].rights
}

/**
 * The feed an article was first in, where the one it was taken from passes it on and says so.
 * Null where that is one of the article's sources, and where its own is private: what it says can give its address away.
 */
export function passedOnFrom({ sources, from }: Pick<ArticleSummary, 'sources' | 'from'>): EntrySource | null {
  if (from === null || sources[0].url === null) return null
  const isNamed = from.title !== null || /^https?:/i.test(from.url ?? '')
  return isNamed && !sources.some((source) => isNamedBy(source, from)) ? from : null
}

/** Of those that showed the article the one it was first in, as far as that is told. */
export function firstSource({ sources, from }: Pick<ArticleSummary, 'sources' | 'from'>): Source {
  if (from === null || sources[0].url === null) return sources[0]
  return sources.find((source) => isNamedBy(source, from)) ?? sources[0]
}

function isNamedBy(source: Source, { title, url }: EntrySource): boolean {
  if (source.url === null) return false
  return url === null ? title === source.title : [source.url, source.siteUrl, source.feedUri].map(spelled).includes(spelled(url))
}

function spelled(address: string | null): string | null {
  return address === null ? null : (URL.parse(address)?.href ?? address)
}
