/** Threads for CPU work: started on demand, one call at a time each, ended when idle, replaced when one dies or hangs. */
import type { ResourceLimits } from 'node:worker_threads'
import { type Answer, type Methods, startThread, type Thread } from './thread.ts'

export interface PoolOptions {
  readonly size: number
  /** A thread without work for this long is ended. */
  readonly idleMs: number
  /** A call that takes longer is given up and its thread replaced. */
  readonly callMs: number
  readonly resourceLimits?: ResourceLimits
  /** What a caller gets whose call killed or outlasted its thread. */
  readonly faultOf: (cause: 'died' | 'timeout', detail: string) => Error
}

export interface ThreadPool<M extends Methods> {
  /** @throws Fault what the method threw, or what `faultOf` makes of a call that killed or outlasted its thread */
  call<K extends keyof M & string>(method: K, argument: Parameters<M[K]>[0]): Promise<Answer<M, K>>
  /** New calls go to threads started with this value; those at work finish first. */
  restart(data: unknown): void
  close(): Promise<void>
}

interface Member<M extends Methods> {
  readonly thread: Thread<M>
  readonly generation: number
  idle: NodeJS.Timeout | null
  /** Why it can take no more calls; null as long as it can. */
  death: string | null
}

interface Waiter<M extends Methods> {
  readonly take: (member: Member<M>) => void
  readonly refuse: (error: Error) => void
}

export function threadPool<M extends Methods>(entry: URL, firstData: unknown, options: PoolOptions): ThreadPool<M> {
  const free: Member<M>[] = []
  const queue: Waiter<M>[] = []
  let data = firstData
  let generation = 0
  let alive = 0
  let closed = false
  const ending = new Set<Promise<void>>()

  function take(): Promise<Member<M>> {
    const member = free.pop()
    if (member !== undefined) {
      if (member.idle !== null) clearTimeout(member.idle)
      return Promise.resolve(member)
    }
    if (alive < options.size) return Promise.resolve(start())
    return new Promise((resolve, reject) => queue.push({ take: resolve, refuse: reject }))
  }

  function start(): Member<M> {
    alive += 1
    const member: Member<M> = { thread: startThread<M>(entry, data, options.resourceLimits), generation, idle: null, death: null }
    member.thread.onGone((cause) => {
      member.death = cause === null ? 'the thread ended by itself' : String(cause)
    })
    return member
  }

  function give(member: Member<M>): void {
    if (closed || member.generation !== generation) {
      discard(member)
      return
    }
    const next = queue.shift()
    if (next !== undefined) {
      next.take(member)
      return
    }
    member.idle = setTimeout(() => {
      free.splice(free.indexOf(member), 1)
      discard(member)
    }, options.idleMs).unref()
    free.push(member)
  }

  function discard(member: Member<M>): void {
    alive -= 1
    const ended = member.thread.end()
    ending.add(ended)
    void ended.finally(() => ending.delete(ended))
    const next = closed ? undefined : queue.shift()
    if (next !== undefined) next.take(start())
  }

  return {
    call: async <K extends keyof M & string>(method: K, argument: Parameters<M[K]>[0]): Promise<Answer<M, K>> => {
      if (closed) throw closedError()
      const member = await take()
      let outlasted = false
      const limit = setTimeout(() => {
        outlasted = true
        void member.thread.end()
      }, options.callMs)
      try {
        return await member.thread.call(method, argument)
      } catch (error) {
        if (outlasted) throw options.faultOf('timeout', `no answer within ${options.callMs} ms`)
        if (member.death !== null) throw options.faultOf('died', member.death)
        throw error
      } finally {
        clearTimeout(limit)
        if (outlasted || member.death !== null) discard(member)
        else give(member)
      }
    },
    restart: (newData) => {
      data = newData
      generation += 1
      for (const member of free.splice(0)) {
        if (member.idle !== null) clearTimeout(member.idle)
        discard(member)
      }
    },
    close: async () => {
      closed = true
      for (const member of free.splice(0)) {
        if (member.idle !== null) clearTimeout(member.idle)
        discard(member)
      }
      for (const { refuse } of queue.splice(0)) refuse(closedError())
      await Promise.all(ending)
    },
  }
}

function closedError(): Error {
  return new Error('the pool is closed')
}
