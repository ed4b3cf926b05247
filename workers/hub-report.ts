/** What comes back to the writer of our own hub, each in one transaction of the caller's. */
import { hostOf } from '#fetch/host-of.ts'
import type { HubRequest } from '#model/hub.ts'
import type { Instant } from '#model/instant.ts'
import type { HubReport } from '#queue/queue.ts'
import type { StoreWriter } from '#store/store.ts'
import type { Told } from '#store/subscribers.ts'

/** For the log; null where the report changed nothing. */
export type HubNews =
  | { readonly what: 'subscribed' | 'unsubscribed'; readonly host: string; readonly topic: string; readonly leaseSeconds: number }
  | { readonly what: 'refused'; readonly host: string; readonly because: string }
  | Told
  | null

export function takeHubReport(store: StoreWriter, report: HubReport, now: Instant): HubNews {
  switch (report.kind) {
    case 'asked':
      return ask(store, report.request, now)
    case 'confirmed':
      return confirmed(store, report, now)
    case 'told':
      return store.subscribers.record(report.job, report.subscriber, report.upTo, report.fault, now)
  }
}

/** Who asked was told that there is room; where others came first, nothing follows. */
function ask(store: StoreWriter, request: HubRequest, now: Instant): HubNews {
  const host = hostOf(request.callback)
  return store.hubRequests.add(request, host, now) ? null : { what: 'refused', host, because: noRoom }
}

const noRoom = 'there is no room for one more'

function confirmed(store: StoreWriter, { request: id, fault }: Extract<HubReport, { kind: 'confirmed' }>, now: Instant): HubNews {
  const request = store.hubRequests.settle(id, fault === null, now)
  if (request === null) return null
  const host = hostOf(request.callback)
  const { callback, topic, leaseSeconds } = request
  if (request.mode === 'denied') return { what: 'refused', host, because: request.because }
  if (fault !== null) return { what: 'refused', host, because: fault.message }
  if (request.mode === 'unsubscribe')
    return store.subscribers.unsubscribe(callback, topic) ? { what: 'unsubscribed', host, topic, leaseSeconds } : null
  // Many may be confirmed at the same time.
  if (!store.hubRequests.mayJoin(request, host)) return { what: 'refused', host, because: noRoom }
  store.subscribers.subscribe(request, host, now)
  return { what: 'subscribed', host, topic, leaseSeconds }
}
