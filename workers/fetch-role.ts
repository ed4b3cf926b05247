/** The fetch role: takes batches from the queue, anywhere; what it reads goes to the writer, near or far. */
import { type Fetcher, openFetcher } from '#fetch/fetch.ts'
import { Fault } from '#model/fault.ts'
import { feedsOf } from '#model/fetch-batch.ts'
import type { Reading } from '#model/reading.ts'
import type { FinishedPayload, JobQueue } from '#queue/queue.ts'
import { fetchBatch } from './fetch.ts'
import type { PrepareMethods } from './prepare-thread.ts'
import { type ThreadPool, threadPool } from './thread-pool.ts'

/** The way to the writer: a call inside the process, or the queue between machines. */
export interface WayToIngest {
  readonly deliver: (reading: Reading) => Promise<void>
  readonly release: (finished: FinishedPayload) => Promise<void>
  readonly room: () => Promise<void>
}

export interface FetchOptions {
  readonly queue: JobQueue
  readonly ingest: WayToIngest
  readonly allowNetworks: readonly string[]
  readonly userAgent: string
  /** Threads that read documents. */
  readonly threads: number
}

/** Hosts wait for each other only inside a batch, so a few batches at once keep the network busy. */
const batchesAtOnce = 4

/** How long requests in hand may take to finish when the process is asked to stop. */
const drainMs = 8_000

export async function startFetch(options: FetchOptions): Promise<{ close(): Promise<void> }> {
  const fetcher: Fetcher = openFetcher({ allowNetworks: options.allowNetworks, userAgent: options.userAgent })
  const prepare = openPreparePool(options.threads)
  const draining = new AbortController()
  const stop = new AbortController()
  const { deliver, release, room } = options.ingest
  const deps = { fetcher, prepare, roomToIngest: room }
  const worker = await options.queue.work(
    'fetch',
    async (batch) => {
      const left = new Set(feedsOf(batch))
      const delivered = async (reading: Reading) => {
        await deliver(reading)
        left.delete(reading.feed)
      }
      try {
        await fetchBatch({ ...deps, deliver: delivered }, batch, draining.signal, stop.signal)
      } finally {
        await release({ lease: batch.lease, left: [...left] })
      }
    },
    { concurrency: batchesAtOnce },
  )
  return {
    close: async () => {
      const limit = setTimeout(() => stop.abort(), drainMs).unref()
      draining.abort()
      await worker.close()
      clearTimeout(limit)
      await prepare.close()
      await fetcher.close()
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
