import { uuidOf } from '#lib/hash.ts'
import type { Article } from '#model/article.ts'
import type { Source } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import { webAddress } from './web-address.ts'

/** The feed an article was taken from, as far as readers may know it. */
export interface Origin {
  /** An absolute IRI. */
  readonly id: string
  readonly title: string
  readonly feedUrl: string | undefined
  readonly siteUrl: string | undefined
  readonly updatedAt: Instant
}

/** A private source is a title and an opaque id: even an atom:id or a site can give the address away. */
export function originOf(article: Article): Origin {
  const source = article.sources[0]
  // The feed changed at least when its article did. What it says of itself moves with each of its builds, and would make every document new that shows it.
  const { updatedAt } = article
  if (source.url === null) return { id: opaqueId(source), title: source.title, feedUrl: undefined, siteUrl: undefined, updatedAt }
  const feedUri = source.feedUri !== null && URL.canParse(source.feedUri) ? source.feedUri : null
  return {
    id: feedUri ?? source.url,
    title: source.title,
    feedUrl: webAddress(source.url),
    siteUrl: webAddress(source.siteUrl),
    updatedAt,
  }
}

function opaqueId(source: Source): string {
  return `urn:uuid:${uuidOf(`source ${source.id}`)}`
}
