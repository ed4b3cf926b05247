/** Keeps what we ask of one host within its limits. */
import type { HostLimits } from '#model/fetch-batch.ts'

export interface HostGate {
  /** Starts the task when its turn comes, in the order of the calls, and settles as it does. */
  run<T>(task: () => Promise<T>): Promise<T>
}

/** @param firstAfterMs how long nothing is started: what was asked last nobody knows */
export function hostGate(limits: HostLimits, firstAfterMs = 0): HostGate {
  const waiting: (() => void)[] = []
  let running = 0
  let nextStart = performance.now() + firstAfterMs
  let asleep = false

  function admit(): void {
    if (asleep || running >= limits.concurrency || waiting.length === 0) return
    const waitMs = nextStart - performance.now()
    if (waitMs > 0) {
      sleep(waitMs)
      return
    }
    running += 1
    nextStart = performance.now() + limits.spacingSeconds * 1000
    waiting.shift()?.()
    admit()
  }

  function sleep(ms: number): void {
    asleep = true
    setTimeout(() => {
      asleep = false
      admit()
    }, ms)
  }

  return {
    async run(task) {
      await new Promise<void>((start) => {
        waiting.push(start)
        admit()
      })
      try {
        return await task()
      } finally {
        running -= 1
        admit()
      }
    },
  }
}
