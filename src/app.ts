/**
 * The wiring, in the order data flows: store → server → queue → workers. Pages answer before the queue is up, and whatever becomes of it.
 * Which roles run here decides only how they reach each other: by a call inside the process, or by the queue.
 */
import { availableParallelism } from 'node:os'
import { type Environment, ownAddress, secretOf } from '#config/environment.ts'
import { Fault, type PlainFault } from '#model/fault.ts'
import type { HubRequest } from '#model/hub.ts'
import type { FeedId } from '#model/ids.ts'
import { type HubAnswerPayload, type HubReport, type JobQueue, openQueue } from '#queue/queue.ts'
import type { Push } from '#serve/push.ts'
import { startServer } from '#serve/server.ts'
import { readTopic } from '#serve/topic.ts'
import { openChangeWatch } from '#store/store.ts'
import { knownPlaces } from '#tag/regions.ts'
import { startDeliver } from '#workers/deliver-role.ts'
import { startFetch, type WayToIngest } from '#workers/fetch-role.ts'
import { type IngestRole, startIngest } from '#workers/ingest-role.ts'
import type { Log } from '#workers/log.ts'
import type { TopicNews } from '#workers/plan-hub.ts'
import { type LateReaders, lateReaders, startReaders } from '#workers/readers.ts'
import { ingestByQueue } from '#workers/remote-ingest.ts'
import packageFile from '../package.json' with { type: 'json' }
import type { SettingsAtStart } from './settings-at-start.ts'
import { userAgentOf } from './user-agent.ts'

export const roles = ['ingest', 'fetch', 'deliver', 'serve'] as const
export type Role = (typeof roles)[number]

export const version: string = packageFile.version

export interface AppOptions {
  readonly environment: Environment
  readonly roles: readonly Role[]
  /** Settings, already checked; only the ingest role needs them. */
  readonly atStart: SettingsAtStart | null
  readonly log: Log
  /** Something happened without which the process cannot go on. */
  readonly onFatal: (error: Error) => void
}

