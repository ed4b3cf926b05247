/**
 * The product's heart, in the order data flows: recognise, then store, then say how the feed fares; one transaction.
 * Done twice, it changes nothing.
 */
import { cleanVersion } from '#clean/version.ts'
import { articleId, articleUrn, publishersId } from '#dedupe/article-ids.ts'
import { recognise, type Verdict } from '#dedupe/dedupe.ts'
import { isOwnPublisher } from '#dedupe/own-publisher.ts'
import { sortDate } from '#dedupe/sort-date.ts'
import { hostOf } from '#fetch/host-of.ts'
import type { TaggedEntry } from '#model/entry.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
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
  const items = reading.outcome.entries.map((entry) => ({
    entry,
    own: isOwnPublisher(entry, feed.url, siteUrl),
    candidates: store.articles.candidatesFor(reading.feed, entry),
  }))
  const { verdicts, guids, happening } = recognise({
    feed: reading.feed,
    items,
    unchanged: reading.lease === feed.lease ? unchangedIn(reading) : null,
    guids: feed.guids,
    at: reading.startedAt,
    previousAt: feed.lastSuccessAt,
  })
  if (guids !== feed.guids) store.health.saveGuids(reading.feed, guids)
  if (happening !== null) store.events.append({ ...happening, feed: reading.feed }, now)
  for (const [index, { entry: read, own }] of items.entries()) {
    const verdict = verdicts[index]
    if (verdict === undefined) continue
    const entry = identified(store, reading.feed, read, verdict)
    if (entry === null) continue
    const sighting = { feed: reading.feed, own, now, rulesVersion: reading.rulesVersion, cleanVersion }
    switch (verdict.kind) {
      case 'known':
        if (verdict.entry.guid !== entry.guid) store.articles.rename(verdict.entry, entry.guid)
        continue
      case 'revised':
        store.articles.revise(verdict.entry, entry, sighting, verdict.because)
        if (verdict.entry.leads) wantPage(store, verdict.entry.article, entry, feed, now)
        counts.entriesChanged += 1
        continue
      case 'joined':
        store.articles.join(verdict.article, entry, sighting, verdict.takesOver, verdict.because)
        if (verdict.takesOver) wantPage(store, verdict.article, entry, feed, now)
        counts.entriesNew += 1
        continue
      case 'new': {
        const article = newArticle(reading.feed, entry, feed, now)
        store.articles.add(article, entry, sighting, verdict.because)
        wantPage(store, article.id, entry, feed, now)
        counts.entriesNew += 1
      }
    }
  }
  return counts
}

/** Its text is shown: if its feed's articles are to be whole, its page is read. */
function wantPage(store: StoreWriter, article: ArticleId, { url }: TaggedEntry, { feed, fulltext }: FollowedFeed, now: Instant): void {
  if (fulltext && url !== null) store.fulltexts.want({ article, feed, url, host: hostOf(url) }, now)
}

/** Under the identity it is stored by; null: it is stored already. */
function identified(store: StoreWriter, feed: FeedId, entry: TaggedEntry, verdict: Verdict): TaggedEntry | null {
  if (verdict.kind === 'known' || verdict.kind === 'revised') return entry
  const identity = verdict.identities.find((free) => free === entry.identity || !store.articles.holds(feed, free))
  if (identity === undefined) return null
  return identity === entry.identity ? entry : { ...entry, identity }
}

/** How many items of a whole document stand in it just as they stood in the last one. */
function unchangedIn({ outcome, via, more }: TaggedReading): number | null {
  if (outcome.kind !== 'fresh' || via === 'push' || more) return null
  const came = new Set(outcome.entries.map((entry) => entry.rawHash))
  return outcome.rawHashes.filter((hash) => !came.has(hash)).length
}

function newArticle(feedId: FeedId, entry: TaggedEntry, feed: FollowedFeed, now: Instant) {
  const id = articleId(feedId, entry.identity)
  const sort = sortDate(entry.publishedAt ?? entry.updatedAt, feed.lastSuccessAt, now)
  return {
    id,
    urn: articleUrn(id),
    // It may be made from the address of its feed.
    publishersId: feed.private ? null : publishersId(entry.guid, feed.url, entry.url, entry.source?.url ?? null),
    sortAt: sort.at,
    sortBecause: sort.because,
  }
}
