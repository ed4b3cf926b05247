/** The names an article bears for ever. Neither depends on the service's own address. */
import { sha256Base32, uuidOf } from '#lib/hash.ts'
import { strictUri } from '#lib/strict-uri.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'

/**
 * Of a feed's articles, by their first entry's identity. The same feed and identity give the same id, so that an article fetched again after a
 * restore keeps it.
 * Ids of one feed begin alike: what a reading brings then lies on few pages of each index, and half as many bytes are written.
 */
export function articleIds(feed: FeedId): (identity: string) => ArticleId {
  const beginning = sha256Base32(feed, 6)
  return (identity) => (beginning + sha256Base32(`${feed}\n${identity}`, 20)) as ArticleId
}

/** The public id where the entry's own does not do. @see RFC 9562 */
export function articleUrn(article: ArticleId): string {
  return `urn:uuid:${uuidOf(article)}`
}

/**
 * The entry's own id, where readers may keep it as the public one: an absolute IRI on the host of its feed, of its link or of the feed it is passed on from
 * (a tag: URI by its authority), so that no feed can take another's ids by mistake; a UUID belongs to nobody's host. Null: `articleUrn` stands in.
 * @see RFC 4287 §4.2.6, RFC 4151 §2.1, RFC 9562 §4
 */
export function publishersId(guid: string | null, feedUrl: string, link: string | null, sourceUrl: string | null): string | null {
  if (guid === null || guid.length > 1000 || /[\s<>"{}|\\^`\u0000-\u001f\u007f]/.test(guid)) return null
  if (isUuid(guid)) return guid
  if (strictUri(guid) !== guid) return null
  const host = hostOfId(guid)
  if (host === null) return null
  return [link, feedUrl, sourceUrl].some((url) => url !== null && (url === guid || host === hostOfUrl(url))) ? guid : null
}

function isUuid(id: string): boolean {
  return /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
}

/** Validators refuse whatever RFC 4151 §2.1 does not have, capitals in the authority included. */
const tagUri =
  /^tag:(?:[a-z0-9._-]+@)?([a-z0-9.-]+),\d{4}(?:-\d\d){0,2}:(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-fA-F]{2})*(?:#(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-fA-F]{2})*)?$/

function hostOfId(id: string): string | null {
  const tag = tagUri.exec(id)
  if (tag !== null) return bare(tag[1] as string)
  return /^https?:\/\//i.test(id) ? hostOfUrl(id) : null
}

function hostOfUrl(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed === null ? null : bare(parsed.hostname)
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^www\./, '')
}
