/** What the three backends have in common: a way to make BullMQ's queues and workers, and to know whether their server is there. */
import type { Queue, Worker } from 'bullmq'

export type Backend = 'redis' | 'postgres' | 'embedded'

interface Emitter {
  on(event: 'error', listener: (error: Error) => void): unknown
  waitUntilReady(): Promise<unknown>
}

export interface BullQueue
  extends Pick<Queue, 'add' | 'close' | 'getJob' | 'getJobScheduler' | 'getWaitingCount' | 'upsertJobScheduler'>,
    Emitter {}

export interface BullWorker extends Pick<Worker, 'close'>, Emitter {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'failed', listener: (job: unknown, error: Error) => void): unknown
}

export interface BullWorkerOptions {
  readonly concurrency: number
  /** A job whose worker has not renewed its lock for so long is another's. */
  readonly lockDuration: number
  /** How often a worker looks for such jobs. */
  readonly stalledInterval: number
}

export interface Connection {
  readonly backend: Backend
  /** Settles when the server was reached for the first time and is fit to be used: BullMQ's objects must not be made before. */
  readonly usable: Promise<void>
  makeQueue(name: string): BullQueue
  makeWorker(
    name: string,
    process: (job: { readonly data: unknown; readonly attemptsStarted: number }) => Promise<void>,
    options: BullWorkerOptions,
  ): BullWorker
  /** True where an error says that the server is away: that is told as trouble, not as a failure of a job. */
  noticeAbsence(error: Error): boolean
  close(): Promise<void>
}

/** BullMQ keeps its last 10,000 events for listeners of another kind; we have none. */
export const eventStream = { events: { maxLen: 100 } }
