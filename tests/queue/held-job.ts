/** A worker that takes a job and never ends it: to be killed with it in hand. */
import { openQueue } from '#queue/queue.ts'

const [url = '', prefix = ''] = process.argv.slice(2)
const queue = await openQueue({ url, prefix, stalledAfterMs: 1000, onTrouble: () => {}, onFailure: () => {} })
const handler = async ({ lease }: { readonly lease: string }): Promise<void> => {
  process.stdout.write(lease)
  await new Promise(() => {})
}
await queue.work('finished', handler, { concurrency: 1 })
