/** What a fetch worker does with a batch: hosts side by side, each within its limits; each feed's result goes on alone, as soon as it is there. */
import type { Fetched, Fetcher } from '#fetch/fetch.ts'
import { usualPaths } from '#fetch/usual-paths.ts'
import { Fault } from '#model/fault.ts'
import type { FetchBatch, FetchOrder } from '#model/fetch-batch.ts'
import type { FeedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import type { Outcome, Reading } from '#model/reading.ts'
import { allOf, type BatchTerms, type HostTurn, hostTurns } from './host-turns.ts'
import type { PrepareMethods } from './prepare-thread.ts'
import { moving } from './thread.ts'
import type { ThreadPool } from './thread-pool.ts'

export interface FetchDeps {
  readonly fetcher: Fetcher
  readonly prepare: ThreadPool<PrepareMethods>
  /** Resolves when the reading is committed, or accepted by the queue that leads to the writer. */
  readonly deliver: (reading: Reading) => Promise<void>
  /** Resolves when the writer is not too far behind. */
  readonly roomToIngest: () => Promise<void>
}

/** Resolves when every feed of the batch was delivered or is handed back for want of time. @param via `archive`: it asks for earlier documents of them */
export async function fetchBatch(deps: FetchDeps, batch: FetchBatch, terms: BatchTerms, via: 'poll' | 'archive' = 'poll'): Promise<void> {
  await hostTurns(deps, batch, terms, async ({ feeds }, { ask, heard }) => {
    await allOf(
      feeds.map(async (order) => {
        const read = await ask(() => readFeed(deps, order, { via, lease: batch.lease }, terms.stop))
        if (read === null) return
        heard(answerOf(read.reading))
        const found = read.barePage !== null && order.discover ? await tryUsualPaths(deps, order.feed, read.barePage, ask, terms.stop) : []
        await deps.deliver(found.length === 0 ? read.reading : { ...read.reading, outcome: pageOutcome(found) })
      }),
    )
  })
}

function answerOf({ feed, status, outcome, startedAt, durationMs }: Reading) {
  const retryAfterSeconds = outcome.kind === 'fault' ? outcome.retryAfterSeconds : null
  return { feed, status, retryAfterSeconds, at: instant(startedAt + durationMs) }
}

interface Read {
  readonly reading: Reading
  /** The address of a web page that answered and links to no feed; else null. */
  readonly barePage: string | null
}

/** Null where it was stopped on the way. */
async function readFeed(
  deps: FetchDeps,
  order: FetchOrder,
  under: Pick<Reading, 'via' | 'lease'>,
  stop: AbortSignal,
): Promise<Read | null> {
  const startedAt = instant(Date.now())
  const started = performance.now()
  try {
    const fetched = await deps.fetcher.fetch(order, stop)
    const { outcome, barePage } = await outcomeOf(deps.prepare, order.recentHashes, fetched)
    const { status, bytes } = fetched
    const durationMs = Math.round(performance.now() - started)
    return { reading: { feed: order.feed, ...under, startedAt, durationMs, status, bytes, outcome, more: false }, barePage }
  } catch (error) {
    if (stop.aborted) return null
    throw error
  }
}

async function outcomeOf(
  prepare: ThreadPool<PrepareMethods>,
  recentHashes: readonly string[],
  fetched: Fetched,
): Promise<{ readonly outcome: Outcome; readonly barePage: string | null }> {
  switch (fetched.kind) {
    case 'fault': {
      const { fault, retryAfterSeconds } = fetched
      return { outcome: { kind: 'fault', fault: fault.toPlain(), retryAfterSeconds }, barePage: null }
    }
    case 'unchanged': {
      const { movedTo, validators, freshSeconds } = fetched
      return { outcome: { kind: 'unchanged', movedTo, validators, freshSeconds }, barePage: null }
    }
    case 'fresh':
      return documentOutcome(prepare, recentHashes, fetched)
  }
}

async function documentOutcome(
  prepare: ThreadPool<PrepareMethods>,
  recentHashes: readonly string[],
  fetched: Extract<Fetched, { kind: 'fresh' }>,
): Promise<{ readonly outcome: Outcome; readonly barePage: string | null }> {
  const { document, validators, bodyHash, movedTo, freshSeconds, partial, links } = fetched
  const { address } = document
  try {
    const read = await prepare.call('prepare', moving({ document, recentHashes }, [document.bytes.buffer]))
    if (read.kind === 'page') {
      if (read.feeds.length > 0) return { outcome: pageOutcome(read.feeds), barePage: null }
      return { outcome: { kind: 'fault', fault: read.fault, retryAfterSeconds: null }, barePage: address }
    }
    const { links: stated, rawHashes, ...prepared } = read
    const outcome: Outcome = {
      ...prepared,
      kind: 'fresh',
      address,
      movedTo,
      validators,
      bodyHash,
      freshSeconds,
      // What the server says of the address goes before what stands in the document. @see W3C WebSub §4
      push: { hub: links.hub ?? stated.hub, self: links.self ?? stated.self },
      // A delta shows what is new alone: the rest is as it was.
      rawHashes: partial ? [...rawHashes, ...recentHashes].slice(0, mostHashes) : rawHashes,
    }
    return { outcome, barePage: null }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { outcome: { kind: 'fault', fault: error.toPlain(), retryAfterSeconds: null }, barePage: null }
  }
}

const mostHashes = 2_000

function pageOutcome(feeds: readonly string[]): Outcome {
  const named = feeds.slice(0, 3).join(' ')
  const fault = new Fault('parse/html', `the address answers with a web page, not with a feed; its feeds: ${named}`, {
    detail: feeds.join(' '),
  })
  return { kind: 'fault', fault: fault.toPlain(), retryAfterSeconds: null }
}

/** Addresses at which feeds usually are, as far as there is a feed. Stops at the first: a site may give the same feed at all of them. */
async function tryUsualPaths(
  { fetcher, prepare }: FetchDeps,
  feed: FeedId,
  page: string,
  ask: HostTurn['ask'],
  stop: AbortSignal,
): Promise<string[]> {
  const bare = { feed, validators: { etag: null, lastModified: null }, bodyHash: null, secrets: null }
  for (const candidate of usualPaths(page)) {
    const fetched = await ask(() => fetcher.fetch({ ...bare, url: candidate }, stop).catch(() => null))
    if (fetched === null) return []
    if (fetched.kind !== 'fresh') continue
    const { outcome } = await documentOutcome(prepare, [], fetched)
    if (outcome.kind === 'fresh') return [candidate]
  }
  return []
}