export interface App {
  /** Where readers reach it; null without the serve role. */
  readonly address: string | null
  /** Takes no more work, finishes or hands back what is in hand, closes the store. */
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

interface Part {
  close(): Promise<void>
}

/** @throws Fault `store/*`, `serve/address-in-use`, `queue/unusable`, `config/environment` */
export async function startApp(options: AppOptions): Promise<App> {
  const { environment, log } = options
  const has = (role: Role) => options.roles.includes(role)
  const parts: Part[] = []
  // The last part that was started is the first to close: fetching before the queue, the queue before the writer.
  const close = async () => {
    for (const part of parts.splice(0).reverse()) await part.close()
  }
  try {
    // Closed last: whoever serves reads, and ingest what its hub sends.
    const readers = kept(
      parts,
      lateReaders(() => startReaders(environment.dataDir, version, options.onFatal)),
    )
    const ingest = has('ingest') ? kept(parts, await startIngestHere(options, readers)) : null
    const { promise: queueOpened, resolve: onQueue } = Promise.withResolvers<JobQueue>()
    const address = has('serve') ? await serve(options, parts, readers, ingest, queueOpened) : null
    const isServeAlone = !has('ingest') && !has('fetch') && !has('deliver')
    // Without a queue it serves all the same; only a hub's pushes have nowhere to go.
    if (isServeAlone && environment.queueUrl === null) return { address, close, [Symbol.asyncDispose]: close }
    const onTrouble = (fault: PlainFault | null) => (ingest === null ? logTrouble(log, fault) : ingest.notice('queue', fault))
    const onFailure = (name: string, error: Error) =>
      log.error({ room: 'queue', job: name, error: error.stack }, `a job failed: ${error.message}`)
    const queue = kept(parts, await openQueue({ url: environment.queueUrl, onTrouble, onFailure }))
    onQueue(queue)
    await ingest?.schedule(queue)
    if (has('fetch')) kept(parts, await startFetchHere(options, queue, ingest))
    if (has('deliver')) kept(parts, await startDeliverHere(options, queue, ingest))
    return { address, close, [Symbol.asyncDispose]: close }
  } catch (error) {
    await close()
    throw error
  }
}

function startIngestHere({ environment, atStart, log, onFatal }: AppOptions, readers: LateReaders): Promise<IngestRole> {
  if (atStart === null) throw new Error('the ingest role needs settings')
  const { dataDir, feedsFile, publicUrl, calledAt } = environment
  const { settings, hash: settingsHash, broken } = atStart
  const newsOf = newsIn(readers, calledAt)
  return startIngest({ dataDir, feedsFile, settings, settingsHash, broken, knownPlaces, publicUrl, calledAt, newsOf, log, onFatal })
}

/** A topic is read anew each time, so that it means what it means to who asks for it now. */
function newsIn(readers: LateReaders, calledAt: string | null) {
  return async (topic: string, since: number): Promise<TopicNews> => {
    const document = calledAt === null ? null : readTopic(topic, calledAt)
    if (calledAt === null || document === null) return { kind: 'gone' }
    return (await readers.open()).newsOf({ ...document, publicUrl: calledAt, calledAt }, since)
  }
}

/** @returns where readers reach it */
async function serve(
  { environment, log }: AppOptions,
  parts: Part[],
  late: LateReaders,
  ingest: IngestRole | null,
  queueOpened: Promise<JobQueue>,
): Promise<string> {
  const readers = await late.open()
  const watch = openChangeWatch(environment.dataDir)
  kept(parts, { close: async () => watch.close() })
  const { calledAt } = environment
  // Nobody can ask before the port is known: the promise is settled as soon as the server listens.
  const { promise: publicUrl, resolve } = Promise.withResolvers<string>()
  const server = kept(
    parts,
    await startServer({
      host: environment.host,
      port: environment.port,
      renderFeed: async (request) => readers.feed({ ...request, publicUrl: await publicUrl, calledAt }),
      storeVersion: watch.version,
      renderStream: readers.stream,
      renderSliceList: readers.sliceList,
      renderSlicesOpml: async () => readers.slicesOpml(await publicUrl),
      renderArticle: readers.article,
      renderStatus: () => readers.status(ingest?.troubles() ?? []),
      renderFeedList: readers.feedList,
      renderFeedStatus: readers.feedStatus,
      renderHealthFeed: async () => readers.healthFeed(await publicUrl),
      findSubscription: readers.findSubscription,
      ...hubAnswersTo(ingest, queueOpened),
      calledAt,
      hubStanding: ({ document, ...asked }) =>
        readers.hubStanding({ ...asked, document: document && calledAt !== null ? { ...document, publicUrl: calledAt, calledAt } : null }),
      renderNotFound: readers.notFound,
      renderWithdrawn: readers.withdrawn,
      isReady: readers.isReady,
      onBug: (error, url) =>
        log.error({ room: 'serve', url, error: error instanceof Error ? error.stack : String(error) }, 'a request failed'),
    }),
  )
  const address = environment.publicUrl ?? ownAddress(environment.host, server.port) ?? ''
  resolve(address)
  log.info({ room: 'serve' }, `read the merged feed at ${address}/ or follow ${address}/feed.atom`)
  return address
}

/** What hubs say goes to the writer, and what they send to whoever fetches; by the queue where that is elsewhere. */
function hubAnswersTo(ingest: IngestRole | null, opened: Promise<JobQueue>) {
  const answer = ingest?.hubAnswer ?? (async (said: HubAnswerPayload) => (await atOnce(opened)).add('hub-answer', said))
  const report = ingest?.hubReport ?? (async (said: HubReport) => (await atOnce(opened)).add('hub-report', said))
  return {
    hubAsked: (request: HubRequest) => report({ kind: 'asked', request }),
    verified: (grant: { readonly feed: FeedId; readonly key: string; readonly leaseSeconds: number }) => answer({ ...grant, because: '' }),
    denied: (denial: { readonly feed: FeedId; readonly key: string; readonly because: string }) =>
      answer({ ...denial, leaseSeconds: null }),
    pushed: async ({ body, ...push }: Push) => (await atOnce(opened)).add('push', { ...push, body: Buffer.from(body).toString('base64') }),
  }
}

/** A hub that calls before the queue is there, or where there is none, is told to come again. */
function atOnce(opened: Promise<JobQueue>): Promise<JobQueue> {
  const notYet = new Fault('queue/unreachable', 'there is no queue to take it')
  return Promise.race([opened, new Promise<never>((_, refuse) => setImmediate(() => refuse(notYet)))])
}

function startFetchHere({ environment }: AppOptions, queue: JobQueue, ingest: IngestRole | null) {
  return startFetch({
    queue,
    ingest: ingest === null ? ingestByQueue(queue) : toIngest(ingest),
    ...outwardOf(environment),
    secretOf,
    threads: Math.max(1, availableParallelism() - 1),
  })
}

function toIngest({ accept, acceptPage, release, room }: IngestRole): WayToIngest {
  return { deliver: accept, deliverPage: acceptPage, release, room }
}

function startDeliverHere({ environment }: AppOptions, queue: JobQueue, ingest: IngestRole | null) {
  return startDeliver({
    queue,
    delivered: ingest?.delivered ?? ((report) => queue.add('delivered', report)),
    hubReport: ingest?.hubReport ?? ((report) => queue.add('hub-report', report)),
    subscribed: ingest?.subscribed ?? ((report) => queue.add('subscribed', report)),
    callbackNetworks: environment.hubAllowNetworks,
    ...outwardOf(environment),
  })
}

/** How we go out to strangers. */
function outwardOf(environment: Environment) {
  const { allowNetworks, proxies } = environment
  return { allowNetworks, proxies, userAgent: userAgentOf(environment) }
}

function logTrouble(log: Log, fault: PlainFault | null): void {
  if (fault === null) log.info({ room: 'queue' }, 'the queue is reachable again')
  else log.error({ room: 'queue', code: fault.code, detail: fault.detail, advice: Fault.fromPlain(fault).advice }, fault.message)
}

function kept<P extends Part>(parts: Part[], part: P): P {
  parts.push(part)
  return part
}
