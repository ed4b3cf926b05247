/**
 * schedule: when to ask a feed again, and why then.
 * What is due is derived from the store at every tick, never queued. This door turns the due feeds into batches with affinity
 * to hosts, and the due archives and pages of articles likewise. `course.ts` is the second: what follows from a reading for its feed; `page-course.ts`
 * says it for a page, `archive-course.ts` for the earlier documents of a feed. `refusals.ts` says whether a host may be asked, `outage.ts` whether the network that fails is our own.
 */
import type { HostLimits } from '#model/fetch-batch.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'

interface Due {
  readonly host: string
  /** Nobody came back with a result of it, again and again: it goes alone, so that it takes nothing else with it. */
  readonly alone: boolean
}

export interface DueFeed extends Due {
  readonly feed: FeedId
}

export interface DuePage extends Due {
  readonly article: ArticleId
}

export interface PlannedBatch {
  readonly hosts: readonly { readonly host: string; readonly feeds: readonly FeedId[] }[]
  /** After this time a worker starts nothing more and hands the rest back. */
  readonly plannedSeconds: number
}

export interface PlannedPages {
  readonly hosts: readonly { readonly host: string; readonly articles: readonly ArticleId[] }[]
  /** As of a batch of feeds. */
  readonly plannedSeconds: number
}

interface Bounds {
  readonly shared: number
  readonly ofOneHost: number
  readonly plannedSeconds: number
}

/** Hosts are asked side by side, so what they share bounds what is in flight; feeds of one host wait for each other. */
const feedBounds: Bounds = { shared: 50, ofOneHost: 500, plannedSeconds: 120 }
/** A host's feeds wait as long as its pages or archives are in hand, so these get short turns. */
const pageBounds: Bounds = { shared: 50, ofOneHost: 50, plannedSeconds: 30 }

/** No batch is planned for longer. */
export const longestBatchSeconds = feedBounds.plannedSeconds

/** However small a batch, its first look-up may be slow. */
const leastSeconds = 15

/** What a request usually takes, for planning alone; slow ones are handed back in time. */
const usualSeconds = 2

/**
 * Batches of at most 50 feeds of several hosts or 500 of one, and two minutes of planned time, the most overdue first.
 * All due feeds of a host travel in one batch, small hosts share one; what does not fit waits for the host's next turn.
 * A host's share is cut before the batches are counted, so that a busy host cannot starve the rest.
 * @param due the most overdue first, without feeds of hosts that have a batch in flight
 * @param most how many batches may be added now
 */
export function planBatches(due: readonly DueFeed[], limitsOf: LimitsOf, most: number): PlannedBatch[] {
  return plan(due, limitsOf, most, feedBounds).map(ofFeeds)
}

function ofFeeds({ hosts, plannedSeconds }: Planned<DueFeed>): PlannedBatch {
  return { hosts: hosts.map(({ host, share }) => ({ host, feeds: share.map(({ feed }) => feed) })), plannedSeconds }
}

/** The same for earlier documents of feeds: of each feed one, and half a minute of planned time. */
export function planArchives(due: readonly DueFeed[], limitsOf: LimitsOf, most: number): PlannedBatch[] {
  return plan(due, limitsOf, most, pageBounds).map(ofFeeds)
}

/** The same for pages: at most 50, and half a minute of planned time. */
export function planPages(due: readonly DuePage[], limitsOf: LimitsOf, most: number): PlannedPages[] {
  return plan(due, limitsOf, most, pageBounds).map(({ hosts, plannedSeconds }) => ({
    hosts: hosts.map(({ host, share }) => ({ host, articles: share.map(({ article }) => article) })),
    plannedSeconds,
  }))
}

type LimitsOf = (host: string) => HostLimits | null

interface Planned<D> {
  readonly hosts: readonly { readonly host: string; readonly share: readonly D[] }[]
  readonly plannedSeconds: number
}

function plan<D extends Due>(due: readonly D[], limitsOf: LimitsOf, most: number, bounds: Bounds): Planned<D>[] {
  const batches: { hosts: { host: string; share: readonly D[] }[]; count: number; seconds: number; alone: boolean }[] = []
  for (const { host, share, seconds, alone } of sharesByHost(due, limitsOf, bounds)) {
    const open = alone ? undefined : batches.find((batch) => !batch.alone && batch.count + share.length <= bounds.shared)
    if (open !== undefined) {
      open.hosts.push({ host, share })
      open.count += share.length
      open.seconds = Math.max(open.seconds, seconds)
      continue
    }
    if (batches.length >= most) continue
    batches.push({ hosts: [{ host, share }], count: share.length, seconds, alone })
  }
  return batches.map(({ hosts, seconds }) => ({ hosts, plannedSeconds: Math.max(leastSeconds, Math.ceil(seconds)) }))
}

interface Share<D> {
  readonly host: string
  readonly share: readonly D[]
  readonly seconds: number
  readonly alone: boolean
}

/** What each host is asked in its next turn, in the order of what is most overdue there. */
function sharesByHost<D extends Due>(due: readonly D[], limitsOf: LimitsOf, bounds: Bounds): Share<D>[] {
  const byHost = new Map<string, D[]>()
  for (const one of due) {
    const ofHost = byHost.get(one.host)
    if (ofHost === undefined) byHost.set(one.host, [one])
    else ofHost.push(one)
  }
  return [...byHost].map(([host, ofHost]) => {
    const first = ofHost[0]
    if (first?.alone) return { host, share: [first], seconds: usualSeconds, alone: true }
    const limits = limitsOf(host) ?? { concurrency: 2, spacingSeconds: 1 }
    const pace = Math.max(limits.spacingSeconds, usualSeconds / limits.concurrency)
    const fits = Math.max(1, Math.min(bounds.ofOneHost, Math.floor(bounds.plannedSeconds / pace)))
    const share = ofHost.filter((one) => !one.alone).slice(0, fits)
    return { host, share, seconds: Math.min(bounds.plannedSeconds, share.length * pace), alone: false }
  })
}
