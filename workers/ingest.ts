/**
 * The product's heart, in the order data flows: recognise, then store, then say how the feed fares; one transaction.
 * Done twice, it changes nothing.
 */
import { cleanVersion } from '#clean/version.ts'
import { articleId, articleUrn, publishersId } from '#dedupe/article-ids.ts'
import { recognise } from '#dedupe/dedupe.ts'
import { isOwnPublisher } from '#dedupe/own-publisher.ts'
import { sortDate } from '#dedupe/sort-date.ts'
import type { TaggedEntry } from '#model/entry.ts'
import type { FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { FollowedFeed } from '#store/health.ts'
import type { StoreWriter } from '#store/store.ts'
import { type FollowUpTerms, followUp, recordPush } from './follow-up.ts'
import type { TaggedReading } from './tagged-reading.ts'

export interface IngestReport {
  readonly entriesNew: number
  readonly entriesChanged: number
  /** When the feed is asked next; null where more parts follow or the lease was no longer current: articles are kept all the same, health is left alone. */
  readonly nextAt: Instant | null
}

/** All of them or none. @throws Fault `store/*` */
export function ingest(store: StoreWriter, readings: readonly TaggedReading[], terms: FollowUpTerms, now: Instant): IngestReport[] {
  return store.transaction(() => readings.map((reading) => take(store, reading, terms, now)))
}

function take(store: StoreWriter, reading: TaggedReading, terms: FollowUpTerms, now: Instant): IngestReport {
  const feed = store.health.followed(reading.feed, now)
  // The store was replaced while the feed was read: it is not followed here.
  if (feed === null) return { entriesNew: 0, entriesChanged: 0, nextAt: null }
  const counts = reading.outcome.kind === 'fresh' ? saveEntries(store, reading, feed, now) : { entriesNew: 0, entriesChanged: 0 }
  if (reading.more) return { ...counts, nextAt: null }
  if (reading.via === 'push') recordPush(store, reading, counts, now)
  // Of a push, or of a reading whose feed was given to another meanwhile, health is left alone.
  if (feed.lease !== reading.lease) return { ...counts, nextAt: null }
  return { ...counts, nextAt: followUp(store, reading, feed, counts, terms, now) }
}

function saveEntries(
  store: StoreWriter,
  reading: TaggedReading,
  feed: FollowedFeed,
  now: Instant,
): { entriesNew: number; entriesChanged: number } {
  const counts = { entriesNew: 0, entriesChanged: 0 }
  if (reading.outcome.kind !== 'fresh') return counts
  const siteUrl = reading.outcome.description.siteUrl ?? feed.siteUrl
  for (const entry of reading.outcome.entries) {
    const own = isOwnPublisher(entry, feed.url, siteUrl)
    const sighting = { feed: reading.feed, own, now, rulesVersion: reading.rulesVersion, cleanVersion }
    const verdict = recognise(reading.feed, entry, own, store.articles.candidatesFor(reading.feed, entry))
    switch (verdict.kind) {
      case 'known':
        continue
      case 'revised':
        store.articles.revise(verdict.entry, entry, sighting, verdict.because)
        counts.entriesChanged += 1
        continue
      case 'joined':
        store.articles.join(verdict.article, entry, sighting, verdict.takesOver, verdict.because)
        counts.entriesNew += 1
        continue
      case 'new':
        store.articles.add(newArticle(reading.feed, entry, feed, now), entry, sighting, verdict.because)
        counts.entriesNew += 1
    }
  }
  return counts
}

function newArticle(feedId: FeedId, entry: TaggedEntry, feed: FollowedFeed, now: Instant) {
  const id = articleId(feedId, entry.identity)
  const sort = sortDate(entry.publishedAt ?? entry.updatedAt, feed.lastSuccessAt, now)
  return {
    id,
    urn: articleUrn(id),
    // It may be made from the address of its feed.
    publishersId: feed.private ? null : publishersId(entry.guid, feed.url, entry.url),
    sortAt: sort.at,
    sortBecause: sort.because,
  }
}
