/** A document that a hub sent goes the way of one that was fetched. */
import { Fault } from '#model/fault.ts'
import { instant } from '#model/instant.ts'
import type { Outcome, Reading } from '#model/reading.ts'
import type { PushPayload } from '#queue/queue.ts'
import type { PrepareMethods } from './prepare-thread.ts'
import { moving } from './thread.ts'
import type { ThreadPool } from './thread-pool.ts'

export async function readPush(prepare: ThreadPool<PrepareMethods>, push: PushPayload): Promise<Reading> {
  const startedAt = instant(Date.now())
  const started = performance.now()
  const body = Uint8Array.from(Buffer.from(push.body, 'base64'))
  const bytes = body.byteLength
  const outcome = await outcomeOf(prepare, push, body)
  const durationMs = Math.round(performance.now() - started)
  const { feed } = push
  return { feed, via: 'push', lease: push.key, startedAt, durationMs, status: null, bytes, outcome, more: false }
}

async function outcomeOf(prepare: ThreadPool<PrepareMethods>, push: PushPayload, bytes: Uint8Array<ArrayBuffer>): Promise<Outcome> {
  const { feed, address, contentType } = push
  const document = { feed, address, bytes, contentType, contentLocation: null, contentLanguage: null }
  try {
    const read = await prepare.call('prepare', moving({ document, recentHashes: [] }, [bytes.buffer]))
    if (read.kind === 'page') return { kind: 'fault', fault: read.fault, retryAfterSeconds: null }
    const { links, ...prepared } = read
    const validators = { etag: null, lastModified: null }
    return { ...prepared, kind: 'fresh', address, movedTo: null, validators, bodyHash: null, freshSeconds: null, push: links }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { kind: 'fault', fault: error.toPlain(), retryAfterSeconds: null }
  }
}
