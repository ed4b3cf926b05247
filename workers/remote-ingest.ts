/** The way from a fetch worker to a writer in another process: the queue. */
import { setTimeout as sleep } from 'node:timers/promises'
import { packPageReading } from '#queue/pack-page-reading.ts'
import { packReading } from '#queue/pack-reading.ts'
import type { JobQueue } from '#queue/queue.ts'
import type { WayToIngest } from './fetch-role.ts'

const mostWaiting = 200
const lookAgainMs = 1_000

export function ingestByQueue(queue: JobQueue): WayToIngest {
  // All requests of this process ask the same question: one look a second answers them.
  let look: Promise<void> | null = null
  return {
    deliver: async (reading) => {
      for (const part of packReading(reading)) await queue.add('ingest', part)
    },
    deliverPage: (reading) => queue.add('fulltext-read', packPageReading(reading)),
    release: (finished) => queue.add('finished', finished),
    room: () => {
      look ??= waitForRoom(queue).finally(() =>
        setTimeout(() => {
          look = null
        }, lookAgainMs).unref(),
      )
      return look
    },
  }
}

async function waitForRoom(queue: JobQueue): Promise<void> {
  while ((await queue.waiting('ingest')) > mostWaiting) await sleep(lookAgainMs)
}
