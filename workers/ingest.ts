/**
 * The product's heart, in the order data flows: recognise, then store, then say how the feed fares; one transaction.
 * Done twice, it changes nothing.
 */
import { cleanVersion } from '#clean/version.ts'
import { articleIds, articleUrn, publishersId } from '#dedupe/article-ids.ts'
import { recognise, type Verdict } from '#dedupe/dedupe.ts'
import { ownPublisherTest } from '#dedupe/own-publisher.ts'
import { archivedSortDate, sortDate } from '#dedupe/sort-date.ts'
import { hostOf } from '#fetch/host-of.ts'
import { statedDate, type TaggedEntry } from '#model/entry.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { isBeforeGap } from '#schedule/archive-course.ts'
import type { AskedBacklog } from '#store/backlogs.ts'
import type { FollowedFeed } from '#store/health.ts'
import type { StoreWriter } from '#store/store.ts'
import { type FollowUpTerms, followUp, recordPush } from './follow-up.ts'
import { type BacklogReport, noteGap, readBack, type SavedEntries } from './read-back.ts'
import type { TaggedReading } from './tagged-reading.ts'

export interface IngestReport {
  readonly entriesNew: number
  readonly entriesChanged: number
  /** When the feed is asked next; null where more parts follow or the lease was no longer current: articles are kept all the same, health is left alone. */
  readonly nextAt: Instant | null
  /** Null: nothing new of what is read back from the feed's archive. */
  readonly backlog: BacklogReport | null
}

/** What became of a document's entries. */
interface Saved extends SavedEntries {
  readonly entriesChanged: number
}

const nothingSaved: Saved = { entriesNew: 0, entriesChanged: 0, known: [], unchanged: null }

/** All of them or none. @param readings gone through once, one after another @throws Fault `store/*` */
export function ingest(store: StoreWriter, readings: Iterable<TaggedReading>, terms: FollowUpTerms, now: Instant): IngestReport[] {
  return store.transaction(() => Array.from(readings, (reading) => take(store, reading, terms, now)))
}

function take(store: StoreWriter, reading: TaggedReading, terms: FollowUpTerms, now: Instant): IngestReport {
  const feed = store.health.followed(reading.feed, now)
  // The store was replaced while the feed was read: it is not followed here.
  if (feed === null) return reportOf(nothingSaved)
  if (reading.via === 'archive') return takeArchive(store, reading, feed, now)
  const saved = saveEntries(store, reading, feed, null, now)
  const report = reportOf(saved)
  if (reading.more) return report
  if (reading.via === 'push') recordPush(store, reading, report, now)
  // Of a push, or of a reading whose feed was given to another meanwhile, health is left alone.
  if (feed.lease !== reading.lease) return report
  const backlog = noteGap(store, reading, feed, saved, now)
  return { ...report, nextAt: followUp(store, reading, feed, report, terms, now), backlog }
}

/** Without its lease somebody else has it, or nobody wants it any more. */
function takeArchive(store: StoreWriter, reading: TaggedReading, feed: FollowedFeed, now: Instant): IngestReport {
  const asked = store.backlogs.asked(reading.feed, reading.lease)
  if (asked === null) return reportOf(nothingSaved)
  const saved = saveEntries(store, reading, feed, asked, now)
  return { ...reportOf(saved), backlog: readBack(store, reading, asked, saved, now) }
}

function reportOf({ entriesNew, entriesChanged }: Saved): IngestReport {
  return { entriesNew, entriesChanged, nextAt: null, backlog: null }
}

/** @param archive what the reading is an earlier document for; null: it is the feed itself */
function saveEntries(store: StoreWriter, reading: TaggedReading, feed: FollowedFeed, archive: AskedBacklog | null, now: Instant): Saved {
  if (reading.outcome.kind !== 'fresh') return nothingSaved
  const counts = { entriesNew: 0, entriesChanged: 0 }
  const known: number[] = []
  // Whose feed it is, an archive cannot say.
  const siteUrl = (archive === null ? reading.outcome.description.siteUrl : null) ?? feed.siteUrl
  const isOwn = ownPublisherTest(feed.url, siteUrl)
  const idOf = articleIds(reading.feed)
  const items = reading.outcome.entries.map((entry) => ({
    entry,
    own: isOwn(entry),
    candidates: store.articles.candidatesFor(reading.feed, entry),
  }))
  const unchanged = reading.lease === feed.lease ? unchangedIn(reading) : null
  const { verdicts, guids, happening } = recognise({
    feed: reading.feed,
    items,
    unchanged,
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
    if (verdict.kind === 'known' || verdict.kind === 'revised') {
      known.push(verdict.entry.entryId)
      // The form it has in an archive may be older than the one we have.
      if (archive !== null) continue
    } else if (archive !== null && isBeforeGap(statedDate(entry), archive.since)) continue
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
        const article = newArticle(idOf(entry.identity), entry, feed, archive, now)
        store.articles.add(article, entry, sighting, verdict.because)
        wantPage(store, article.id, entry, feed, now)
        counts.entriesNew += 1
      }
    }
  }
  return { ...counts, known, unchanged }
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

function newArticle(id: ArticleId, entry: TaggedEntry, feed: FollowedFeed, archive: AskedBacklog | null, now: Instant) {
  const stated = statedDate(entry)
  const sort = archive === null ? sortDate(stated, feed.lastSuccessAt, now) : archivedSortDate(stated, archive.since, now)
  return {
    id,
    urn: () => articleUrn(id),
    // It may be made from the address of its feed.
    publishersId: feed.private ? null : publishersId(entry.guid, feed.url, entry.url, entry.source?.url ?? null),
    sortAt: sort.at,
    sortBecause: sort.because,
  }
}
