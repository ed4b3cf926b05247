/** An entry as the columns of its own row, and of the article's that shows it. */
import type { PublicDetails } from '#model/details.ts'
import { statedDate, type TaggedEntry } from '#model/entry.ts'
import type { FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { Bound } from './by-position.ts'

/** Where an entry comes from and under what it was read. */
export interface Sighting {
  readonly feed: FeedId
  readonly own: boolean
  readonly now: Instant
  readonly rulesVersion: string
  readonly cleanVersion: number
}

export function entryColumns(entry: TaggedEntry, sighting: Sighting): Record<string, Bound> {
  return {
    guid: entry.guid,
    url: entry.url,
    canonicalUrl: entry.canonicalUrl,
    addressShared: Number(entry.addressShared),
    contentHash: entry.contentHash,
    own: Number(sighting.own),
    textLength: entry.text.length,
    sourceTitle: entry.source?.title ?? null,
    sourceUrl: entry.source?.url ?? null,
    sourceUri: entry.source?.id ?? null,
    title: entry.title,
    statedAt: statedDate(entry),
    now: sighting.now,
  }
}

/** `content` and `text` are bytes: the statement casts them. */
export function shownColumns(entry: TaggedEntry, sighting: Sighting, updatedAt: Instant): Record<string, Bound> {
  return {
    canonicalUrl: entry.canonicalUrl,
    title: entry.title,
    url: entry.url,
    author: entry.author,
    summary: entry.summary,
    content: entry.content.bytes,
    text: entry.text.bytes,
    language: entry.language,
    image: entry.image === null ? null : JSON.stringify(entry.image),
    categories: JSON.stringify(entry.categories),
    enclosures: JSON.stringify(entry.enclosures),
    details: isSaying(entry.details) ? JSON.stringify(entry.details) : null,
    statedAt: statedDate(entry),
    updatedAt: Math.min(updatedAt, sighting.now),
    rulesVersion: sighting.rulesVersion,
    cleanVersion: sighting.cleanVersion,
  }
}

function isSaying({ authors, contributors, rights, license, media }: PublicDetails): boolean {
  return authors.length + contributors.length + media.length > 0 || rights !== null || license !== null
}
