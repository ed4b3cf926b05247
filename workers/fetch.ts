/** What a fetch worker does with a batch: hosts side by side, each within its limits; each feed's result goes on alone, as soon as it is there. */

import type { Fetched, Fetcher } from '#fetch/fetch.ts'
import { hostGate } from '#fetch/host-gate.ts'
import { Fault } from '#model/fault.ts'
import type { FetchBatch, FetchOrder, HostLimits, HostOrders } from '#model/fetch-batch.ts'
import { instant } from '#model/instant.ts'
import type { Outcome, Reading } from '#model/reading.ts'
import type { PrepareMethods } from './prepare-thread.ts'
import type { ThreadPool } from './thread-pool.ts'

export interface FetchDeps {
  readonly fetcher: Fetcher
  readonly prepare: ThreadPool<PrepareMethods>
  /** Resolves when the reading is committed, or accepted by the queue that leads to the writer. */
  readonly deliver: (reading: Reading) => Promise<void>
  /** Resolves when no more than 200 readings wait for the writer. */
  readonly roomToIngest: () => Promise<void>
}

const publicLimits: HostLimits = { concurrency: 2, spacingSeconds: 1 }
const insideLimits: HostLimits = { concurrency: 16, spacingSeconds: 0 }

/**
 * Resolves when every feed of the batch was delivered or is handed back for want of time.
 * @param draining aborted: nothing more is started
 * @param stop aborted: requests in hand are given up and their feeds handed back
 */
export async function fetchBatch(deps: FetchDeps, batch: FetchBatch, draining: AbortSignal, stop: AbortSignal): Promise<void> {
  const startUntil = performance.now() + batch.plannedSeconds * 1000
  const mayStart = () => !draining.aborted && performance.now() < startUntil
  const hosts = batch.hosts.map((host) => fetchHost(deps, host, batch.lease, mayStart, stop))
  // Looking a host up cannot be stopped, only left alone.
  await unlessStopped(allOf(hosts), stop)
}

async function fetchHost(deps: FetchDeps, orders: HostOrders, lease: string, mayStart: () => boolean, stop: AbortSignal): Promise<void> {
  const gate = hostGate(orders.limits ?? ((await deps.fetcher.isInside(orders.host)) ? insideLimits : publicLimits))
  await allOf(
    orders.feeds.map((order) =>
      gate.run(async () => {
        await deps.roomToIngest()
        if (!mayStart()) return
        const reading = await readFeed(deps, order, lease, stop)
        if (reading !== null) await deps.deliver(reading)
      }),
    ),
  )
}

/** Waits for all, then fails as the first that failed: a lease must not end before the requests under it. */
async function allOf(tasks: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/** What waits for a silent name server or a full disk must not keep the process from ending: the feeds are read again at the next start. */
async function unlessStopped(work: Promise<void>, stop: AbortSignal): Promise<void> {
  const { promise: stopped, resolve } = Promise.withResolvers<void>()
  const give = () => resolve()
  stop.addEventListener('abort', give)
  try {
    await Promise.race([work, stopped])
  } finally {
    stop.removeEventListener('abort', give)
  }
}

/** Null where it was stopped on the way. */
async function readFeed(deps: FetchDeps, order: FetchOrder, lease: string, stop: AbortSignal): Promise<Reading | null> {
  const startedAt = instant(Date.now())
  const started = performance.now()
  try {
    const fetched = await deps.fetcher.fetch({ feed: order.feed, url: order.url, validators: order.validators }, stop)
    const outcome = await outcomeOf(deps, order, fetched)
    const durationMs = Math.round(performance.now() - started)
    return { feed: order.feed, lease, startedAt, durationMs, status: fetched.status, bytes: fetched.bytes, outcome, more: false }
  } catch (error) {
    if (stop.aborted) return null
    throw error
  }
}

async function outcomeOf(deps: FetchDeps, order: FetchOrder, fetched: Fetched): Promise<Outcome> {
  if (fetched.kind === 'fault') return { kind: 'fault', fault: fetched.fault.toPlain() }
  if (fetched.kind === 'unchanged') return { kind: 'unchanged' }
  try {
    const { document, validators, movedTo } = fetched
    const prepared = await deps.prepare.call('prepare', { document, recentHashes: order.recentHashes })
    return { kind: 'fresh', address: document.address, movedTo, validators, ...prepared }
  } catch (error) {
    if (error instanceof Fault) return { kind: 'fault', fault: error.toPlain() }
    throw error
  }
}
