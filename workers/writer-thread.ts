/** Entry of the writer thread: the only writing connection of a data folder. */

import { isOwnHub, otherHub } from '#config/hub.ts'
import type { Settings } from '#config/settings.ts'
import { hostOf } from '#fetch/host-of.ts'
import type { PlainFault } from '#model/fault.ts'
import type { HostLimits } from '#model/fetch-batch.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import { instant, later } from '#model/instant.ts'
import type { DeliveredPayload, FinishedPayload, HubAnswerPayload, HubReport, SubscribedPayload } from '#queue/queue.ts'
import { fallsSilent } from '#schedule/silence.ts'
import { openStore, type StoreWriter } from '#store/store.ts'
import { type HubNews, takeHubReport } from './hub-report.ts'
import { type IngestReport, ingest } from './ingest.ts'
import { ingestPage, type PageReport, type TaggedPage } from './ingest-page.ts'
import { isDown, watchNetwork } from './network-watch.ts'
import type { Pace } from './pace.ts'
import { nextToRetag, type RetaggedArticles, saveRetagged } from './retag.ts'
import { type OverdueLeases, type ScheduleRules, spacingOf, takeDue } from './schedule.ts'
import { takeBacklogs } from './schedule-backlogs.ts'
import { takePages } from './schedule-pages.ts'
import { type PackedReading, type TaggedReading, unpackReading } from './tagged-reading.ts'
import { answerCalls } from './thread.ts'

export interface CommittedReading extends IngestReport {
  /** What we think of our own network now. */
  readonly network: { readonly isDown: boolean; readonly turned: boolean }
}

let opened: StoreWriter | null = null
const network = watchNetwork()

