/** Due archives become leased batches, as due feeds do: a host is in one batch at a time, whatever is asked there. */
import type { FetchBatch } from '#model/fetch-batch.ts'
import { type Instant, later } from '#model/instant.ts'
import { planArchives } from '#schedule/schedule.ts'
import type { StoreWriter } from '#store/store.ts'
import { isDown } from './network-watch.ts'
import { graceSeconds, type ScheduleRules, spacingOf } from './schedule.ts'

/** How many due archives are looked at in one go. */
const dueAtOnce = 1_000

/** @param most batches wanted now */
export function takeBacklogs(
  store: StoreWriter,
  boot: string,
  most: number,
  { limitsOf }: Pick<ScheduleRules, 'limitsOf'>,
  now: Instant,
): FetchBatch[] {
  return store.transaction(() => {
    if (isDown(store)) return []
    return planArchives(store.backlogs.due(now, dueAtOnce), limitsOf, most).map(({ hosts, plannedSeconds }) => {
      const lease = crypto.randomUUID()
      const latest = later(now, plannedSeconds)
      const until = later(latest, graceSeconds)
      const held = hosts.map(({ host }) => ({ host, feeds: [], freeAt: later(latest, spacingOf(limitsOf, host)) }))
      store.leases.hold(lease, boot, until, held)
      for (const { feeds } of hosts) store.backlogs.hold(lease, until, feeds)
      const orders = hosts.map(({ host, feeds }) => ({ host, limits: limitsOf(host), feeds: feeds.map(store.backlogs.order) }))
      return { lease, plannedSeconds, hosts: orders }
    })
  })
}
