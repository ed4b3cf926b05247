/** Due feeds become leased batches; one transaction. */
import { Fault } from '#model/fault.ts'
import type { FetchBatch, HostLimits } from '#model/fetch-batch.ts'
import type { FeedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import { longestSeconds, nextTime, type PollBounds } from '#schedule/next-time.ts'
import { batchBounds, planBatches } from '#schedule/schedule.ts'
import type { StoreWriter } from '#store/store.ts'

/** A lease outlasts its batch's planned time by this: room for the queue and for the requests in hand. */
const graceSeconds = 60
/** How many due feeds are looked at in one go. */
const dueAtOnce = 5000

export interface ScheduleRules {
  readonly limitsOf: (host: string) => HostLimits | null
  readonly bounds: PollBounds
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
    store.leases.drawBack(now, longestSeconds * 1000, (batchBounds.plannedSeconds + graceSeconds) * 1000)
    for (const lease of overdue.held) store.leases.renew(lease, later(now, graceSeconds))
    for (const feed of overdue.lost.flatMap(store.leases.expire)) blame(store, feed, rules.bounds, now)
    return planBatches(store.leases.due(now, dueAtOnce), rules.limitsOf, most).map((batch) => {
      const lease = crypto.randomUUID()
      store.leases.hold(lease, boot, later(now, batch.plannedSeconds + graceSeconds), batch.hosts)
      const hosts = batch.hosts.map(({ host, feeds }) => ({ host, limits: rules.limitsOf(host), feeds: feeds.map(store.leases.order) }))
      return { lease, plannedSeconds: batch.plannedSeconds, hosts }
    })
  })
}

/** Asked alone, and still nobody came back with a result: the feed's own fault. */
function blame(store: StoreWriter, feed: FeedId, bounds: PollBounds, now: Instant): void {
  const known = store.health.followed(feed)
  if (known === null) return
  const next = nextTime({ everySeconds: known.everySeconds, consecutiveFailures: known.consecutiveFailures + 1 }, now, bounds)
  const fault = new Fault('fetch/kills-worker', 'nobody who was given this feed came back with a result')
  store.health.record(feed, {
    at: now,
    outcome: 'fault',
    status: null,
    fault: fault.toPlain(),
    bytes: 0,
    durationMs: 0,
    entriesNew: 0,
    entriesChanged: 0,
    nextAt: next.at,
    nextReason: next.reason,
  })
}
