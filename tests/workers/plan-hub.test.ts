import { expect, test } from 'vitest'
import { checkFeedsFile } from '#config/config.ts'
import type { HubRequest } from '#model/hub.ts'
import { openRecorded } from '#tests/queue/open-recorded.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading, packedReading } from '#tests/support/readings.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { type HubPlan, planHub, type TopicNews } from '#workers/plan-hub.ts'
import { startThread } from '#workers/thread.ts'
import type { WriterMethods } from '#workers/writer-thread.ts'

const publicUrl = 'https://news.example'
const request: HubRequest = {
  mode: 'subscribe',
  callback: 'https://reader.example/',
  topic: `${publicUrl}/feed.atom`,
  secret: 's',
  leaseSeconds: 86_400,
  because: '',
}
const document: TopicNews = { kind: 'document', contentType: 'application/atom+xml', packed: 'AAAA', upTo: 1 }

function planOf(news: TopicNews = document): HubPlan {
  return { publicUrl, hub: `${publicUrl}/hub`, newsOf: async () => news }
}

/** A writer thread on a store with a subscriber and a change it was not told of. */
async function writerWithSubscriber(hub?: string) {
  const folder = temporaryFolder()
  const writer = startThread<WriterMethods>(new URL('../../workers/writer-thread.ts', import.meta.url), null)
  await writer.call('open', { dataDir: folder.path })
  const takeUp = async (next: string | undefined) => {
    const file = checkFeedsFile(JSON.stringify({ output: { hub: next }, feeds: [{ id: 'a', url: 'https://a.example/feed.xml' }] }))
    if (!file.ok) throw new Error('the test’s feeds.json is wrong')
    await writer.call('takeUp', file)
  }
  await takeUp(undefined)
  await writer.call('hubReport', { kind: 'asked', request })
  const [due] = await writer.call('takeHubRequests', null)
  expect(await writer.call('hubReport', { kind: 'confirmed', request: due?.request ?? '', fault: null })).toMatchObject({
    what: 'subscribed',
    host: 'reader.example:443',
  })
  await writer.call('ingest', [packedReading(freshReading('a', [entryOf()]))])
  await takeUp(hub)
  const place = { dataDir: folder.path }
  return {
    writer,
    place,
    isHeld: () => readRow<{ n: number }>(place, 'SELECT count(job) AS n FROM subscribers').n === 1,
    [Symbol.asyncDispose]: async () => {
      await writer.call('close', null)
      await writer.end()
      folder[Symbol.dispose]()
    },
  }
}

test('where the queue is away, or a document cannot be made, all is due again at once', async () => {
  await using started = await writerWithSubscriber()
  await using away = await openRecorded('redis://127.0.0.1:1')
  const unreachable = expect.objectContaining({ code: 'queue/unreachable' })
  await expect(planHub(started.writer, away.queue, planOf())).rejects.toThrow(unreachable)
  expect(started.isHeld()).toBe(false)
  await started.writer.call('hubReport', { kind: 'asked', request: { ...request, callback: 'https://other.example/' } })
  await expect(planHub(started.writer, away.queue, planOf())).rejects.toThrow(unreachable)
  expect(await started.writer.call('takeHubRequests', null)).toHaveLength(1)

  await using opened = await openRecorded(null)
  const broken = { ...planOf(), newsOf: async () => Promise.reject(new Error('the reader is gone')) }
  await expect(planHub(started.writer, opened.queue, broken)).rejects.toThrow('the reader is gone')
  expect(started.isHeld()).toBe(false)
})

test.each(['none', 'https://hub.example/'])('while output.hub is %s our subscribers are told nothing, and stay', async (hub) => {
  await using started = await writerWithSubscriber(hub)
  await using opened = await openRecorded(null)
  await planHub(started.writer, opened.queue, planOf())
  expect(await opened.queue.waiting('distribute')).toBe(0)
  expect(readRow(started.place, 'SELECT count(*) AS n FROM subscribers')).toEqual({ n: 1 })
})

test('one job has the document and its subscribers; while it waits none follows, however long that takes', async () => {
  await using started = await writerWithSubscriber()
  await using opened = await openRecorded(null)
  await planHub(started.writer, opened.queue, planOf())
  changeStore(started.place, 'UPDATE subscribers SET job_until = 0')
  await planHub(started.writer, opened.queue, planOf())
  expect(await opened.queue.waiting('distribute')).toBe(1)
  expect(started.isHeld()).toBe(true)

  const { promise: order, resolve } = Promise.withResolvers<unknown>()
  await opened.queue.work('distribute', async (payload) => resolve(payload), { concurrency: 1 })
  expect(await order).toMatchObject({
    hub: `${publicUrl}/hub`,
    topic: request.topic,
    packed: 'AAAA',
    to: [{ callback: request.callback, secret: 's' }],
  })
})

test('a topic with nothing new makes no job, and one that is gone a denial', async () => {
  await using started = await writerWithSubscriber()
  await using opened = await openRecorded(null)
  const { last_seq: upTo } = readRow<{ last_seq: number }>(started.place, 'SELECT last_seq FROM stores')
  await planHub(started.writer, opened.queue, planOf({ kind: 'nothing', upTo }))
  expect(await opened.queue.waiting('distribute')).toBe(0)
  const entry = entryOf({ guid: 'b', identity: 'guid:b', url: 'https://a.example/b' })
  await started.writer.call('ingest', [packedReading(freshReading('a', [entry]))])
  await planHub(started.writer, opened.queue, planOf({ kind: 'gone' }))
  expect(await started.writer.call('takeHubRequests', null)).toMatchObject([{ mode: 'denied', callback: request.callback }])
  expect(await opened.queue.waiting('distribute')).toBe(0)
})
