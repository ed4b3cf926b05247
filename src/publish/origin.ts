import { uuidOf } from '#lib/hash.ts'
import { type Article, firstSource, passedOnFrom } from '#model/article.ts'
import type { EntrySource } from '#model/entry.ts'
import type { Source } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import { absoluteIri } from './absolute-iri.ts'
import { webAddress } from './web-address.ts'

/** The feed an article was first in, as far as readers may know it. */
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

/** Of an article that its feed passes on, the feed it says it has it from. A private source is a title and an opaque id: even an atom:id or a site can give the address away. */
export function originOf(article: Article): Origin {
  const from = passedOnFrom(article)
  if (from !== null) return statedOrigin(from, article.updatedAt)
  const source = firstSource(article)
  // The feed changed at least when its article did. What it says of itself moves with each of its builds, and would make every document new that shows it.
  const { updatedAt } = article
  const rights = source.rights ?? undefined
  if (source.url === null) {
    const unsaid = { feedUrl: undefined, siteUrl: undefined, description: undefined, logo: undefined }
    return { id: opaqueId(source), title: source.title, updatedAt, rights, ...unsaid }
  }
  const feedUrl = webAddress(source.url)
  return {
    id: absoluteIri(source.feedUri) ?? feedUrl ?? source.url,
    title: source.title,
    feedUrl,
    siteUrl: webAddress(source.siteUrl),
    updatedAt,
    rights,
    description: source.description ?? undefined,
    logo: webAddress(source.imageUrl),
  }
}

/** Of a feed that is not followed here no more is known than its name, its id and one address, which at the root of a host is no feed's. */
function statedOrigin({ title, url, id }: EntrySource, updatedAt: Instant): Origin {
  const address = webAddress(url)
  const parsed = address === undefined ? null : new URL(address)
  const isSite = parsed !== null && parsed.pathname === '/' && parsed.search === ''
  return {
    id: absoluteIri(id) ?? address ?? absoluteIri(url) ?? `urn:uuid:${uuidOf(`source ${title}`)}`,
    // Without a title there is an address.
    title: title ?? parsed?.hostname ?? '',
    feedUrl: isSite ? undefined : address,
    siteUrl: isSite ? address : undefined,
    updatedAt,
    description: undefined,
    rights: undefined,
    logo: undefined,
  }
}

/** Of a private source. */
export function opaqueId(source: Source): string {
  return `urn:uuid:${uuidOf(`source ${source.id}`)}`
}
