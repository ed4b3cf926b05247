/** The queue as the service sees it, on BullMQ, whatever server is behind it. One BullMQ queue for each kind of job. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Fault } from '#model/fault.ts'
import type { Backend, BullQueue, BullWorker, Connection } from './connection.ts'
import { jobs } from './jobs.ts'
import type { JobName, JobPayloads } from './payloads.ts'
import type { Trouble } from './trouble.ts'

export interface JobQueue {
  readonly backend: Backend
  /**
   * With an id, a job that waits or is worked on already is not added a second time.
   * Throws Fault `queue/unreachable` within seconds where the server is away.
   */
  add<N extends JobName>(name: N, payload: JobPayloads[N], options?: { readonly id?: string }): Promise<void>
  /** Where the server is away, work begins when it is there. */
  work<N extends JobName>(
    name: N,
    /** `again`: the job was begun before, by a worker that died on it, or failed. */
    handler: (payload: JobPayloads[N], again: boolean) => Promise<void>,
    options: { readonly concurrency: number },
  ): Promise<JobWorker>
  /** One job now and one each `everyMs`, as long as this queue is open, by whatever number of processes it is asked for. One rhythm for each name. */
  every<N extends JobName>(name: N, everyMs: number, payload: JobPayloads[N]): Promise<void>
  /** Whether a job of this id waits or is worked on. Throws Fault `queue/unreachable`. */
  has(name: JobName, id: string): Promise<boolean>
  /** Jobs nobody works on yet, without those that wait for another try. Throws Fault `queue/unreachable`. */
  waiting(name: JobName): Promise<number>
  /** Closes its workers first, and so waits for the jobs in hand. */
  close(): Promise<void>
}

export interface JobWorker {
  /** Stop taking jobs, wait for those in hand. */
  close(): Promise<void>
}

export interface JobQueueOptions {
  readonly prefix: string
  readonly stalledAfterMs: number
  readonly onFailure: (name: JobName, error: Error) => void
}

/** BullMQ says the same of an id that is all digits or has a colon: neither may be. */
const bullId = (id: string): string => `id-${encodeURIComponent(id)}`

