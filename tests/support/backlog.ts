/** A feed that is followed in a real store, read poll by poll and archive by archive without a network. */
import type { TaggedEntry } from '#model/entry.ts'
import type { FaultCode } from '#model/fault.ts'
import { feedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { takeBacklogs } from '#workers/schedule-backlogs.ts'
import type { TaggedReading } from '#workers/tagged-reading.ts'
import { type EntryFields, entryOf } from './entries.ts'
import { faultReading, freshReading } from './readings.ts'
import { startOfTest, type TestStore } from './store.ts'

export const backlogRules = {
  network: watchNetwork(),
  limitsOf: () => null,
  everySeconds: null,
  bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 },
}

export const hour = 3600
export const hoursAfter = (hours: number): Instant => later(startOfTest, hours * hour)

/** Story `n` of feed `a`, published `n` hours after the start unless it says otherwise. */
export function story(n: number, fields: EntryFields = {}): TaggedEntry {
  const identity = `guid:${n}`
  const base = { guid: `${n}`, identity, rawHash: `raw ${n}`, contentHash: `hash ${n}`, title: `Story ${n}`, url: `https://a.example/${n}` }
  return entryOf({ ...base, publishedAt: hoursAfter(n), ...fields })
}

export function stories(from: number, to: number): TaggedEntry[] {
  return Array.from({ length: to - from + 1 }, (_, index) => story(from + index))
}

export const archive = (n: number) => `https://a.example/archive/${n}`

function fresh(entries: readonly TaggedEntry[], earlier: string | null, at: Instant): TaggedReading {
  const reading = freshReading('a', entries, '', at)
  return reading.outcome.kind === 'fresh' ? { ...reading, outcome: { ...reading.outcome, earlier } } : reading
}

/** A good reading of the feed itself, under a lease, begun a second before it is committed. */
export function poll(
  test: TestStore,
  entries: readonly TaggedEntry[],
  earlier: string | null,
  at: Instant,
  changes: Partial<TaggedReading> = {},
) {
  const lease = `poll at ${at}`
  test.store.leases.hold(lease, 'boot', later(at, 60), [{ host: 'a.example:443', feeds: [feedId('a')], freeAt: at }])
  const [report] = ingest(test.store, [{ ...fresh(entries, earlier, later(at, -1)), lease, ...changes }], backlogRules, at)
  test.store.leases.release(lease, [], [{ host: 'a.example:443', at }])
  return report
}

/** What is due of the archive is taken. Null: nothing is. */
export function takeArchive(test: TestStore, at: Instant): { readonly lease: string; readonly url: string; readonly host: string } | null {
  const [batch] = takeBacklogs(test.store, 'boot', 1, backlogRules, at)
  const [host] = batch?.hosts ?? []
  const [order] = host?.feeds ?? []
  return batch === undefined || host === undefined || order === undefined ? null : { lease: batch.lease, url: order.url, host: host.host }
}

/** What is due of the archive is read. */
export function readArchive(test: TestStore, entries: readonly TaggedEntry[], earlier: string | null, at: Instant) {
  return bring(test, fresh(entries, earlier, at), at)
}

export function failArchive(test: TestStore, code: FaultCode, at: Instant) {
  return bring(test, faultReading('a', code, '', at), at)
}

function bring(test: TestStore, reading: TaggedReading, at: Instant) {
  const taken = takeArchive(test, at)
  if (taken === null) throw new Error('nothing of the archive is due')
  const [report] = ingest(test.store, [{ ...reading, via: 'archive', lease: taken.lease }], backlogRules, at)
  test.store.leases.release(taken.lease, [], [{ host: taken.host, at }])
  return { ...report, url: taken.url }
}

/** Titles of the feed's articles, the newest first. */
export function titles({ store }: TestStore): string[] {
  return store.articles.page({ kind: 'all' }, null, 500).articles.map(({ title }) => title)
}
