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
  return { publicUrl, hub: `${publicUrl}/hub`, newsOf: async () => news, onBug: () => undefined, goesOn: () => true }
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
  // While the callback is asked: it is told of that.
  await writer.call('ingest', [packedReading(freshReading('a', [entryOf()]))])
  expect(await writer.call('hubReport', { kind: 'confirmed', request: due?.request ?? '', fault: null })).toMatchObject({
    what: 'subscribed',
    host: 'reader.example:443',
  })
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

test('where the queue is away, all is due again at once', async () => {
  await using started = await writerWithSubscriber()
  await using away = await openRecorded('redis://127.0.0.1:1')
  const unreachable = expect.objectContaining({ code: 'queue/unreachable' })
  await expect(planHub(started.writer, away.queue, planOf())).rejects.toThrow(unreachable)
  expect(started.isHeld()).toBe(false)
  await started.writer.call('hubReport', { kind: 'asked', request: { ...request, callback: 'https://other.example/' } })
  await expect(planHub(started.writer, away.queue, planOf())).rejects.toThrow(unreachable)
  expect(await started.writer.call('takeHubRequests', null)).toHaveLength(1)
})

test('a topic whose document cannot be made holds up no other, and its subscribers wait for the end of their lease', async () => {
  await using started = await writerWithSubscriber()
  const other = { ...request, topic: `${publicUrl}/feed.rss`, callback: 'https://other.example/' }
  changeStore(
    started.place,
    `INSERT INTO subscribers (callback, topic, host, expires_at, delivered_seq, next_at)
     SELECT '${other.callback}', '${other.topic}', 'other.example:443', expires_at, 0, next_at + 1 FROM subscribers`,
  )
  await using opened = await openRecorded(null)
  const bugs: unknown[] = []
  const newsOf = async (topic: string) => (topic === request.topic ? Promise.reject(new Error('a bug')) : document)
  await planHub(started.writer, opened.queue, { ...planOf(), newsOf, onBug: (error) => void bugs.push(error) })
  expect(bugs).toEqual([new Error('a bug')])
  expect(await opened.queue.waiting('distribute')).toBe(1)
  changeStore(started.place, `UPDATE subscribers SET job_until = 0 WHERE topic = '${request.topic}'`)
  await planHub(started.writer, opened.queue, planOf())
  expect(await opened.queue.waiting('distribute')).toBe(2)
})

test('told to end, it asks for no further document, and what it took is due again at once', async () => {
  await using started = await writerWithSubscriber()
  changeStore(
    started.place,
    `INSERT INTO subscribers (callback, topic, host, expires_at, delivered_seq, next_at)
     SELECT 'https://other.example/', '${publicUrl}/feed.rss', 'other.example:443', expires_at, 0, next_at + 1 FROM subscribers`,
  )
  await using opened = await openRecorded(null)
  const asked: string[] = []
  const newsOf = async (topic: string): Promise<TopicNews> => {
    asked.push(topic)
    return document
  }
  await planHub(started.writer, opened.queue, { ...planOf(), newsOf, goesOn: () => asked.length === 0 })
  expect(asked).toEqual([request.topic])
  expect(readRow(started.place, 'SELECT count(job) AS held FROM subscribers')).toEqual({ held: 1 })
  await planHub(started.writer, opened.queue, { ...planOf(), newsOf })
  expect(asked).toEqual([request.topic, `${publicUrl}/feed.rss`])
})

test('a topic that takes too long is told to nobody, and tried again later', async () => {
  await using started = await writerWithSubscriber()
  await using opened = await openRecorded(null)
  const fault = { code: 'serve/query-too-wide', message: 'q asks for too much', detail: null } as const
  await planHub(started.writer, opened.queue, planOf({ kind: 'fault', fault }))
  expect(await opened.queue.waiting('distribute')).toBe(0)
  expect(readRow(started.place, 'SELECT consecutive_failures, because FROM subscribers')).toEqual({
    consecutive_failures: 1,
    because: fault.message,
  })
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
