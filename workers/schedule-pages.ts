/** Due pages become leased batches, as due feeds do: a host is in one batch at a time, of feeds or of pages. */
import type { PageBatch } from '#model/fulltext.ts'
import { type Instant, later } from '#model/instant.ts'
import { planPages } from '#schedule/schedule.ts'
import type { StoreWriter } from '#store/store.ts'
import { isDown } from './network-watch.ts'
import { graceSeconds, type ScheduleRules, spacingOf } from './schedule.ts'

/** How many due pages are looked at in one go. */
const dueAtOnce = 2_000

/** @param most batches wanted now */
export function takePages(
  store: StoreWriter,
  boot: string,
  most: number,
  { limitsOf }: Pick<ScheduleRules, 'limitsOf'>,
  now: Instant,
): PageBatch[] {
  return store.transaction(() => {
    if (isDown(store)) return []
    return planPages(store.fulltexts.due(now, dueAtOnce), limitsOf, most).map(({ hosts, plannedSeconds }) => {
      const lease = crypto.randomUUID()
      const latest = later(now, plannedSeconds)
      const until = later(latest, graceSeconds)
      const held = hosts.map(({ host }) => ({ host, feeds: [], freeAt: later(latest, spacingOf(limitsOf, host)) }))
      store.leases.hold(lease, boot, until, held)
      for (const { articles } of hosts) store.fulltexts.hold(lease, until, articles)
      const orders = hosts.map(({ host, articles }) => ({ host, limits: limitsOf(host), pages: articles.map(store.fulltexts.order) }))
      return { lease, plannedSeconds, hosts: orders }
    })
  })
}
