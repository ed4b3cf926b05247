/** Due feeds become leased batches; one transaction. */
import { Fault } from '#model/fault.ts'
import type { FetchBatch, HostLimits } from '#model/fetch-batch.ts'
import type { FeedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import { courseAfter } from '#schedule/course.ts'
import { longestSeconds } from '#schedule/next-time.ts'
import { longestBatchSeconds, planBatches } from '#schedule/schedule.ts'
import type { DueRow } from '#store/leases.ts'
import type { StoreWriter } from '#store/store.ts'
import { countLostBacklogs } from './lost-backlogs.ts'
import { countLostPages } from './lost-pages.ts'
import { isDown, type NetworkWatch } from './network-watch.ts'
import type { Pace } from './pace.ts'

/** A lease outlasts its batch's planned time by this: room for the queue and for the requests in hand. */
export const graceSeconds = 60
/** How many due feeds are looked at in one go. */
const dueAtOnce = 5000
/** While nothing can be reached, so many hosts are asked at once, those first that answered last. */
const probesAtOnce = 5

export interface ScheduleRules extends Pace {
  readonly limitsOf: (host: string) => HostLimits | null
  readonly network: NetworkWatch
}

/** Leases that ran out, told apart by whether the queue still has their job. */
export interface OverdueLeases {
  readonly held: readonly string[]
  readonly lost: readonly string[]
}

/** @param most batches wanted now */
export function takeDue(
  store: StoreWriter,
  boot: string,
  most: number,
  overdue: OverdueLeases,
  rules: ScheduleRules,
  now: Instant,
): FetchBatch[] {
  return store.transaction(() => {
    store.leases.drawBack(now, longestSeconds * 1000, (longestBatchSeconds + graceSeconds) * 1000)
    for (const lease of overdue.held) store.leases.renew(lease, later(now, graceSeconds))
    for (const lease of overdue.lost) {
      countLostPages(store, lease, now)
      countLostBacklogs(store, lease, now)
    }
    for (const feed of overdue.lost.flatMap(store.leases.expire)) blame(store, feed, rules, now)
    const due = isDown(store) ? probes(store, rules.network, now) : store.leases.due(now, dueAtOnce)
    return planBatches(due, rules.limitsOf, most).map((batch) => {
      const lease = crypto.randomUUID()
      // Should nobody come back, it stays open when the hosts were asked last.
      const latest = later(now, batch.plannedSeconds)
      const held = batch.hosts.map(({ host, feeds }) => ({ host, feeds, freeAt: later(latest, spacingOf(rules.limitsOf, host)) }))
      store.leases.hold(lease, boot, later(latest, graceSeconds), held)
      const hosts = batch.hosts.map(({ host, feeds }) => ({ host, limits: rules.limitsOf(host), feeds: feeds.map(store.leases.order) }))
      return { lease, plannedSeconds: batch.plannedSeconds, hosts }
    })
  })
}

function probes(store: StoreWriter, network: NetworkWatch, now: Instant): DueRow[] {
  return network.mayProbe(now) ? store.leases.probes(now, probesAtOnce) : []
}

/** What a host is granted that feeds.json does not name; inside FETCH_ALLOW_NETWORKS a worker asks sooner, but that is for it to find out. */
export function spacingOf(limitsOf: ScheduleRules['limitsOf'], host: string): number {
  return limitsOf(host)?.spacingSeconds ?? 1
}

/** Asked alone, and still nobody came back with a result: the feed's own fault. */
function blame(store: StoreWriter, feed: FeedId, { everySeconds, bounds }: Pace, now: Instant): void {
  const known = store.health.followed(feed, now)
  if (known === null) return
  const fault = new Fault('fetch/kills-worker', 'nobody who was given this feed came back with a result').toPlain()
  const unsaid = { status: null, retryAfterSeconds: null, freshSeconds: null, hints: null, movedTo: null }
  const facts = { at: now, kind: 'fault', fault, ...unsaid, postings: store.health.postings(feed), private: known.private } as const
  const course = courseAfter({ ...known, everySeconds: known.everySeconds ?? everySeconds }, facts, bounds, now)
  const { nextAt, nextReason } = course
  const attempt = { at: now, outcome: 'fault', status: null, fault, bytes: 0, durationMs: 0, entriesNew: 0, entriesChanged: 0 } as const
  store.health.record(feed, { ...attempt, nextAt, nextReason }, course, known.host)
  for (const happening of course.happenings) store.events.append({ ...happening, feed }, now)
}
