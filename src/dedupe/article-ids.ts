/** The names an article bears for ever. Neither depends on the service's own address. */
import { sha256Base32, uuidOf } from '#lib/hash.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'

/**
 * The same feed and first entry give the same id, so that an article fetched again after a restore keeps it.
 * Ids of one feed begin alike: what a reading brings then lies on few pages of each index, and half as many bytes are written.
 */
export function articleId(feed: FeedId, identity: string): ArticleId {
  return (sha256Base32(feed, 6) + sha256Base32(`${feed}\n${identity}`, 20)) as ArticleId
}

/** The public id where the entry's own does not do. @see RFC 9562 */
export function articleUrn(article: ArticleId): string {
  return `urn:uuid:${uuidOf(article)}`
}

/**
 * The entry's own id, where readers may keep it as the public one: an absolute IRI on the host of its feed or link
 * (a tag: URI by its authority), so that no feed can take another's ids. Null: `articleUrn` stands in.
 * @see RFC 4287 §4.2.6, RFC 4151 §2.1
 */
export function publishersId(guid: string | null, feedUrl: string, link: string | null): string | null {
  if (guid === null || guid.length > 1000 || /[\s<>"{}|\\^`\u0000-\u001f\u007f]/.test(guid)) return null
  const host = hostOfId(guid)
  if (host === null) return null
  return host === hostOfUrl(feedUrl) || (link !== null && host === hostOfUrl(link)) ? guid : null
}

function hostOfId(id: string): string | null {
  const tag = /^tag:(?:[^@,:]*@)?([a-z0-9.-]+),\d{4}(?:-\d\d){0,2}:/i.exec(id)
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
