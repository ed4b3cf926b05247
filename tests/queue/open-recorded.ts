/** A queue that writes down what it reports. */
import type { PlainFault } from '#model/fault.ts'
import type { JobName } from '#queue/payloads.ts'
import { type JobQueue, openQueue } from '#queue/queue.ts'

export interface RecordedQueue {
  readonly queue: JobQueue
  readonly troubles: (PlainFault | null)[]
  readonly failures: { readonly name: JobName; readonly message: string }[]
  [Symbol.asyncDispose](): Promise<void>
}

/** A worker that died is noticed after `stalledAfterMs`; default one second. */
export async function openRecorded(url: string | null, options: { stalledAfterMs?: number; prefix?: string } = {}): Promise<RecordedQueue> {
  const troubles: (PlainFault | null)[] = []
  const failures: { name: JobName; message: string }[] = []
  const queue = await openQueue({
    url,
    onTrouble: (fault) => troubles.push(fault),
    onFailure: (name, error) => failures.push({ name, message: error.message }),
    stalledAfterMs: 1000,
    ...options,
  })
  return { queue, troubles, failures, [Symbol.asyncDispose]: () => queue.close() }
}