export function startJobQueue(connection: Connection, trouble: Trouble, options: JobQueueOptions): JobQueue {
  const queues = new Map<JobName, Promise<BullQueue>>()
  const workers = new Set<JobWorker>()
  const rhythms = new Map<JobName, NodeJS.Timeout>()
  const closing = new AbortController()

  const queueOf = (name: JobName): Promise<BullQueue> => {
    const open = queues.get(name) ?? whenReady(closing.signal, () => listen(name, connection.makeQueue(`${options.prefix}-${name}`)))
    queues.set(name, open)
    return open
  }

  /** BullMQ emits what it cannot throw. That the server is away is told as trouble, once. */
  const listen = <Bull extends BullQueue | BullWorker>(name: JobName, bull: Bull): Bull => {
    bull.on('error', (error: Error) => {
      if (!connection.noticeAbsence(error) && !isWiped(error)) options.onFailure(name, error)
    })
    return bull
  }

  /** The answer, or the trouble we are in as a Fault. */
  const ask = async <Answer>(name: JobName, question: (queue: BullQueue) => Promise<Answer>): Promise<Answer> => {
    const current = trouble.current()
    if (current !== null) throw current
    try {
      return await question(await queueOf(name))
    } catch (error) {
      if (!(error instanceof Error && connection.noticeAbsence(error))) throw error
      throw (
        trouble.current() ??
        new Fault('queue/unreachable', 'the queue went away while it was asked', { detail: error.message, cause: error })
      )
    }
  }

  /** With the server away BullMQ cannot say goodbye, and would wait for it. What it could not tell is found out when a lock runs out. */
  const unlessAway = async (goodbye: Promise<unknown>): Promise<void> => {
    if (trouble.current() === null) await goodbye
    else goodbye.catch(() => {})
  }

  return {
    backend: connection.backend,

    async add(name, payload, { id } = {}) {
      const data = jobs[name].schema.parse(payload)
      await ask(name, (queue) => queue.add(name, data, { ...jobOptions(name), ...(id === undefined ? {} : { jobId: bullId(id) }) }))
    },

    async work(name, handler, { concurrency }) {
      const inHand = new Set<Promise<void>>()
      const thrown = new WeakSet<Error>()
      const process = async (job: { readonly data: unknown; readonly attemptsStarted: number }): Promise<void> => {
        const handled = (async () => handler(jobs[name].schema.parse(job.data), job.attemptsStarted > 1))()
        inHand.add(handled)
        try {
          await handled
        } catch (error) {
          if (error instanceof Error) thrown.add(error)
          throw error
        } finally {
          inHand.delete(handled)
        }
      }
      let isClosed = false
      const lock = { lockDuration: options.stalledAfterMs, stalledInterval: options.stalledAfterMs }
      const started = connection.usable.then(() => {
        if (isClosed) return null
        return whenReady(closing.signal, () => {
          const bull = listen(name, connection.makeWorker(`${options.prefix}-${name}`, process, { concurrency, ...lock }))
          // A job fails also where it was done and the server went before it could be told: that is trouble, told once, and not the handler's.
          bull.on('failed', (_job, error) => {
            if (thrown.has(error) || !(isWiped(error) || connection.noticeAbsence(error))) options.onFailure(name, error)
          })
          return bull
        })
      })
      const worker = {
        async close() {
          isClosed = true
          workers.delete(worker)
          await unlessAway(started.then((bull) => bull?.close()))
          await Promise.allSettled(inHand)
        },
      }
      workers.add(worker)
      return worker
    },

    async every(name, everyMs, payload) {
      const template = { name, data: jobs[name].schema.parse(payload), opts: jobOptions(name) }
      clearInterval(rhythms.get(name))
      const keep = (): void => {
        if (trouble.current() !== null) return
        keepRhythm(queueOf(name), name, everyMs, template).catch((error) => {
          if (!connection.noticeAbsence(error)) options.onFailure(name, error)
        })
      }
      // The rhythm stands in the queue's server, which may be wiped.
      rhythms.set(name, setInterval(keep, Math.min(Math.max(everyMs, 1000), 60_000)).unref())
      if (trouble.current() === null) await ask(name, (queue) => queue.upsertJobScheduler(name, { every: everyMs }, template))
    },

    async has(name, id) {
      return ask(name, async (queue) => (await queue.getJob(bullId(id))) !== undefined)
    },

    async waiting(name) {
      return ask(name, (queue) => queue.getWaitingCount())
    },

    async close() {
      closing.abort()
      for (const rhythm of rhythms.values()) clearInterval(rhythm)
      await Promise.all([...workers].map((worker) => worker.close()))
      await unlessAway(Promise.all([...queues.values()].map(async (queue) => (await queue).close())))
      await connection.close()
    },
  }
}

/** The queue was wiped while the job was in hand: its work is done, and there is nothing left to tell of it. */
function isWiped(error: Error): boolean {
  return error.message.startsWith('Missing key for job')
}

/** What is done or has failed for good is nobody's business any more: what is due is found in the store. */
function jobOptions(name: JobName): {
  attempts: number
  backoff: { type: 'exponential'; delay: number }
  removeOnComplete: true
  removeOnFail: true
} {
  const { attempts, retryAfterMs } = jobs[name]
  return { attempts, backoff: { type: 'exponential', delay: retryAfterMs }, removeOnComplete: true, removeOnFail: true }
}

type Template = NonNullable<Parameters<BullQueue['upsertJobScheduler']>[2]>

async function keepRhythm(opened: Promise<BullQueue>, name: string, everyMs: number, template: Template): Promise<void> {
  const queue = await opened
  const rhythm = await queue.getJobScheduler(name)
  if (rhythm?.every === everyMs) return
  await queue.upsertJobScheduler(name, { every: everyMs }, template)
}

/** BullMQ keeps for ever what its very first question to the server came to: where that failed, the object is of no use. */
async function whenReady<Bull extends BullQueue | BullWorker>(closing: AbortSignal, make: () => Bull): Promise<Bull> {
  for (;;) {
    const bull = make()
    try {
      await bull.waitUntilReady()
      return bull
    } catch (error) {
      await bull.close().catch(() => {})
      if (closing.aborted) throw error
      await sleep(1000)
    }
  }
}
