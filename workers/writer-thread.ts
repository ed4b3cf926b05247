/** Entry of the writer thread: the only writing connection of a data folder. */

import type { Settings } from '#config/settings.ts'
import { hostOf } from '#fetch/host-of.ts'
import type { PlainFault } from '#model/fault.ts'
import type { HostLimits } from '#model/fetch-batch.ts'
import { instant } from '#model/instant.ts'
import type { DeliveredPayload, FinishedPayload } from '#queue/queue.ts'
import { openStore, type StoreWriter } from '#store/store.ts'
import { ingest, type TaggedReading } from './ingest.ts'
import { type OverdueLeases, takeDue } from './schedule.ts'
import { answerCalls } from './thread.ts'

let opened: StoreWriter | null = null

const methods = {
  /** The first call. @throws Fault `store/*` where the store cannot be opened for writing */
  open: ({ dataDir }: { readonly dataDir: string }) => {
    opened = openStore(dataDir)
  },
  /** Puts a feeds.json in force, unless it is already. */
  takeUp: ({ hash, settings }: { readonly hash: string; readonly settings: Settings }) =>
    store().transaction(() => {
      // The trouble with a hub that is left is over.
      if (store().deliveries.follow(settings.output.hub, now())) store().notices.clear('hub')
      return store().configurations.current()?.hash === hash ? null : store().configurations.takeUp(hash, settings, hostOf, now())
    }),
  /** For a queue that died with its process. */
  voidLeases: ({ boot }: { readonly boot: string }) =>
    store().transaction(() => {
      store().leases.voidOthers(boot)
      store().deliveries.releaseAll()
    }),
  overdueLeases: (_: null) => store().leases.overdue(now()),
  takeDue: ({ boot, most, overdue }: { readonly boot: string; readonly most: number; readonly overdue: OverdueLeases }) => {
    const settings = settingsInForce()
    const rules = { limitsOf: (host: string) => limitsOf(settings, host), bounds: boundsOf(settings) }
    return takeDue(store(), boot, most, overdue, rules, now())
  },
  ingest: (reading: TaggedReading) => ingest(store(), reading, boundsOf(settingsInForce()), now()),
  release: ({ lease, left }: FinishedPayload) => store().transaction(() => store().leases.release(lease, left)),
  takeDeliveries: (_: null) => store().transaction(() => store().deliveries.takeDue(now())),
  releaseDelivery: ({ target }: { readonly target: string }) => store().transaction(() => store().deliveries.release(target)),
  /** What came of a delivery. A hub that fails is a trouble until it is told again. @returns false where the report came too late to count */
  delivered: ({ target, upTo, fault }: DeliveredPayload) =>
    store().transaction(() => {
      const counts = store().deliveries.record(target, upTo, fault, now())
      if (counts && fault === null) store().notices.clear('hub')
      if (counts && fault !== null) store().notices.raise('hub', fault, now())
      return counts
    }),
  /** A trouble of the service itself, or its end. */
  notice: ({ subject, fault }: { readonly subject: string; readonly fault: PlainFault | null }) =>
    store().transaction(() => (fault === null ? store().notices.clear(subject) : store().notices.raise(subject, fault, now()))),
  close: (_: null) => store().close(),
}
export type WriterMethods = typeof methods

answerCalls(methods)

function store(): StoreWriter {
  if (opened === null) throw new Error('the store is not open')
  return opened
}

function settingsInForce(): Settings {
  const current = store().configurations.current<Settings>()
  if (current === null) throw new Error('no feeds.json was taken up yet')
  return current.settings
}

/** By name and port, else by name. */
function limitsOf({ hosts }: Settings, host: string): HostLimits | null {
  const key = [host, host.replace(/:\d+$/, '')].find((name) => Object.hasOwn(hosts, name))
  return key === undefined ? null : (hosts[key] ?? null)
}

function boundsOf(settings: Settings) {
  return { usualSeconds: settings.schedule.everySeconds }
}

function now() {
  return instant(Date.now())
}
