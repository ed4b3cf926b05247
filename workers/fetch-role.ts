/** The fetch role: takes batches from the queue, anywhere; what it reads goes to the writer, near or far. */
import { type Fetcher, type FetcherOptions, openFetcher } from '#fetch/fetch.ts'
import { Fault } from '#model/fault.ts'
import { type FetchBatch, feedsOf } from '#model/fetch-batch.ts'
import type { PageReading } from '#model/fulltext.ts'
import { type Instant, instant } from '#model/instant.ts'
import type { Reading } from '#model/reading.ts'
import type { FinishedPayload, JobQueue } from '#queue/queue.ts'
import { fetchBatch } from './fetch.ts'
import { readPages } from './fulltext.ts'
import type { PrepareMethods } from './prepare-thread.ts'
import { readPush } from './push.ts'
import { type ThreadPool, threadPool } from './thread-pool.ts'

/** The way to the writer: a call inside the process, or the queue between machines. */
export interface WayToIngest {
  readonly deliver: (reading: Reading) => Promise<void>
  readonly deliverPage: (reading: PageReading) => Promise<void>
  readonly release: (finished: FinishedPayload) => Promise<void>
  readonly room: () => Promise<void>
}

export interface FetchOptions extends Omit<FetcherOptions, 'limits'> {
  readonly queue: JobQueue
  readonly ingest: WayToIngest
  /** Threads that read documents. */
  readonly threads: number
}

/** Hosts wait for each other only inside a batch, so a few batches at once keep the network busy. */
const batchesAtOnce = 4
/** Feeds come first. */
const pageBatchesAtOnce = 2
const archiveBatchesAtOnce = 2

/** How long requests in hand may take to finish when the process is asked to stop. */
const drainMs = 8_000

export async function startFetch({ queue, ingest, threads, ...options }: FetchOptions): Promise<{ close(): Promise<void> }> {
  const fetcher: Fetcher = openFetcher(options)
  const prepare = openPreparePool(threads)
  const draining = new AbortController()
  const stop = new AbortController()
  const deps = { fetcher, prepare, roomToIngest: ingest.room }
  const ends = { draining: draining.signal, stop: stop.signal }
  const readDocuments = (via: 'poll' | 'archive') => async (batch: FetchBatch, again: boolean) => {
    const left = new Set(feedsOf(batch))
    const starts = openStarts(batch.hosts)
    const deliver = async (reading: Reading) => {
      await ingest.deliver(reading)
      left.delete(reading.feed)
    }
    try {
      await fetchBatch({ ...deps, deliver }, batch, { again, ...ends, onStart: starts.note }, via)
    } finally {
      await ingest.release({ lease: batch.lease, left: [...left], free: starts.free() })
    }
  }
  const batches = await queue.work('fetch', readDocuments('poll'), { concurrency: batchesAtOnce })
  const archives = await queue.work('backlog', readDocuments('archive'), { concurrency: archiveBatchesAtOnce })
  const pages = await queue.work(
    'fulltext',
    async (batch, again) => {
      const starts = openStarts(batch.hosts)
      try {
        await readPages({ ...deps, deliver: ingest.deliverPage }, batch, { again, ...ends, onStart: starts.note })
      } finally {
        await ingest.release({ lease: batch.lease, left: [], free: starts.free() })
      }
    },
    { concurrency: pageBatchesAtOnce },
  )
  const pushes = await queue.work('push', async (push) => ingest.deliver(await readPush(prepare, push)), { concurrency: 1 })
  return {
    close: async () => {
      const limit = setTimeout(() => stop.abort(), drainMs).unref()
      draining.abort()
      await Promise.all([batches.close(), archives.close(), pages.close(), pushes.close()])
      clearTimeout(limit)
      await prepare.close()
      await fetcher.close()
    },
  }
}

/** When each host of a batch may be started on again; one that was not asked, at once. */
function openStarts(hosts: readonly { readonly host: string }[]) {
  const starts = new Map<string, Instant>()
  return {
    note: (host: string, freeAt: Instant) => void starts.set(host, freeAt),
    free: () => {
      const now = instant(Date.now())
      return hosts.map(({ host }) => ({ host, at: starts.get(host) ?? now }))
    },
  }
}

function openPreparePool(size: number): ThreadPool<PrepareMethods> {
  return threadPool<PrepareMethods>(new URL('./prepare-thread.ts', import.meta.url), null, {
    size,
    idleMs: 30_000,
    callMs: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    faultOf: (cause, detail) =>
      new Fault('parse/hangs', cause === 'timeout' ? 'reading the document took too long' : 'reading the document took too much memory', {
        detail,
      }),
  })
}
