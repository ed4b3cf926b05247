/** Publishers: who stands behind feeds. They have no table of their own; feeds name them. */
import type { Source } from './feed.ts'
import type { FeedId } from './ids.ts'

export interface Publisher {
  /** Stands in addresses and filters: `united-nations`. */
  readonly id: string
  readonly name: string
}

export interface PublisherFeeds extends Publisher {
  readonly feeds: readonly FeedId[]
}

/** Each with all its feeds among these. */
export function publishersOf(sources: readonly Source[]): readonly PublisherFeeds[] {
  const found = new Map<string, Publisher & { readonly feeds: FeedId[] }>()
  for (const source of sources) {
    const publisher = publisherOf(source)
    const known = found.get(publisher.id)
    if (known === undefined) found.set(publisher.id, { ...publisher, feeds: [source.id] })
    else known.feeds.push(source.id)
  }
  return [...found.values()]
}

/** As feeds.json names it; else the site's host, and of a private feed, whose host nobody may read, its title. */
export function publisherOf({ publisher, siteUrl, url, title, id }: Source): Publisher {
  const host = url === null ? null : URL.parse(siteUrl ?? '')?.host || URL.parse(url)?.host || null
  const name = publisher ?? host?.replace(/^www\./, '') ?? title
  return { id: publisherId(name) || id, name }
}

/** Letters and digits of any script, in lower case, with hyphens between; empty where there are none. Names that differ in nothing else are one publisher. */
export function publisherId(name: string): string {
  return Array.from(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-'),
  )
    .slice(0, 80)
    .join('')
    .replace(/^-+|-+$/g, '')
}