const methods = {
  /** The first call. @throws Fault `store/*` where the store cannot be opened for writing */
  open: ({ dataDir }: { readonly dataDir: string }) => {
    opened = openStore(dataDir)
  },
  /** Puts a feeds.json in force, unless it is already. After an upgrade the same file may mean more than before: it is taken up anew. */
  takeUp: ({ hash, settings }: { readonly hash: string; readonly settings: Settings }) =>
    store().transaction(() => {
      // The trouble with a hub that is left is over.
      if (store().deliveries.follow(otherHub(settings), now())) store().notices.clear('hub', now())
      const inForce = store().configurations.current()
      if (inForce?.hash === hash && JSON.stringify(inForce.settings) === JSON.stringify(settings)) return null
      return store().configurations.takeUp(hash, settings, hostOf, now())
    }),
  /** For a queue that died with its process. */
  voidLeases: ({ boot }: { readonly boot: string }) =>
    store().transaction(() => {
      const { limitsOf } = rulesOf(settingsInForce())
      store().leases.voidOthers(boot, (host) => later(now(), spacingOf(limitsOf, host)))
      store().deliveries.releaseAll()
      store().subscriptions.releaseAll()
      store().hubRequests.releaseAll()
      store().subscribers.releaseAll()
    }),
  overdueLeases: (_: null) => store().leases.overdue(now()),
  takeDue: ({ boot, most, overdue }: { readonly boot: string; readonly most: number; readonly overdue: OverdueLeases }) => {
    return takeDue(store(), boot, most, overdue, rulesOf(settingsInForce()), now())
  },
  takePages: ({ boot, most }: { readonly boot: string; readonly most: number }) =>
    takePages(store(), boot, most, rulesOf(settingsInForce()), now()),
  isBacklogDue: (_: null) => store().backlogs.isAnyDue(now()),
  takeBacklogs: ({ boot, most }: { readonly boot: string; readonly most: number }) =>
    takeBacklogs(store(), boot, most, rulesOf(settingsInForce()), now()),
  /** What the article of a page is called and filed under; null where the lease is no longer current. */
  askedPage: ({ article, lease }: { readonly article: ArticleId; readonly lease: string }) => store().fulltexts.asked(article, lease),
  ingestPage: (page: TaggedPage): PageReport => ingestPage(store(), page, now()),
  /** All of them in one transaction. */
  ingest: (readings: readonly PackedReading[]): CommittedReading[] => {
    const wasDown = isDown(store())
    const reports = ingest(store(), unpacked(readings), { ...paceOf(settingsInForce()), network }, now())
    const isDownNow = isDown(store())
    return reports.map((report, index) => ({ ...report, network: { isDown: isDownNow, turned: index === 0 && isDownNow !== wasDown } }))
  },
  release: ({ lease, left, free }: FinishedPayload) => store().transaction(() => store().leases.release(lease, left, free)),
  /** Feeds that have fallen silent since the last look are told, once each. */
  tellSilent: (_: null) =>
    store().transaction(() => {
      for (const { feed, newestAt, silentAt } of store().health.fallenSilent(now(), silentAtOnce)) {
        const happening = fallsSilent(newestAt, silentAt, now())
        if (happening !== null) store().events.append({ ...happening, feed }, now())
        store().health.tellSilent(feed)
      }
    }),
  nextToRetag: ({ rulesVersion }: { readonly rulesVersion: string }) => nextToRetag(store(), rulesVersion),
  saveRetagged: (articles: RetaggedArticles) => saveRetagged(store(), articles, now()),
  takeSubscriptions: (_: null) => store().transaction(() => store().subscriptions.takeDue(now())),
  releaseSubscription: ({ feed }: { readonly feed: FeedId }) => store().transaction(() => store().subscriptions.release(feed)),
  subscribed: ({ feed, key, fault }: SubscribedPayload) => store().transaction(() => store().subscriptions.asked(feed, key, fault, now())),
  hubAnswer: ({ feed, key, leaseSeconds, because }: HubAnswerPayload) =>
    store().transaction(() => {
      if (leaseSeconds === null) store().subscriptions.denied(feed, key, because, now())
      else store().subscriptions.verified(feed, key, leaseSeconds, now())
    }),
  takeDeliveries: (_: null) => store().transaction(() => store().deliveries.takeDue(now())),
  releaseDelivery: ({ target }: { readonly target: string }) => store().transaction(() => store().deliveries.release(target)),
  /** What came of a delivery. A hub that fails is a trouble until it is told again. @returns false where the report came too late to count */
  delivered: ({ target, upTo, fault }: DeliveredPayload) =>
    store().transaction(() => {
      const counts = store().deliveries.record(target, upTo, fault, now())
      if (counts && fault === null) store().notices.clear('hub', now())
      if (counts && fault !== null) store().notices.raise('hub', fault, now())
      return counts
    }),
  takeHubRequests: (_: null) => store().transaction(() => (isOwnHub(settingsInForce()) ? store().hubRequests.takeDue(now()) : [])),
  releaseHubRequest: ({ request }: { readonly request: string }) => store().transaction(() => store().hubRequests.release(request)),
  /** Of our own hub. Where another is in force, its subscribers wait for it, or for the end of their leases. */
  takeDistributions: ({ base }: { readonly base: string }) =>
    store().transaction(() => (isOwnHub(settingsInForce()) ? store().subscribers.takeDue(base, now()) : [])),
  overdueDistributions: (_: null) => store().subscribers.overdue(now()),
  renewDistribution: ({ job }: DistributionJob) => store().transaction(() => store().subscribers.renew(job, now())),
  releaseDistribution: ({ job }: DistributionJob) => store().transaction(() => store().subscribers.release(job)),
  reachDistribution: ({ job, upTo }: DistributionJob & { readonly upTo: number }) =>
    store().transaction(() => store().subscribers.reach(job, upTo, now())),
  failDistribution: ({ job, fault }: DistributionJob & { readonly fault: PlainFault }) =>
    store().transaction(() => store().subscribers.failAll(job, fault, now())),
  endTopic: ({ job }: DistributionJob) =>
    store().transaction(() => {
      const ended = store().subscribers.endTopic(job, 'there is no such feed any more', now())
      for (const { request, host } of ended) store().hubRequests.add(request, host, now())
    }),
  hubReport: (report: HubReport): HubNews => store().transaction(() => takeHubReport(store(), report, now())),
  /** A trouble of the service itself, or its end. */
  notice: ({ subject, fault }: { readonly subject: string; readonly fault: PlainFault | null }) =>
    store().transaction(() => (fault === null ? store().notices.clear(subject, now()) : store().notices.raise(subject, fault, now()))),
  close: (_: null) => store().close(),
}
export type WriterMethods = typeof methods

interface DistributionJob {
  readonly job: string
}

answerCalls(methods)

const silentAtOnce = 100
/** For a feed of which too little is known to see a rhythm. */
const usualSeconds = 1_800

function store(): StoreWriter {
  if (opened === null) throw new Error('the store is not open')
  return opened
}

function settingsInForce(): Settings {
  const current = store().configurations.current<Settings>()
  if (current === null) throw new Error('no feeds.json was taken up yet')
  return current.settings
}

function rulesOf(settings: Settings): ScheduleRules {
  return { limitsOf: (host) => limitsOf(settings, host), network, ...paceOf(settings) }
}

/** By name and port, else by name. */
function limitsOf({ hosts }: Settings, host: string): HostLimits | null {
  const key = [host, host.replace(/:\d+$/, '')].find((name) => Object.hasOwn(hosts, name))
  return key === undefined ? null : (hosts[key] ?? null)
}

function paceOf({ schedule }: Settings): Pace {
  const { everySeconds, leastSeconds, mostSeconds } = schedule
  return { everySeconds, bounds: { usualSeconds, leastSeconds, mostSeconds } }
}

function now() {
  return instant(Date.now())
}

/** One at a time: a large group is not held whole. */
function* unpacked(readings: readonly PackedReading[]): Iterable<TaggedReading> {
  for (const reading of readings) yield unpackReading(reading)
}
