/** Work that must be over in time. */

export interface Deadline {
  readonly totalMs: number
  /** What the work is aborted with when its time is up. */
  readonly late: () => Error
  /** The caller's own wish to stop, passed on with its reason. */
  readonly signal: AbortSignal | undefined
}

/** One for all: an abort without a reason makes an error with a stack each time. */
const over = new Error('the work is over')

/** The signal is aborted at the end in any case: a body nobody read to its end must not go on arriving. */
export async function withDeadline<T>({ totalMs, late, signal }: Deadline, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  signal?.throwIfAborted()
  const stop = new AbortController()
  const passOn = () => stop.abort(signal?.reason)
  signal?.addEventListener('abort', passOn, { once: true })
  const timer = setTimeout(() => stop.abort(late()), totalMs)
  try {
    return await work(stop.signal)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', passOn)
    stop.abort(over)
  }
}
