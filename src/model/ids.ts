/** Names that must not be mixed up. */

declare const feedIdBrand: unique symbol
declare const articleIdBrand: unique symbol
declare const canonicalUrlBrand: unique symbol

/** `[a-z0-9][a-z0-9-]{0,63}`, given by the operator or made from the address. */
export type FeedId = string & { readonly [feedIdBrand]: true }

/** Base32 of a SHA-256 over feed id and the first entry's identity: the same after a restore. */
export type ArticleId = string & { readonly [articleIdBrand]: true }

/** An address without what does not change the page: case of host, fragment, tracking parameters. Made by `dedupe/canonical-url.ts`. */
export type CanonicalUrl = string & { readonly [canonicalUrlBrand]: true }

export const feedIdPattern = /^[a-z0-9][a-z0-9-]{0,63}$/

export function feedId(text: string): FeedId {
  return text as FeedId
}

/** A readable id made from a feed's address, for feeds that were given none: `nato.int/news.xml` becomes `nato-int-news-xml`. */
export function feedIdFromUrl(url: string): FeedId {
  const bare = url.replace(/^[a-z+.-]+:\/\//i, '').replace(/^www\./i, '')
  const words = bare
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  return feedId(words.slice(0, 64).replace(/-+$/, '') || 'feed')
}
