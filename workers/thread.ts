/** Calls between the main thread and a worker thread. Faults cross as plain values: a posted Error loses its fields, a thrown one its class. */
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, type ResourceLimits, Worker } from 'node:worker_threads'
import { Fault, type PlainFault } from '#model/fault.ts'

/** What a thread answers: each method takes one value that can be cloned and returns one. */
export type Methods = { readonly [name: string]: (argument: never) => unknown }

/** What a method gives, whether at once or later. */
export type Answer<M extends Methods, K extends keyof M> = Awaited<ReturnType<M[K]>>

export interface Thread<M extends Methods> {
  /** @throws Fault what the method threw; Error where the method failed otherwise or the thread died */
  call<K extends keyof M & string>(method: K, argument: Parameters<M[K]>[0]): Promise<Answer<M, K>>
  /** Ends the thread; what it has not answered fails. */
  end(): Promise<void>
  /** Called once, when the thread is gone, with what killed it; null where it was ended. */
  onGone(listener: (cause: Error | null) => void): void
}

const movedWith = new WeakMap<object, readonly ArrayBuffer[]>()

/** @returns the value; when it is sent as an argument or an answer, these buffers of it move, and are empty for who sent it: large bytes are not copied */
export function moving<T extends object>(value: T, buffers: readonly ArrayBuffer[]): T {
  movedWith.set(value, buffers)
  return value
}

function movedOf(value: unknown): ArrayBuffer[] {
  return typeof value === 'object' && value !== null ? [...(movedWith.get(value) ?? [])] : []
}

interface Call {
  readonly id: number
  readonly method: string
  readonly argument: unknown
}

/** What a thread says first, when all its code is there. */
const loadedWord = 'loaded'

type Reply =
  | { readonly id: number; readonly kind: 'value'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'fault'; readonly fault: PlainFault }
  | { readonly id: number; readonly kind: 'error'; readonly message: string; readonly stack: string | undefined }

interface Waiting {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/** V8 would let each thread's grow to 48 MB and keep it; half of that costs no time that can be measured, and saves the process some 100 MB. */
const youngGeneration = { maxYoungGenerationSizeMb: 24 }

/** A thread that is still loading its code after this long is ended all the same. */
const loadingMs = 10_000

/** @param data reaches the thread as `workerData` */
export function startThread<M extends Methods>(entry: URL, data: unknown, resourceLimits?: ResourceLimits): Thread<M> {
  const worker = new Worker(entry, { workerData: data, resourceLimits: { ...youngGeneration, ...resourceLimits } })
  const waiting = new Map<number, Waiting>()
  const listeners: ((cause: Error | null) => void)[] = []
  let calls = 0
  let cause: Error | null = null
  let gone = false
  const loadedOrGone = new Promise<void>((resolve) => {
    worker.once('message', resolve)
    worker.once('exit', resolve)
  })

  worker.on('message', (reply: Reply | typeof loadedWord) => {
    if (reply === loadedWord) return
    const call = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (waiting.size === 0) worker.unref()
    if (reply.kind === 'value') call?.resolve(reply.value as never)
    else call?.reject(reply.kind === 'fault' ? Fault.fromPlain(reply.fault) : bug(reply))
  })
  worker.on('error', (error) => {
    cause = error
  })
  worker.on('exit', () => {
    gone = true
    for (const call of waiting.values()) call.reject(cause ?? new Error('the thread was ended'))
    waiting.clear()
    for (const listener of listeners) listener(cause)
  })
  // A thread that nobody waits for must not keep the process alive.
  worker.unref()

  return {
    call: (method, argument) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(cause ?? new Error('the thread was ended'))
        const id = calls++
        waiting.set(id, { resolve, reject })
        worker.ref()
        worker.postMessage({ id, method, argument } satisfies Call, movedOf(argument))
      }),
    end: async () => {
      // Whoever waits for the end must not find the process gone before.
      worker.ref()
      // Node can abort the whole process where a thread is terminated while it loads modules (nodejs/node#63323).
      await Promise.race([loadedOrGone, sleep(loadingMs, undefined, { ref: false })])
      await worker.terminate()
    },
    onGone: (listener) => {
      if (gone) listener(cause)
      else listeners.push(listener)
    },
  }
}

/** The thread's side: answers calls one after the other. */
export function answerCalls<M extends Methods>(methods: M): void {
  const port = parentPort
  if (port === null) throw new Error('this file is the entry of a worker thread')
  let last: Promise<void> = Promise.resolve()
  port.postMessage(loadedWord)
  port.on('message', (call: Call) => {
    last = last.then(async () => {
      const reply = await answer(methods, call)
      port.postMessage(reply, reply.kind === 'value' ? movedOf(reply.value) : [])
    })
  })
}

async function answer(methods: Methods, { id, method, argument }: Call): Promise<Reply> {
  try {
    const run = methods[method]
    if (run === undefined) throw new Error(`no such method: ${method}`)
    return { id, kind: 'value', value: await run(argument as never) }
  } catch (error) {
    if (error instanceof Fault) return { id, kind: 'fault', fault: error.toPlain() }
    const { message, stack } = error instanceof Error ? error : new Error(String(error))
    return { id, kind: 'error', message, stack }
  }
}

function bug({ message, stack }: { readonly message: string; readonly stack: string | undefined }): Error {
  const error = new Error(message)
  if (stack !== undefined) error.stack = stack
  return error
}
