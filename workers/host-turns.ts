/** What is asked of several hosts in one job: the hosts side by side, each within its limits, nothing after the planned time. */
import { setTimeout as sleep } from 'node:timers/promises'
import { hostGate } from '#fetch/host-gate.ts'
import type { HostLimits } from '#model/fetch-batch.ts'
import { type Instant, instant, later } from '#model/instant.ts'
import { afterAnswer, type HostAnswer, noRefusals } from '#schedule/refusals.ts'

/** How a worker comes to a job, and leaves it. */
export interface BatchTerms {
  /** Another worker began it and died: what it asked last nobody knows. */
  readonly again: boolean
  /** Aborted: nothing more is started. */
  readonly draining: AbortSignal
  /** Aborted: requests in hand are given up and what they were for is handed back. */
  readonly stop: AbortSignal
  /** Hears when a host may be asked again, each time it was asked. */
  readonly onStart: (host: string, freeAt: Instant) => void
}

export interface HostTurnsDeps {
  readonly fetcher: { isInside(host: string): Promise<boolean> }
  /** Resolves when the writer is not too far behind. */
  readonly roomToIngest: () => Promise<void>
}

export interface HostTurn {
  /** Null where it was not begun: what it was for is handed back. */
  ask<T>(request: () => Promise<T>): Promise<T | null>
  /** A host that refuses is not asked on. */
  heard(answer: HostAnswer): void
}

interface AskedHost {
  /** Name and port. */
  readonly host: string
  /** The operator's word; null leaves it to the defaults. */
  readonly limits: HostLimits | null
}

const publicLimits: HostLimits = { concurrency: 2, spacingSeconds: 1 }
const insideLimits: HostLimits = { concurrency: 16, spacingSeconds: 0 }

/** Hosts of a batch begin one after the other: fifty connections at once are a stampede on our own network and name server. */
const hostsApartMs = 10

/** Resolves when `work` is done for every host, or handed back for want of time; fails as the first that failed, after the others are done. */
export async function hostTurns<H extends AskedHost>(
  deps: HostTurnsDeps,
  batch: { readonly plannedSeconds: number; readonly hosts: readonly H[] },
  terms: BatchTerms,
  work: (host: H, turn: HostTurn) => Promise<void>,
): Promise<void> {
  const startUntil = performance.now() + batch.plannedSeconds * 1000
  const mayStart = () => !terms.draining.aborted && performance.now() < startUntil
  const hosts = batch.hosts.map(async (host, index) => {
    await sleep(index * hostsApartMs)
    await work(host, await openTurn(deps, host, mayStart, terms))
  })
  // Looking a host up cannot be stopped, only left alone.
  await unlessStopped(allOf(hosts), terms.stop)
}

async function openTurn(deps: HostTurnsDeps, asked: AskedHost, mayStart: () => boolean, terms: BatchTerms): Promise<HostTurn> {
  const limits = asked.limits ?? ((await deps.fetcher.isInside(asked.host)) ? insideLimits : publicLimits)
  const gate = hostGate(limits, terms.again ? limits.spacingSeconds * 1000 : 0)
  let refusals = noRefusals
  return {
    ask: (request) =>
      gate.run(async () => {
        await deps.roomToIngest()
        const now = instant(Date.now())
        if (!mayStart() || (refusals.notBefore ?? 0) > now) return null
        terms.onStart(asked.host, later(now, limits.spacingSeconds))
        return request()
      }),
    heard: (answer) => {
      refusals = afterAnswer(refusals, answer)
    },
  }
}

/** Waits for all, then fails as the first that failed: a lease must not end before the requests under it. */
export async function allOf(tasks: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === 'rejected')
  if (failed !== undefined) throw failed.reason
}

/** What waits for a silent name server or a full disk must not keep the process from ending: what is left is asked again at the next start. */
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
