/** An entry as it is recognised by: its row, and what its article shows of it. */
import type { KnownEntry } from '#model/entry.ts'
import { type ArticleId, type CanonicalUrl, feedId } from '#model/ids.ts'
import { maybeInstant } from './columns.ts'

export const entryQuery = `
  SELECT e.entry_id, e.feed_id, e.identity, e.guid, e.canonical_url, e.address_shared, e.content_hash, e.article_id, e.own,
    e.title, e.stated_at, e.text_length AS given_length,
    CASE WHEN a.leading_entry = e.entry_id THEN max(e.text_length, coalesce(p.text_length, 0)) ELSE e.text_length END AS text_length,
    a.leading_entry = e.entry_id AS leads, a.led_over
  FROM entries e JOIN articles a ON a.article_id = e.article_id LEFT JOIN fulltexts p ON p.article_id = e.article_id`

export interface EntryRow {
  entry_id: number
  feed_id: string
  identity: string
  guid: string | null
  canonical_url: string | null
  address_shared: number
  content_hash: string
  title: string | null
  stated_at: number | null
  given_length: number
  article_id: string
  own: number
  text_length: number
  leads: number
  led_over: number
}

export function toKnownEntry(row: EntryRow): KnownEntry {
  return {
    entryId: row.entry_id,
    feed: feedId(row.feed_id),
    identity: row.identity,
    guid: row.guid,
    canonicalUrl: row.canonical_url as CanonicalUrl | null,
    addressShared: row.address_shared === 1,
    contentHash: row.content_hash,
    title: row.title,
    statedAt: maybeInstant(row.stated_at),
    givenLength: row.given_length,
    article: row.article_id as ArticleId,
    own: row.own === 1,
    textLength: row.text_length,
    leads: row.leads === 1,
    ledOver: row.led_over === 1,
  }
}
