/** Who asks a server as fast as it answers: a process of its own, so that what it takes is counted to nobody. */
import { fork } from 'node:child_process'
import { once } from 'node:events'

/** One way to ask. */
export interface AskedWith {
  readonly name: string
  readonly headers: Readonly<Record<string, string>>
  /** Any other answer ends the benchmark. */
  readonly status: number
}

export interface AskOrder {
  /** On 127.0.0.1. */
  readonly port: number
  readonly path: string
  readonly way: AskedWith
  /** Each asks again as soon as its answer is there. */
  readonly connections: number
  readonly seconds: number
}

export interface AskReport {
  readonly requests: number
  readonly seconds: number
  /** Of all answers, heads and bodies. */
  readonly bytes: number
  /** Milliseconds from a request's last byte to its answer's. */
  readonly p50: number
  readonly p99: number
}

export interface Asker {
  ask(order: AskOrder): Promise<AskReport>
  [Symbol.asyncDispose](): Promise<void>
}

export async function startAsker(): Promise<Asker> {
  const child = fork(new URL('./asker-process.ts', import.meta.url), { execArgv: [] })
  await once(child, 'message')
  return {
    ask: async (order) => {
      child.send(order)
      const [report] = (await once(child, 'message')) as [AskReport | string]
      if (typeof report === 'string') throw new Error(report)
      return report
    },
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}
