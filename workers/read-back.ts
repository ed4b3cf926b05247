/**
 * What a feed published while nobody looked. A reading that shows a gap has the document before it asked for, that one the one before, until one meets
 * what was known. Runs in the transaction of the reading's articles; the feed's health stays as its own readings leave it.
 */
import { hostOf } from '#fetch/host-of.ts'
import { shortHash } from '#lib/hash.ts'
import { statedDate } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { type Instant, instant } from '#model/instant.ts'
import { archiveCourse } from '#schedule/archive-course.ts'
import { pageCourse } from '#schedule/page-course.ts'
import { afterAnswer } from '#schedule/refusals.ts'
import type { AskedBacklog, BroughtBack } from '#store/backlogs.ts'
import type { FollowedFeed } from '#store/health.ts'
import type { StoreWriter } from '#store/store.ts'
import { isDown } from './network-watch.ts'
import type { TaggedReading } from './tagged-reading.ts'

export interface BacklogReport {
  /** A document is due now. */
  readonly isDue: boolean
  /** What happened, in words; empty where another document follows and nothing went wrong. */
  readonly because: string
}

/** What became of a document's entries. */
export interface SavedEntries {
  readonly entriesNew: number
  /** Entries of the store that were in it. */
  readonly known: readonly number[]
  /** Items that stand in it just as in the feed's last document, and were not read again. */
  readonly unchanged: number | null
}

/**
 * Of a good reading of the feed itself. A gap shows where the feed had entries and each in its document is new: others may have come and gone between.
 * Null: there is none, or the document names none before it.
 */
export function noteGap(
  store: StoreWriter,
  { outcome, startedAt, feed }: TaggedReading,
  followed: FollowedFeed,
  saved: SavedEntries,
  now: Instant,
): BacklogReport | null {
  if (outcome.kind !== 'fresh' || outcome.earlier === null) return null
  const { lastSuccessAt: since, newestAt } = followed
  if (since === null || newestAt === null) return null
  const isAllNew = saved.unchanged === 0 && saved.known.length === 0 && saved.entriesNew > 0
  const seen = [followed.url, outcome.address].map(keyOf)
  if (!isAllNew || seen.includes(keyOf(outcome.earlier))) return null
  const { earlier: url } = outcome
  store.backlogs.open({ feed, url, host: hostOf(url), since, notedAt: startedAt, seen: [...seen, keyOf(url)] }, now)
  return { isDue: true, because: 'none of its entries was known: its archive is read back for what was missed' }
}

/** Of an earlier document. */
export function readBack(
  store: StoreWriter,
  reading: TaggedReading,
  asked: AskedBacklog,
  saved: SavedEntries,
  now: Instant,
): BacklogReport | null {
  const { feed, outcome, more } = reading
  if (outcome.kind !== 'fresh') {
    noteAnswer(store, asked, reading, now)
    return fail(store, asked, outcome, now)
  }
  const brought = broughtBy(store, outcome.entries, asked, saved)
  if (more) {
    store.backlogs.savePart(feed, brought)
    return null
  }
  noteAnswer(store, asked, reading, now)
  const { earlier } = outcome
  const isSeen = earlier !== null && asked.seen.includes(keyOf(earlier))
  const { next, reason } = archiveCourse({ ...brought, since: asked.since, documents: asked.documents + 1, earlier, isSeen })
  if (next === null) {
    store.backlogs.end(feed, brought, reason, now)
    return { isDue: false, because: `its archive was read back: ${reason}` }
  }
  store.backlogs.goOn({ feed, url: next, host: hostOf(next) }, brought, [...asked.seen, keyOf(next)], now)
  return { isDue: true, because: '' }
}

function broughtBy(
  store: StoreWriter,
  entries: readonly Parameters<typeof statedDate>[0][],
  asked: AskedBacklog,
  saved: SavedEntries,
): BroughtBack {
  const dates = [asked.newestAt, ...entries.map(statedDate)].filter((date) => date !== null)
  return {
    entries: saved.entriesNew,
    known: asked.known || store.backlogs.anySeenBefore(saved.known, asked.notedAt),
    newestAt: dates.length === 0 ? null : instant(Math.max(...dates)),
  }
}

/** A host that refuses its archive is left alone with its feeds too. */
function noteAnswer(store: StoreWriter, { host }: AskedBacklog, { feed, status, outcome }: TaggedReading, at: Instant): void {
  const before = store.hosts.refusals(host)
  const retryAfterSeconds = outcome.kind === 'fault' ? outcome.retryAfterSeconds : null
  const after = afterAnswer(before, { feed: `${feed} (archive)`, status, retryAfterSeconds, at })
  if (after !== before) store.hosts.saveRefusals(host, after)
}

function fail(
  store: StoreWriter,
  { feed, tries }: AskedBacklog,
  outcome: Exclude<TaggedReading['outcome'], { kind: 'fresh' }>,
  now: Instant,
): BacklogReport {
  if (isDown(store)) {
    store.backlogs.release(feed)
    return { isDue: false, because: '' }
  }
  const { code, message } =
    outcome.kind === 'fault' ? outcome.fault : new Fault('fetch/bad-answer', 'an answer without a document came').toPlain()
  const retryAfterSeconds = outcome.kind === 'fault' ? outcome.retryAfterSeconds : null
  const { at, reason } = pageCourse({ code, tries: tries + 1, retryAfterSeconds }, now)
  const because = `${message}; ${reason}`
  store.backlogs.fail(feed, { code, because, nextAt: at }, now)
  return { isDue: false, because: `its archive: ${because}` }
}

/** A fragment leads to the same document. */
function keyOf(url: string): string {
  return shortHash(url.replace(/#.*$/s, ''))
}
