import { afterAll, expect, test } from 'vitest'
import { openPoster, type PosterOptions } from '#fetch/post.ts'
import { packDocument } from '#queue/pack-document.ts'
import type { DistributePayload, HubReport } from '#queue/queue.ts'
import { noProxies } from '#tests/fetch/fetched.ts'
import { answering, silence, startSubscribers } from '#tests/support/subscriber.ts'
import { until } from '#tests/support/until.ts'
import { distribute } from '#workers/distribute.ts'

const subscribers = await startSubscribers()
afterAll(() => subscribers[Symbol.asyncDispose]())
const options: PosterOptions = {
  allowNetworks: ['127.0.0.0/8'],
  userAgent: 'Tributary/test',
  proxies: noProxies,
  limits: { totalMs: 2000 },
}

function orderFor(names: readonly string[], secret: string | null = null): DistributePayload {
  return {
    job: 'j',
    hub: 'https://news.example/hub',
    topic: 'https://news.example/feed.json',
    contentType: 'application/feed+json',
    packed: packDocument(Buffer.from('{"title":"ü"}')),
    upTo: 7,
    to: names.map((name, subscriber) => ({ subscriber, callback: subscribers.callback(name), secret })),
  }
}

async function tell(order: DistributePayload, stop = new AbortController()): Promise<HubReport[]> {
  const poster = openPoster(options)
  const reports: HubReport[] = []
  try {
    await distribute(poster, order, async (report) => void reports.push(report), stop.signal)
    return reports
  } finally {
    await poster.close()
  }
}

test.each([
  ['refusing', 503, 'deliver/subscriber-refused'],
  ['moved', 308, 'deliver/subscriber-refused'],
  ['missing', 404, 'deliver/subscriber-refused'],
  ['gone', 410, 'deliver/gone'],
])('%s: an answer of %i is %s', async (name, status, code) => {
  subscribers.answerDeliveries(name, answering(status, { location: '/x' }))
  expect(await tell(orderFor([name]))).toMatchObject([{ kind: 'told', job: 'j', subscriber: 0, upTo: 7, fault: { code } }])
  expect(subscribers.deliveries('x')).toEqual([])
})

test('of those who are quick it is told while one is silent, and that in the end', async () => {
  subscribers.answerDeliveries('silent', silence)
  const reports = await tell(orderFor(['silent', 'a', 'b', 'c']))
  expect(reports.map((report) => report.kind === 'told' && [report.subscriber, report.fault?.code]).at(-1)).toEqual([0, 'fetch/timeout'])
  expect(reports).toHaveLength(4)
})

test('an answer without end is an answer', async () => {
  subscribers.answerDeliveries('endless', (response) => {
    const write = () => response.write('x'.repeat(10_000), () => !response.destroyed && setImmediate(write))
    write()
  })
  expect(await tell(orderFor(['endless']))).toMatchObject([{ fault: null }])
})

test('of those it was stopped at nothing is told', async () => {
  const stop = new AbortController()
  subscribers.answerDeliveries('held', silence)
  const told = tell(orderFor(['held']), stop)
  await until(() => subscribers.deliveries('held').length === 1)
  stop.abort()
  expect(await told).toEqual([])
})

test('a report that cannot be given fails the job, when all were told', async () => {
  const poster = openPoster(options)
  const refuse = async () => {
    throw new Error('nobody takes it')
  }
  await expect(distribute(poster, orderFor(['d', 'e']), refuse, new AbortController().signal)).rejects.toThrow('nobody takes it')
  expect([...subscribers.deliveries('d'), ...subscribers.deliveries('e')]).toHaveLength(2)
  await poster.close()
})

test('the document comes as it is, signed where there is a secret', async () => {
  await tell(orderFor(['signed'], 'sècret'))
  const [delivery] = subscribers.deliveries('signed')
  expect(delivery?.body).toBe('{"title":"ü"}')
  expect(delivery?.headers).toMatchObject({
    'content-type': 'application/feed+json',
    'user-agent': 'Tributary/test',
    link: '<https://news.example/hub>; rel="hub", <https://news.example/feed.json>; rel="self"',
    'x-hub-signature': delivery?.signatureBy('sècret'),
  })
  await tell(orderFor(['unsigned']))
  expect(subscribers.deliveries('unsigned')[0]?.headers).not.toHaveProperty('x-hub-signature')
})
