/** A thread that does whatever a thread can do wrong. */
import { setTimeout as sleep } from 'node:timers/promises'
import { threadId, workerData } from 'node:worker_threads'
import { Fault } from '#model/fault.ts'
import { answerCalls, moving } from '#workers/thread.ts'

const order: string[] = []

const methods = {
  data: (_: null): unknown => workerData,
  id: (_: null): number => threadId,
  /** Calls are noted when they begin; the last gets all names. */
  note: async ({ name, ms }: { readonly name: string; readonly ms: number }) => {
    order.push(name)
    await sleep(ms)
    return order
  },
  /** Gives back what it got, moved both ways. */
  echo: ({ bytes }: { readonly bytes: Uint8Array<ArrayBuffer> }) => moving({ bytes }, [bytes.buffer]),
  fault: (_: null): never => {
    throw new Fault('parse/unreadable', 'the document is damaged', { detail: 'line 3, column 7' })
  },
  bug: (_: null): never => {
    throw new TypeError('no such thing')
  },
  crash: (_: null) => {
    setImmediate(() => {
      throw new Error('crashed on the way')
    })
    return new Promise<never>(() => undefined)
  },
  exit: (_: null): never => process.exit(3),
  hang: (_: null): never => {
    for (;;);
  },
  gorge: (_: null): never => {
    const eaten: unknown[] = []
    for (;;) eaten.push(new Array(100_000).fill({}))
  },
}
export type OddMethods = typeof methods

// Whoever gives shared memory sees that all code was loaded.
if (workerData instanceof SharedArrayBuffer) new Uint8Array(workerData)[0] = 1

answerCalls(methods)
