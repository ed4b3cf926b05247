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
import type { Outcome, Reading } from '#model/reading.ts'
import { nextTime, type PollBounds } from '#schedule/next-time.ts'
import type { FollowedFeed } from '#store/health.ts'
import type { StoreWriter } from '#store/store.ts'

/** A reading whose fresh entries have their tags. */
export interface TaggedReading extends Omit<Reading, 'outcome'> {
  readonly outcome:
    | Exclude<Outcome, { kind: 'fresh' }>
    | (Omit<Extract<Outcome, { kind: 'fresh' }>, 'entries'> & { readonly entries: readonly TaggedEntry[] })
  readonly rulesVersion: string
}

export interface IngestReport {
  readonly entriesNew: number
  readonly entriesChanged: number
  /** When the feed is asked next; null where more parts follow or the lease was no longer current: articles are kept all the same, health is left alone. */
  readonly nextAt: Instant | null
}

/** @throws Fault `store/*` */
export function ingest(store: StoreWriter, reading: TaggedReading, bounds: PollBounds, now: Instant): IngestReport {
  return store.transaction(() => {
    const feed = store.health.followed(reading.feed)
    // The store was replaced while the feed was read: it is not followed here.
    if (feed === null) return { entriesNew: 0, entriesChanged: 0, nextAt: null }
    const counts = reading.outcome.kind === 'fresh' ? saveEntries(store, reading, feed, now) : { entriesNew: 0, entriesChanged: 0 }
    const current = feed.lease === reading.lease && !reading.more
    return { ...counts, nextAt: current ? recordHealth(store, reading, feed, counts, bounds, now) : null }
  })
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

function recordHealth(
  store: StoreWriter,
  reading: TaggedReading,
  feed: FollowedFeed,
  counts: { readonly entriesNew: number; readonly entriesChanged: number },
  bounds: PollBounds,
  now: Instant,
): Instant {
  const { outcome } = reading
  const consecutiveFailures = outcome.kind === 'fault' ? feed.consecutiveFailures + 1 : 0
  const next = nextTime({ everySeconds: feed.everySeconds, consecutiveFailures }, now, bounds)
  if (outcome.kind === 'fresh') store.health.describe(reading.feed, outcome)
  store.health.record(reading.feed, {
    at: reading.startedAt,
    outcome: outcome.kind,
    status: reading.status,
    fault: outcome.kind === 'fault' ? outcome.fault : null,
    bytes: reading.bytes,
    durationMs: reading.durationMs,
    ...counts,
    nextAt: next.at,
    nextReason: next.reason,
  })
  return next.at
}
