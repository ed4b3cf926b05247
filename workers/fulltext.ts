/** What a fetch worker does with pages of articles: each is asked for when its host's turn comes, and read in a prepare thread. */
import type { FetchedPage, PageRequest } from '#fetch/page.ts'
import { Fault } from '#model/fault.ts'
import type { PageBatch, PageOrder, PageOutcome, PageReading } from '#model/fulltext.ts'
import { instant } from '#model/instant.ts'
import { allOf, type BatchTerms, type HostTurnsDeps, hostTurns } from './host-turns.ts'
import type { PrepareMethods } from './prepare-thread.ts'
import { moving } from './thread.ts'
import type { ThreadPool } from './thread-pool.ts'

export interface FulltextDeps extends HostTurnsDeps {
  readonly fetcher: HostTurnsDeps['fetcher'] & { fetchPage(request: PageRequest, signal?: AbortSignal): Promise<FetchedPage> }
  readonly prepare: ThreadPool<PrepareMethods>
  /** Resolves when the reading is committed, or accepted by the queue that leads to the writer. */
  readonly deliver: (reading: PageReading) => Promise<void>
}

/** Resolves when of every page it is told what came of it, if only that it was left for want of time. */
export async function readPages(deps: FulltextDeps, batch: PageBatch, terms: BatchTerms): Promise<void> {
  await hostTurns(deps, batch, terms, async ({ pages }, { ask, heard }) => {
    await allOf(
      pages.map(async (order) => {
        const reading = await ask(() => readPage(deps, order, batch.lease, terms.stop))
        if (reading !== null) heard(answerOf(reading))
        await deps.deliver(reading ?? readingOf(order, batch.lease, { status: null, outcome: { kind: 'left' } }))
      }),
    )
  })
}

/** What a host's refusals are counted by. */
export function answerOf({ article, feed, status, outcome, at }: PageReading) {
  const retryAfterSeconds = outcome.kind === 'fault' ? outcome.retryAfterSeconds : null
  return { feed: `${feed} (page ${article})`, status, retryAfterSeconds, at }
}

/** Null where it was stopped on the way. */
async function readPage(deps: FulltextDeps, order: PageOrder, lease: string, stop: AbortSignal): Promise<PageReading | null> {
  try {
    const fetched = await deps.fetcher.fetchPage(order, stop)
    return readingOf(order, lease, { status: fetched.status, outcome: await outcomeOf(deps.prepare, fetched) })
  } catch (error) {
    if (stop.aborted) return null
    throw error
  }
}

function readingOf({ article, feed }: PageOrder, lease: string, came: Pick<PageReading, 'status' | 'outcome'>): PageReading {
  return { article, feed, lease, at: instant(Date.now()), ...came }
}

async function outcomeOf(prepare: ThreadPool<PrepareMethods>, fetched: FetchedPage): Promise<PageOutcome> {
  switch (fetched.kind) {
    case 'fault':
      return { kind: 'fault', fault: fetched.fault.toPlain(), retryAfterSeconds: fetched.retryAfterSeconds }
    case 'elsewhere':
      return { kind: 'elsewhere', url: fetched.url }
    case 'nothing':
      return { kind: 'nothing', because: fetched.because }
    case 'page':
      try {
        return await prepare.call('readPage', moving(fetched.page, [fetched.page.bytes.buffer]))
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        return { kind: 'fault', fault: error.toPlain(), retryAfterSeconds: null }
      }
  }
}
