/** A real store in a temporary folder, with feeds taken up. */
import { hostOf } from '#fetch/host-of.ts'
import type { Attempt, Feed } from '#model/feed.ts'
import { feedId } from '#model/ids.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import { noHints } from '#model/polling.ts'
import { usualPolicy } from '#model/publish-policy.ts'
import type { Course, ReadDocument } from '#store/health.ts'
import { openStore, type StoreWriter } from '#store/store.ts'
import { temporaryFolder } from './temporary.ts'

export const startOfTest: Instant = instant(Date.UTC(2026, 10, 24, 12))

export function feedOf(id: string, fields: Partial<Feed> = {}): Feed {
  return {
    id: feedId(id),
    url: `https://${id}.example/feed.xml`,
    title: null,
    publisher: null,
    topics: [],
    regions: [],
    language: null,
    everySeconds: null,
    enabled: true,
    private: false,
    fulltext: false,
    publish: usualPolicy,
    secrets: null,
    folders: [],
    opml: {},
    ...fields,
  }
}

/** An attempt that found nothing new, asked again in half an hour. */
export function attemptOf(fields: Partial<Attempt> = {}): Attempt {
  return {
    at: startOfTest,
    outcome: fields.fault === undefined || fields.fault === null ? 'unchanged' : 'fault',
    status: 304,
    fault: null,
    bytes: 0,
    durationMs: 1,
    entriesNew: 0,
    entriesChanged: 0,
    nextAt: later(startOfTest, 1800),
    nextReason: 'every 30 minutes',
    ...fields,
  }
}

/** How a feed stands of which nothing special is known. */
export function courseOf(fields: Partial<Course> = {}): Course {
  return {
    stopped: false,
    consecutiveFailures: 0,
    faultSince: null,
    faultTimes: 0,
    brokenTold: false,
    silentTold: false,
    movedTo: null,
    moving: null,
    rhythmSeconds: null,
    newestAt: null,
    silentAt: null,
    ...fields,
  }
}

/** What is kept of an empty document. */
export function documentOf(fields: Partial<ReadDocument> = {}): ReadDocument {
  const unsaid = {
    title: null,
    siteUrl: null,
    feedUri: null,
    language: null,
    updatedAt: null,
    description: null,
    imageUrl: null,
    rights: null,
  }
  return {
    description: { ...unsaid, format: 'rss' },
    validators: { etag: null, lastModified: null },
    bodyHash: null,
    hints: noHints,
    rawHashes: [],
    damage: [],
    ...fields,
  }
}

export interface TestStore {
  readonly store: StoreWriter
  readonly dataDir: string
  /** Puts other feeds in force. @param everySeconds as `defaults.every` */
  takeUp(feeds: readonly Feed[], now?: Instant, everySeconds?: number | null): ReturnType<StoreWriter['configurations']['takeUp']>
  [Symbol.dispose](): void
}

/** Follows `feeds` from `startOfTest` on. */
export function storeWith(feeds: readonly Feed[]): TestStore {
  const folder = temporaryFolder()
  const store = openStore(folder.path)
  let version = 0
  const takeUp = (next: readonly Feed[], now: Instant = startOfTest, everySeconds: number | null = null) =>
    store.transaction(() => store.configurations.takeUp(`version ${++version}`, { feeds: next, schedule: { everySeconds } }, hostOf, now))
  takeUp(feeds)
  return {
    store,
    dataDir: folder.path,
    takeUp,
    [Symbol.dispose]: () => {
      store.close()
      folder[Symbol.dispose]()
    },
  }
}
