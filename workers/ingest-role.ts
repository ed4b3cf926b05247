/** The ingest role: the scheduler, tagging, the one writer, and the only reader of feeds.json. Exactly one for a data folder. */
import type { Settings } from '#config/settings.ts'
import { Fault, type PlainFault } from '#model/fault.ts'
import type { Feed } from '#model/feed.ts'
import type { PageReading } from '#model/fulltext.ts'
import type { FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { Reading } from '#model/reading.ts'
import type { KnownPlaces } from '#model/region.ts'
import { unpackPageReading } from '#queue/pack-page-reading.ts'
import { unpackReading } from '#queue/pack-reading.ts'
import type { FinishedPayload, HubReport, JobQueue, JobWorker } from '#queue/queue.ts'
import type { ConfigurationChange } from '#store/configurations.ts'
import { type Coalesced, coalesced } from './coalesced.ts'
import { inGroups } from './in-groups.ts'
import type { Log } from './log.ts'
import { type OtherHubs, openOtherHubs } from './other-hubs.ts'
import { openOwnHub } from './own-hub.ts'
import { planBacklogs } from './plan-backlogs.ts'
import { planDeliveries } from './plan-deliveries.ts'
import { planFetches } from './plan-fetches.ts'
import { planFulltexts } from './plan-fulltexts.ts'
import type { TopicNews } from './plan-hub.ts'
import { planSubscriptions } from './plan-subscriptions.ts'
import { logReading } from './reading-log.ts'
import { retagWhileIdle } from './retag-while-idle.ts'
import type { PackedReading } from './tagged-reading.ts'
import { openTagging } from './tagging.ts'
import { startThread } from './thread.ts'
import { openTroubles } from './troubles.ts'
import { openWaitingRoom } from './waiting-room.ts'
import { type BrokenFile, notTakenUp, watchFeedsFile } from './watch-feeds-file.ts'
import type { CommittedReading, WriterMethods } from './writer-thread.ts'

export interface IngestOptions {
  readonly dataDir: string
  readonly feedsFile: string
  /** In force at start, already checked. */
  readonly settings: Settings
  readonly settingsHash: string
  /** The feeds.json at start, where it could not be taken up; null: the settings are its own. */
  readonly broken: BrokenFile | null
  readonly knownPlaces: KnownPlaces
  /** Where readers reach the service; null where that is not known: then no hub is told of anything. */
  readonly publicUrl: string | null
  /** Where hubs can call us; null where the operator named no address: then no hub is asked for anything. */
  readonly calledAt: string | null
  /** What the document of a topic has that came after a change. */
  readonly newsOf: (topic: string, since: number) => Promise<TopicNews>
  readonly log: Log
  /** The writer is gone: nothing can be kept any more. */
  readonly onFatal: (error: Error) => void
}

export interface IngestRole extends OtherHubs {
  /** Tags and commits; resolves when it is stored. Waits and tries again while the disk is full. */
  accept(reading: Reading): Promise<void>
  /** What came of an article's page; resolves when it is stored. Waits as `accept` does. */
  acceptPage(reading: PageReading): Promise<void>
  /** A batch is over: what is left of it is due again. */
  release(finished: FinishedPayload): Promise<void>
  /** Resolves when no more than 500 entries wait. */
  room(): Promise<void>
  /** What was asked of our own hub, or came of it; resolves when it is stored. */
  hubReport(report: HubReport): Promise<void>
  /** Puts a trouble of the service in force, or ends it. */
  notice(subject: string, fault: PlainFault | null): void
  /** Troubles in force, for as long as the store itself cannot tell. */
  troubles(): { readonly fault: PlainFault; readonly at: Instant }[]
  /** Begins to plan fetch jobs and to take readings from other machines. */
  schedule(queue: JobQueue): Promise<void>
  close(): Promise<void>
}

const tickMs = 5_000
/** A reading weighs as much as its entries, and one at least: what waits is held in memory. */
const mostWaiting = 500
/** Readings are committed together: each commit writes the same pages of indexes anew, however few it is for. */
const readingsAtOnce = 16
const groupPauseMs = 100

/** @throws Fault `store/*` */
export async function startIngest(options: IngestOptions): Promise<IngestRole> {
  const { log } = options
  const boot = crypto.randomUUID()
  const writer = startThread<WriterMethods>(new URL('./writer-thread.ts', import.meta.url), null)
  await writer.call('open', { dataDir: options.dataDir })
  let closing = false
  writer.onGone((cause) => {
    if (!closing) options.onFatal(cause ?? new Error('the writer thread ended'))
  })

  let feeds = feedsById(options.settings)
  let queue: JobQueue | null = null
  const workers: JobWorker[] = []
  const troubles = openTroubles({ log, keep: (subject, fault) => writer.call('notice', { subject, fault }), goesOn: () => !closing })
  const { notice, patiently } = troubles
  const waiting = openWaitingRoom(mostWaiting)
  const tagging = openTagging(options.settings)
  const ownHub = openOwnHub({ writer, ...options })
  const otherHubs = openOtherHubs(writer, log)
  // Troubles of the process before: those that last are found anew. A broken feeds.json is known already: its notice goes on.
  const { broken } = options
  for (const subject of ['queue', 'store', ...(broken === null ? ['feeds.json'] : [])])
    await writer.call('notice', { subject, fault: null })
  if (broken !== null) notice('feeds.json', notTakenUp(options.feedsFile, broken))
  await takeUp(options.settingsHash, options.settings)

  const store = inGroups((readings: readonly PackedReading[]) => writer.call('ingest', readings), {
    most: readingsAtOnce,
    pauseMs: groupPauseMs,
  })

  async function takeUp(hash: string, next: Settings): Promise<void> {
    const before = feeds
    // First: who was tagged by a feed's former word and is stored after this is told from the others by it.
    feeds = feedsById(next)
    const change = await writer.call('takeUp', { hash, settings: next }).catch((error) => {
      feeds = before
      throw error
    })
    if (change === null) return
    const { added, resumed, changed, removed } = change
    log.info({ room: 'config', added, resumed, changed, removed }, `feeds.json taken up: ${summaryOf(change)}`)
  }

  async function accept(reading: Reading): Promise<void> {
    const leave = waiting.enter(weightOf(reading))
    try {
      const report = await commit(reading)
      if (!closing) logReading(log, reading, report)
      if (report.entriesNew + report.entriesChanged > 0) {
        wake(deliveries)
        if (feeds.get(reading.feed)?.fulltext) wake(fetches)
      }
      if (report.backlog?.isDue) wake(fetches)
    } finally {
      leave()
    }
  }

  async function acceptPage(reading: PageReading): Promise<void> {
    const leave = waiting.enter(1)
    try {
      const { article, feed, lease, outcome } = reading
      const asked = outcome.kind === 'text' ? await writer.call('askedPage', { article, lease }) : null
      const settings = feeds.get(feed)
      const tagged = await tagging.tagPage(reading, asked, settings)
      const { kind, because } = await patiently(() => writer.call('ingestPage', dueIf(feeds.get(feed) !== settings, tagged)))
      if (closing) return
      if (kind === 'gained') wake(deliveries)
      if (kind === 'moved') wake(fetches)
      if (because !== '') log.info({ room: 'fetch', feed, article }, `${feed}: the page of an article: ${because}`)
    } finally {
      leave()
    }
  }

  async function commit(reading: Reading): Promise<CommittedReading> {
    const settings = feeds.get(reading.feed)
    const coming = tagging.tag(reading, settings)
    return patiently(() => store(coming.then((tagged) => dueIf(feeds.get(reading.feed) !== settings, tagged))))
  }

  // Ticks, wake-ups and finished batches may ask at the same time.
  const fetches = coalesced(async () => {
    if (queue === null || closing) return
    await planFetches(writer, queue, boot)
    // After that: of a host that has feeds due, archives and pages wait.
    await planBacklogs(writer, queue, boot)
    if ([...feeds.values()].some((feed) => feed.fulltext)) await planFulltexts(writer, queue, boot)
  })

  const deliveries = coalesced(async () => {
    if (queue === null || closing) return
    if (options.publicUrl !== null) await planDeliveries(writer, queue, options.publicUrl)
    await ownHub.plan(queue, () => !closing)
  })

  const subscriptions = coalesced(async () => {
    if (queue !== null && !closing && options.calledAt !== null) await planSubscriptions(writer, queue, options.calledAt)
  })

  let [retagged, gainedOrLost] = [0, 0]
  const retags = coalesced(async () => {
    if (closing) return
    const { settled, changed, done } = await retagWhileIdle({
      rulesVersion: tagging.rulesVersion,
      next: (rulesVersion) => writer.call('nextToRetag', { rulesVersion }),
      tag: tagging.retag,
      save: (articles) => patiently(() => writer.call('saveRetagged', articles)),
      goesOn: () => !closing && waiting.isEmpty(),
    })
    if (changed > 0) wake(deliveries)
    retagged += settled
    gainedOrLost += changed
    if (!done || retagged === 0) return
    log.info({ room: 'tag' }, `re-tagged by the rules in force: ${retagged} articles, of which ${gainedOrLost} gained or lost a tag`)
    retagged = 0
    gainedOrLost = 0
  })

  async function tick(): Promise<void> {
    if (!closing) await writer.call('tellSilent', null)
    // Not waited for: these may take as long as there are articles, or topics that somebody subscribed to; feeds are due meanwhile.
    wake(retags)
    wake(deliveries)
    await Promise.all([fetches.run(), subscriptions.run()])
  }

  async function hubReport(report: HubReport): Promise<void> {
    await ownHub.report(report)
    if (!closing) wake(deliveries)
  }

  async function release(finished: FinishedPayload): Promise<void> {
    await writer.call('release', finished)
    if (!closing) wake(fetches)
  }

  function wake(plan: Coalesced): void {
    plan.run().catch((error) => {
      // That the queue is away is told as a trouble, once.
      const isTold = error instanceof Fault && error.code === 'queue/unreachable'
      if (!closing && !isTold) log.error({ room: 'schedule', error: String(error) }, 'planning failed; the next tick tries again')
    })
  }

  const stopWatching = watchFeedsFile({
    path: options.feedsFile,
    hashSeen: broken === null ? options.settingsHash : broken.hash,
    knownPlaces: options.knownPlaces,
    onChange: async (hash, next) => {
      await takeUp(hash, next)
      tagging.restart(next)
      notice('feeds.json', null)
      wake(fetches)
      wake(retags)
    },
    onFault: (fault) => notice('feeds.json', fault),
    onBug: (error) => log.error({ room: 'config', error: String(error) }, 'feeds.json could not be taken up; it is tried again'),
  })

  return {
    accept,
    acceptPage,
    release,
    ...otherHubs,
    hubReport,
    notice,
    room: waiting.room,
    troubles: troubles.all,
    schedule: async (opened) => {
      queue = opened
      // The embedded queue died with the process that set them.
      if (opened.backend === 'embedded') await writer.call('voidLeases', { boot })
      workers.push(await opened.work('ingest', (payload) => accept(unpackReading(payload)), { concurrency: 1 }))
      workers.push(await opened.work('fulltext-read', (payload) => acceptPage(unpackPageReading(payload)), { concurrency: 1 }))
      workers.push(await opened.work('finished', release, { concurrency: 1 }))
      workers.push(await opened.work('delivered', otherHubs.delivered, { concurrency: 1 }))
      workers.push(await opened.work('subscribed', otherHubs.subscribed, { concurrency: 1 }))
      workers.push(await opened.work('hub-answer', otherHubs.hubAnswer, { concurrency: 1 }))
      workers.push(await opened.work('hub-report', hubReport, { concurrency: 1 }))
      workers.push(await opened.work('tick', tick, { concurrency: 1 }))
      await opened.every('tick', tickMs, {})
      wake(fetches)
    },
    close: async () => {
      stopWatching()
      // First of all, so that a reading that waits for a full disk lets go of its job.
      closing = true
      await Promise.all(workers.map((worker) => worker.close()))
      await Promise.all([fetches, deliveries, subscriptions, retags].map((plan) => plan.idle()))
      await tagging.close()
      await writer.call('close', null)
      await writer.end()
    },
  }
}

function weightOf({ outcome }: Reading): number {
  return outcome.kind === 'fresh' ? Math.max(1, outcome.entries.count) : 1
}

/** By no rules in force: the articles are tagged anew. */
function dueIf<T extends { readonly rulesVersion: string }>(isDue: boolean, tagged: T): T {
  return isDue ? { ...tagged, rulesVersion: '' } : tagged
}

function feedsById({ feeds }: Settings): ReadonlyMap<FeedId, Feed> {
  return new Map(feeds.map((feed) => [feed.id, feed]))
}

function summaryOf(change: ConfigurationChange): string {
  const parts = Object.entries(change).filter(([, feeds]) => feeds.length > 0)
  return parts.map(([kind, feeds]) => `${feeds.length} ${kind}`).join(', ') || 'no feed changed'
}
