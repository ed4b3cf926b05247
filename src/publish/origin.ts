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
  readonly description: string | undefined
  readonly rights: string | undefined
  readonly logo: string | undefined
}

/** A private source is a title and an opaque id: even an atom:id or a site can give the address away. */
export function originOf(article: Article): Origin {
  const source = article.sources[0]
  // The feed changed at least when its article did; a source without a date is no valid one.
  const updatedAt = source.updatedAt ?? article.updatedAt
  const rights = source.rights ?? undefined
  if (source.url === null) {
    const unsaid = { feedUrl: undefined, siteUrl: undefined, description: undefined, logo: undefined }
    return { id: opaqueId(source), title: source.title, updatedAt, rights, ...unsaid }
  }
  const feedUri = source.feedUri !== null && URL.canParse(source.feedUri) ? source.feedUri : null
  return {
    id: feedUri ?? source.url,
    title: source.title,
    feedUrl: webAddress(source.url),
    siteUrl: webAddress(source.siteUrl),
    updatedAt,
    rights,
    description: source.description ?? undefined,
    logo: webAddress(source.imageUrl),
  }
}

function opaqueId(source: Source): string {
  return `urn:uuid:${uuidOf(`source ${source.id}`)}`
}
