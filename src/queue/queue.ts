/**
 * The queue: who works on what, and when. The only room that knows BullMQ, and the servers it can stand on:
 * a Redis (`redis://`, `rediss://`), a PostgreSQL (`postgres://`, `postgresql://`), or, without any server, a PostgreSQL inside this process, in memory.
 *
 * A queue holds nothing that cannot be made again: what is due is derived from the store, and a wiped queue costs a lease.
 * Jobs may come twice and late, never in a promised order. Their names and what they carry: `payloads.ts`; how it is checked, and how often each is tried: `jobs.ts`.
 */
import { Fault, type PlainFault } from '#model/fault.ts'
import type { Connection } from './connection.ts'
import { type JobQueue, startJobQueue } from './job-queue.ts'
import type { JobName } from './payloads.ts'
import { type Trouble, watchTrouble } from './trouble.ts'

export type { JobQueue, JobWorker } from './job-queue.ts'
export type {
  ConfirmPayload,
  DeliveredPayload,
  DeliverPayload,
  DistributePayload,
  FinishedPayload,
  HubAnswerPayload,
  HubReport,
  JobName,
  PushPayload,
  SubscribedPayload,
  SubscribePayload,
} from './payloads.ts'

export interface QueueOptions {
  /** Null: embedded. */
  readonly url: string | null
  /** Called once when the server is in trouble and once, with null, when that is over. */
  readonly onTrouble: (fault: PlainFault | null) => void
  /** A handler threw, a payload was not what it should be, or BullMQ could not keep its books: for the log. */
  readonly onFailure: (name: JobName, error: Error) => void
  /** Keeps several services on one server apart. */
  readonly prefix?: string
  /** After how long without a sign of life a worker's job is another's; renewed by itself as long as the process lives. Only tests shorten it. */
  readonly stalledAfterMs?: number
}

/**
 * Resolves also where the server is away: it is then waited for.
 * Throws Fault `queue/unusable` where the server answers but is not fit for a queue, and `config/environment` where the address names no server we know.
 */
export async function openQueue(options: QueueOptions): Promise<JobQueue> {
  const { onFailure, prefix = 'tributary', stalledAfterMs = 30_000 } = options
  const trouble = watchTrouble(options.onTrouble)
  return startJobQueue(await connect(options.url, trouble), trouble, { onFailure, prefix, stalledAfterMs })
}

/** Only what is used is loaded: each backend's packages take memory and time. */
async function connect(url: string | null, trouble: Trouble): Promise<Connection> {
  if (url === null) return (await import('./embedded.ts')).openEmbedded()
  switch (URL.parse(url)?.protocol) {
    case 'redis:':
    case 'rediss:':
      return (await import('./redis.ts')).connectRedis(url, trouble)
    case 'postgres:':
    case 'postgresql:':
      return (await import('./postgres.ts')).connectPostgres(url, trouble)
    default:
      throw new Fault('config/environment', 'QUEUE_URL must begin with redis://, rediss://, postgres:// or postgresql://')
  }
}
