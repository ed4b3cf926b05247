import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import type { FetchBatch } from '#model/fetch-batch.ts'
import { openRecorded } from '#tests/queue/open-recorded.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { planFetches } from '#workers/plan-fetches.ts'
import { startThread } from '#workers/thread.ts'
import type { WriterMethods } from '#workers/writer-thread.ts'

/** A writer thread on a store with two feeds that are due. */
async function writerWithFeeds() {
  const folder = temporaryFolder()
  const writer = startThread<WriterMethods>(new URL('../../workers/writer-thread.ts', import.meta.url), null)
  await writer.call('open', { dataDir: folder.path })
  const file = checkFeedsFile(JSON.stringify({ feeds: ['a', 'b'].map((id) => ({ id, url: `https://${id}.example/` })) }))
  if (!file.ok) throw new Error('the feeds.json of this test is wrong')
  await writer.call('takeUp', { hash: file.hash, settings: file.settings })
  return {
    writer,
    [Symbol.asyncDispose]: async () => {
      await writer.call('close', null)
      await writer.end()
      folder[Symbol.dispose]()
    },
  }
}

test('where the queue is away no feed is held for it', async () => {
  await using started = await writerWithFeeds()
  await using away = await openRecorded('redis://127.0.0.1:1')
  const unreachable = expect.objectContaining({ code: 'queue/unreachable' })
  await expect(planFetches(started.writer, away.queue, 'boot')).rejects.toThrow(unreachable)
  const batches = await started.writer.call('takeDue', { boot: 'boot', most: 4, overdue: { held: [], lost: [] } })
  expect(batches.flatMap(({ hosts }) => hosts.map(({ host }) => host))).toEqual(['a.example:443', 'b.example:443'])
})

test('what is due becomes one job, and nothing is given out twice', async () => {
  await using started = await writerWithFeeds()
  await using opened = await openRecorded(null)
  await planFetches(started.writer, opened.queue, 'boot')
  await planFetches(started.writer, opened.queue, 'boot')
  expect(await opened.queue.waiting('fetch')).toBe(1)
  const { promise: batch, resolve } = Promise.withResolvers<FetchBatch>()
  await opened.queue.work('fetch', async (payload) => resolve(payload), { concurrency: 1 })
  expect((await batch).hosts.flatMap(({ feeds }) => feeds.map(({ feed }) => feed))).toEqual(['a', 'b'])
})
