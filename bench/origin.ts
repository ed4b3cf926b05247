/** Where the feeds of a benchmark live: a process of its own, so that what it takes is not counted to anybody, with every document ready in memory. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { DocumentForm } from './documents.ts'

export interface OriginOptions {
  /** At `/feed/0` and so on, on whatever loopback address it is asked. */
  readonly feeds: number
  readonly form: DocumentForm
  /** How long an answer takes to come. */
  readonly delayMs: number
}

/** What was asked since the last report. */
export interface OriginReport {
  readonly full: number
  readonly unchanged: number
  /** UTC milliseconds of the first request; 0: there was none. */
  readonly firstAt: number
  /** Requests that began in each second since the first. */
  readonly startsBySecond: readonly number[]
  /** Most requests that were in hand at once: of all, and of one address. */
  readonly mostAtOnce: number
  readonly mostAtOnceOfAddress: number
  /** Least time between the beginnings of two requests to one address; null where none was asked twice. */
  readonly leastGapMs: number | null
}

export type OriginOrder = 'report' | 'advance'

export interface Origin {
  readonly port: number
  report(): Promise<OriginReport>
  /** From now on every tenth feed has three new items. */
  advance(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export async function startOrigin(options: OriginOptions): Promise<Origin> {
  const child = fork(new URL('./origin-process.ts', import.meta.url), [JSON.stringify(options)], { execArgv: [] })
  const [port] = (await once(child, 'message')) as [number]
  return {
    port,
    report: () => ordered(child, 'report'),
    advance: async () => void (await ordered(child, 'advance')),
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

async function ordered(child: ChildProcess, order: OriginOrder): Promise<OriginReport> {
  child.send(order)
  const [report] = (await once(child, 'message')) as [OriginReport]
  return report
}
