import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import { openStoreReadOnly } from '#store/store.ts'
import { openRecorded } from '#tests/queue/open-recorded.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading, packedReading } from '#tests/support/readings.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { planDeliveries } from '#workers/plan-deliveries.ts'
import { startThread } from '#workers/thread.ts'
import type { WriterMethods } from '#workers/writer-thread.ts'

const hub = 'https://hub.example/'

/** A writer thread on a store with one change that the hub was not told of. */
async function writerWithChange() {
  const folder = temporaryFolder()
  const writer = startThread<WriterMethods>(new URL('../../workers/writer-thread.ts', import.meta.url), null)
  await writer.call('open', { dataDir: folder.path })
  await writer.call('takeUp', fileWith(hub))
  await writer.call('ingest', [packedReading(freshReading('a', [entryOf()]))])
  return {
    writer,
    notices: () => {
      const store = openStoreReadOnly(folder.path)
      const codes = store.notices.all().map((notice) => notice.fault.code)
      store.close()
      return codes
    },
    takeUp: (next: string) => writer.call('takeUp', fileWith(next)),
    [Symbol.asyncDispose]: async () => {
      await writer.call('close', null)
      await writer.end()
      folder[Symbol.dispose]()
    },
  }
}

test('where the queue is away, the delivery is due again at once', async () => {
  await using started = await writerWithChange()
  await using away = await openRecorded('redis://127.0.0.1:1')
  const unreachable = expect.objectContaining({ code: 'queue/unreachable' })
  await expect(planDeliveries(started.writer, away.queue, 'https://news.example')).rejects.toThrow(unreachable)
  expect(await started.writer.call('takeDeliveries', null)).toMatchObject([{ url: hub }])
})

test('one job names the three feeds, and no second one follows while it waits', async () => {
  await using started = await writerWithChange()
  await using opened = await openRecorded(null)
  await planDeliveries(started.writer, opened.queue, 'https://news.example/mirror')
  await planDeliveries(started.writer, opened.queue, 'https://news.example/mirror')
  await started.writer.call('voidLeases', { boot: 'another' })
  await planDeliveries(started.writer, opened.queue, 'https://news.example/mirror')
  expect(await opened.queue.waiting('deliver')).toBe(1)

  const { promise: order, resolve } = Promise.withResolvers<unknown>()
  await opened.queue.work('deliver', async (payload) => resolve(payload), { concurrency: 1 })
  expect(await order).toMatchObject({
    url: hub,
    topics: ['atom', 'rss', 'json'].map((format) => `https://news.example/mirror/feed.${format}`),
    upTo: expect.any(Number),
  })
})

test('what a hub comes back with is its trouble, until it is told or left', async () => {
  await using started = await writerWithChange()
  const { writer } = started
  const [due] = await writer.call('takeDeliveries', null)
  if (due === undefined) throw new Error('nothing is due')
  const fault = { code: 'deliver/refused', message: 'hub.example answered 404', detail: null } as const
  const report = { target: due.target, upTo: due.upTo, fault }
  expect(await writer.call('delivered', report)).toBe(true)
  expect(started.notices()).toEqual(['deliver/refused'])
  await started.takeUp('https://other.example/')
  expect(started.notices()).toEqual([])
  expect(await writer.call('delivered', report)).toBe(false)
  expect(started.notices()).toEqual([])
  await started.takeUp(hub)
  expect(await writer.call('delivered', { ...report, upTo: report.upTo + 1 })).toBe(true)
  expect(started.notices()).toEqual(['deliver/refused'])
  expect(await writer.call('delivered', { ...report, fault: null })).toBe(true)
  expect(started.notices()).toEqual([])
})

function fileWith(next: string) {
  const file = checkFeedsFile(JSON.stringify({ output: { hub: next }, feeds: [{ id: 'a', url: 'https://a.example/feed.xml' }] }))
  if (!file.ok) throw new Error('the test’s feeds.json is wrong')
  return file
}
