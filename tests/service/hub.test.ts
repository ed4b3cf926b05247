import { expect, test } from 'vitest'
import { startTestApp, type TestApp, type TestAppOptions } from '#tests/support/app.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRedis } from '#tests/support/redis.ts'
import { rssOf, type ScriptedOrigin, startScriptedOrigin } from '#tests/support/scripted-origin.ts'
import { serviceFolder, untilSaid } from '#tests/support/service-folder.ts'
import { answering, type Delivery, type Subscribers, silence, startSubscribers } from '#tests/support/subscriber.ts'
import { until } from '#tests/support/until.ts'

const path = '/news'
/** A publisher whose feed is asked every second. */
const feedsOf = (origin: ScriptedOrigin, output: object = {}) => ({
  output,
  feeds: [{ id: 'news', url: origin.url(path), every: '1s', topics: ['nato'] }],
})

interface Publisher {
  readonly origin: ScriptedOrigin
  /** Adds an item to what the origin shows. */
  publish(title: string): void
  [Symbol.asyncDispose](): Promise<void>
}

async function startPublisher(): Promise<Publisher> {
  const origin = await startScriptedOrigin()
  const titles = ['First']
  const show = () => origin.answer(path, { body: rssOf(path, titles) })
  show()
  return {
    origin,
    publish: (title) => {
      titles.unshift(title)
      show()
    },
    [Symbol.asyncDispose]: () => origin[Symbol.asyncDispose](),
  }
}

async function start(feeds: object, options: TestAppOptions = {}): Promise<TestApp> {
  const port = await freePort()
  const app = await startTestApp(feeds, { ...options, env: { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, ...options.env } })
  await until(async () => (await app.items()).length > 0)
  return app
}

type Form = Record<string, string>

function ask(address: string, form: Form): Promise<Response> {
  return fetch(`${address}/hub`, { method: 'POST', body: new URLSearchParams(form) })
}

/** Subscribes, and waits until the hub has had its answer. */
async function subscribe(app: TestApp, callback: string, more: Form = {}, feed = '/feed.json'): Promise<void> {
  const form = { 'hub.mode': 'subscribe', 'hub.callback': callback, 'hub.topic': `${app.address}${feed}`, ...more }
  expect((await ask(app.address, form)).status).toBe(202)
  await until(() => countOf(app, `SELECT count(*) AS n FROM subscribers WHERE callback = '${callback}'`) === 1)
}

function countOf(store: { readonly dataDir: string }, sql: string): number {
  return readRow<{ n: number }>(store, sql).n
}

/** What the clock would do in a minute. */
function endWait(app: TestApp, name: string): void {
  changeStore(app, `UPDATE subscribers SET next_at = 0 WHERE callback LIKE '%/${name}'`)
}

function titlesIn({ body }: Delivery): string[] {
  return (JSON.parse(body) as { items: { title: string }[] }).items.map(({ title }) => title)
}

function titlesTold(subscribers: Subscribers, name: string): string[] {
  return subscribers.deliveries(name).flatMap(titlesIn)
}

test('without a PUBLIC_URL of the operator’s there is no hub, and no feed names one', async () => {
  await using publisher = await startPublisher()
  await using app = await startTestApp(feedsOf(publisher.origin))
  await until(async () => (await app.items()).length > 0)
  const form = { 'hub.mode': 'subscribe', 'hub.callback': 'http://127.0.0.1:9/', 'hub.topic': `${app.address}/feed.atom` }
  expect((await ask(app.address, form)).status).toBe(404)
  const feed = await app.get('/feed.json')
  expect(feed.headers.get('link')).toBeNull()
  expect(await feed.json()).not.toHaveProperty('hubs')
})

test('an operator who wants no hub has none, and no feed names one', async () => {
  await using publisher = await startPublisher()
  await using app = await start(feedsOf(publisher.origin, { hub: 'none' }))
  const form = { 'hub.mode': 'subscribe', 'hub.callback': 'http://127.0.0.1:9/', 'hub.topic': `${app.address}/feed.atom` }
  expect((await ask(app.address, form)).status).toBe(404)
  const feed = await app.get('/feed.json')
  expect(feed.headers.get('link')).toBeNull()
  expect(await feed.json()).not.toHaveProperty('hubs')
})

test('where HUB_ALLOW_NETWORKS names other networks than those of feeds, a callback elsewhere in your own is asked nothing', async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  await using app = await start(feedsOf(publisher.origin), { env: { HUB_ALLOW_NETWORKS: '127.0.0.2/32' } })
  const request = { 'hub.mode': 'subscribe', 'hub.topic': `${app.address}/feed.json` }
  expect((await ask(app.address, { ...request, 'hub.callback': subscribers.callback('inside') })).status).toBe(202)
  await until(() => app.log.some((line) => /127\.0\.0\.1:\d+ did not become a subscriber: 127\.0\.0\.1 is a loopback address/.test(line)))
  expect(subscribers.questions('inside')).toEqual([])
  await subscribe(app, subscribers.callback('named', 2))
})

test('what is no request is refused with one sentence, and what is none of ours is denied', async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  await using app = await start(feedsOf(publisher.origin))
  const form = { 'hub.mode': 'subscribe', 'hub.callback': subscribers.callback('a'), 'hub.topic': `${app.address}/feed.atom` }
  const refused = await ask(app.address, { ...form, 'hub.callback': 'file:///etc/passwd' })
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({
    code: 'serve/bad-hub-request',
    detail: 'hub.callback must be an address beginning with http:// or https://',
  })

  const foreign = ['/feed.atom?before=1.a', '/feed.atom?limit=05', '/topics/none.atom', '/countries/af.json', '/status', '//feed.atom']
  const others = ['https://elsewhere.example/feed.atom', ...foreign.map((address) => app.address + address)]
  for (const topic of others) expect((await ask(app.address, { ...form, 'hub.topic': topic })).status).toBe(202)
  await until(() => subscribers.questions('a').length === others.length)
  const said = subscribers.questions('a').map((question) => [question.get('hub.mode'), question.get('hub.topic')])
  expect(said.sort()).toEqual(others.map((topic) => ['denied', topic]).sort())
  expect(subscribers.questions('a')[0]?.get('hub.reason')).toContain('rel=self')
  expect(countOf(app, 'SELECT count(*) AS n FROM subscribers')).toBe(0)
})

test('every first page names the hub in the document and in its headers, and can be subscribed to by its own address', async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  await using app = await start(feedsOf(publisher.origin))
  const paths = ['/feed.atom', '/feed.rss', '/feed.json?q=nato', '/feed.json?limit=5', '/topics/nato.json', '/regions/europe.rss']
  for (const [index, feed] of [...paths, '/countries/AF.atom', '/sources/news.json'].entries()) {
    // The second answer comes from memory.
    await (await app.get(feed)).text()
    const answer = await app.get(feed)
    expect(answer.headers.get('link')).toBe(`<${app.address}/hub>; rel="hub", <${app.address}${feed}>; rel="self"`)
    expect(await answer.text()).toContain(`${app.address}/hub"`)
    await subscribe(app, subscribers.callback(`a${index}?x=%20y`), {}, feed)
    expect(subscribers.questions(`a${index}`)[0]?.get('x')).toBe(' y')
  }
  const second = await app.get('/feed.json?before=1.a')
  expect(second.headers.get('link')).toBeNull()
  expect(await second.json()).not.toHaveProperty('hubs')

  publisher.publish('On NATO')
  for (const index of [3, 4, 7]) await until(() => subscribers.deliveries(`a${index}?x=%20y`.split('?')[0] ?? '').length === 1)
  expect(titlesTold(subscribers, 'a4')).toEqual(['On NATO'])
  // Nothing of it is in Europe, and nobody is told that nothing is new.
  expect(subscribers.deliveries('a5')).toEqual([])
})

test('a callback on a forbidden address is never asked', async () => {
  await using publisher = await startPublisher()
  await using app = await start(feedsOf(publisher.origin))
  const form = { 'hub.mode': 'subscribe', 'hub.callback': 'http://10.1.2.3/', 'hub.topic': `${app.address}/feed.atom` }
  expect((await ask(app.address, form)).status).toBe(202)
  await until(() => app.log.some((line) => line.includes('10.1.2.3 is a private address')))
  expect(countOf(app, 'SELECT count(*) AS n FROM subscribers')).toBe(0)
})

test('liars become no subscribers: another challenge, the challenge and more without end, a redirect to the right answer, an error', async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  await using app = await start(feedsOf(publisher.origin))
  const challenge = (question: URLSearchParams) => question.get('hub.challenge') ?? ''
  subscribers.answerQuestions('other', (response) => response.end('ok'))
  subscribers.answerQuestions('more', (response, question) => response.end(`${challenge(question)} `))
  subscribers.answerQuestions('endless', (response, question) => {
    const write = () => response.write(challenge(question).repeat(1000), () => !response.destroyed && setImmediate(write))
    write()
  })
  subscribers.answerQuestions('moved', (response, question) =>
    response.writeHead(302, { location: `/honest?${question}` }).end(challenge(question)),
  )
  subscribers.answerQuestions('failed', (response, question) => response.writeHead(404).end(challenge(question)))
  const liars = ['other', 'more', 'endless', 'moved', 'failed']
  for (const name of liars) {
    const form = { 'hub.mode': 'subscribe', 'hub.callback': subscribers.callback(name), 'hub.topic': `${app.address}/feed.json` }
    expect((await ask(app.address, form)).status).toBe(202)
  }
  await subscribe(app, subscribers.callback('honest'))
  await until(() => app.log.filter((line) => line.includes('did not become a subscriber')).length === liars.length)
  expect(countOf(app, 'SELECT count(*) AS n FROM subscribers')).toBe(1)
  publisher.publish('Second')
  await until(() => subscribers.deliveries('honest').length === 1)
  for (const name of liars) expect(subscribers.deliveries(name)).toEqual([])
})

test('a second Tributary follows the first: it subscribes, is told, and stores the same articles without another poll', async () => {
  await using publisher = await startPublisher()
  await using first = await start(feedsOf(publisher.origin))
  await using second = await start({ feeds: [{ id: 'first', url: `${first.address}/feed.atom`, every: '1d' }] })
  await until(() => readRow<{ state: string }>(second, 'SELECT state FROM subscriptions')?.state === 'active')
  await until(() => countOf(first, 'SELECT count(*) AS n FROM subscribers') === 1)

  publisher.publish('Second')
  publisher.publish('Third')
  await until(async () => (await second.items()).length === 3)
  const guids = readRow<{ guids: string }>(second, 'SELECT json_group_array(guid) AS guids FROM entries').guids
  expect(JSON.parse(guids).sort()).toEqual((await first.items()).map(({ id }) => id).sort())
  expect(countOf(second, `SELECT count(*) AS n FROM attempts WHERE outcome <> 'pushed'`)).toBe(1)
  expect(await (await first.get('/status')).text()).toContain('Subscribers')
})

test('what is sent is the topic’s own document with what is new alone, signed, and says whose it is', async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  await using app = await start(feedsOf(publisher.origin))
  await subscribe(app, subscribers.callback('a'), { 'hub.secret': 'our secret', 'hub.lease_seconds': '60' })
  await subscribe(app, subscribers.callback('b'), {}, '/feed.atom')
  const [question] = subscribers.questions('a')
  expect(question?.get('hub.lease_seconds')).toBe('86400')

  publisher.publish('Second')
  publisher.publish('Third')
  await until(() => titlesTold(subscribers, 'a').length === 2 && subscribers.deliveries('b').length > 0)
  expect(titlesTold(subscribers, 'a').sort()).toEqual(['Second', 'Third'])
  const [delivery] = subscribers.deliveries('a')
  expect(delivery?.headers).toMatchObject({
    'content-type': 'application/feed+json; charset=utf-8',
    link: `<${app.address}/hub>; rel="hub", <${app.address}/feed.json>; rel="self"`,
    'x-hub-signature': delivery?.signatureBy('our secret'),
  })
  expect(JSON.parse(delivery?.body ?? '')).toMatchObject({
    feed_url: `${app.address}/feed.json`,
    hubs: [{ type: 'WebSub', url: `${app.address}/hub` }],
  })
  const [atom] = subscribers.deliveries('b')
  expect(atom?.headers).toMatchObject({ 'content-type': 'application/atom+xml; charset=utf-8' })
  expect(atom?.headers).not.toHaveProperty('x-hub-signature')
})

test('one that is slow holds up nobody, and one that failed gets what it missed, once', async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  await using app = await start(feedsOf(publisher.origin))
  for (const name of ['slow', 'failing', 'quick']) await subscribe(app, subscribers.callback(name))
  subscribers.answerDeliveries('slow', silence)
  subscribers.answerDeliveries('failing', answering(500))
  publisher.publish('Second')
  await until(() => subscribers.deliveries('quick').length === 1 && subscribers.deliveries('failing').length === 1)
  publisher.publish('Third')
  // The slow one has its first answer still to give.
  await until(() => titlesTold(subscribers, 'quick').includes('Third'))
  expect(titlesTold(subscribers, 'quick')).toEqual(['Second', 'Third'])
  expect(subscribers.deliveries('slow')).toHaveLength(1)
  const status = await (await app.get('/status')).text()
  expect(status).toContain('answered 500')
  // What lies behind the host may be all that keeps others from posting there.
  expect(status).not.toContain('/failing')

  subscribers.answerDeliveries('failing', answering(204))
  endWait(app, 'failing')
  await until(() => subscribers.deliveries('failing').length === 2)
  publisher.publish('Fourth')
  await until(() => titlesTold(subscribers, 'failing').includes('Fourth'))
  const [, ...afterwards] = subscribers.deliveries('failing')
  expect(afterwards.map((delivery) => titlesIn(delivery).sort())).toEqual([['Second', 'Third'], ['Fourth']])

  await until(() => app.log.some((line) => line.includes('did not finish within 10 s') || line.includes('sent no answer within 10 s')))
  subscribers.answerDeliveries('slow', answering(204))
  endWait(app, 'slow')
  await until(() => subscribers.deliveries('slow').length === 2)
  expect(
    subscribers
      .deliveries('slow')
      .slice(1)
      .map((delivery) => titlesIn(delivery).sort()),
  ).toEqual([['Fourth', 'Second', 'Third']])
})

test('410 ends a subscription at once; whoever unsubscribes and means it hears no more; a redirect is no answer', async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  await using app = await start(feedsOf(publisher.origin))
  for (const name of ['gone', 'leaving', 'staying', 'moved']) await subscribe(app, subscribers.callback(name))
  subscribers.answerDeliveries('gone', answering(410))
  subscribers.answerDeliveries('moved', answering(307, { location: '/elsewhere' }))
  const leave = (name: string) =>
    ask(app.address, { 'hub.mode': 'unsubscribe', 'hub.callback': subscribers.callback(name), 'hub.topic': `${app.address}/feed.json` })
  // Somebody else asks it to leave.
  subscribers.answerQuestions('staying', (response) => response.writeHead(404).end())
  expect((await leave('staying')).status).toBe(202)
  expect((await leave('leaving')).status).toBe(202)
  await until(() => countOf(app, 'SELECT count(*) AS n FROM subscribers') === 3)

  publisher.publish('Second')
  await until(() => countOf(app, 'SELECT count(*) AS n FROM subscribers WHERE ended_at IS NOT NULL') === 1)
  await until(() => subscribers.deliveries('staying').length === 1 && subscribers.deliveries('moved').length === 1)
  await until(() => countOf(app, 'SELECT count(*) AS n FROM subscribers WHERE failing_since IS NOT NULL') === 1)
  publisher.publish('Third')
  await until(() => subscribers.deliveries('staying').length === 2)
  expect(subscribers.deliveries('gone')).toHaveLength(1)
  expect(subscribers.deliveries('leaving')).toEqual([])
  expect(subscribers.deliveries('elsewhere')).toEqual([])
  expect(await (await app.get('/status')).text()).toContain('wants nothing more')
})

test('a topic that is there no more is told so, and delivered no more', async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  const folder = serviceFolder({ ...feedsOf(publisher.origin), topics: [{ id: 'bridges', label: 'Bridges', phrases: ['bridge'] }] })
  const port = await freePort()
  const service = folder.start(['start'], { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` })
  const address = await service.address()
  await until(async () => (await service.items()).length > 0)
  const form = { 'hub.mode': 'subscribe', 'hub.callback': subscribers.callback('a'), 'hub.topic': `${address}/topics/bridges.json` }
  expect((await ask(address, form)).status).toBe(202)
  await until(() => countOf(folder, 'SELECT count(*) AS n FROM subscribers') === 1)
  folder.write(feedsOf(publisher.origin))
  await until(async () => (await service.get('/topics/bridges.json')).status === 404)
  publisher.publish('A bridge opens')
  await until(() => subscribers.questions('a').some((question) => question.get('hub.mode') === 'denied'))
  expect(subscribers.questions('a').at(-1)?.get('hub.topic')).toBe(form['hub.topic'])
  expect(subscribers.deliveries('a')).toEqual([])
})

test('a service that is killed while subscribers are told tells them when it is back, each once but who had no time to answer', async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  const folder = serviceFolder(feedsOf(publisher.origin))
  const port = await freePort()
  const env = { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` }
  const service = folder.start(['start'], env)
  const address = await service.address()
  await until(async () => (await service.items()).length > 0)
  for (const name of ['quick', 'slow']) {
    const form = { 'hub.mode': 'subscribe', 'hub.callback': subscribers.callback(name), 'hub.topic': `${address}/feed.json` }
    expect((await ask(address, form)).status).toBe(202)
  }
  await until(() => countOf(folder, 'SELECT count(*) AS n FROM subscribers') === 2)
  subscribers.answerDeliveries('slow', silence)
  publisher.publish('Second')
  await until(() => subscribers.deliveries('quick').length === 1 && subscribers.deliveries('slow').length === 1)
  await until(() => countOf(folder, 'SELECT count(*) AS n FROM subscribers WHERE job IS NULL') === 1)
  expect(await service.stop('SIGKILL')).toBe('SIGKILL')

  subscribers.answerDeliveries('slow', answering(204))
  publisher.publish('Third')
  folder.start(['start'], env)
  await until(() => titlesTold(subscribers, 'quick').includes('Third') && titlesTold(subscribers, 'slow').includes('Third'), 60)
  expect(titlesTold(subscribers, 'quick').sort()).toEqual(['Second', 'Third'])
  expect(subscribers.deliveries('slow').slice(1).flatMap(titlesIn).sort()).toEqual(['Second', 'Third'])
})

test('with each role in a process of its own all finds its way by the queue, and a queue that is wiped in the midst loses nothing', {
  timeout: 180_000,
}, async () => {
  await using publisher = await startPublisher()
  await using subscribers = await startSubscribers()
  await using redis = await startRedis()
  const folder = serviceFolder(feedsOf(publisher.origin))
  const port = await freePort()
  const env = { QUEUE_URL: redis.url, PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` }
  await untilSaid(folder.start(['worker', 'ingest'], env), 'feeds.json taken up')
  const serve = folder.start(['worker', 'serve'], env)
  const address = await serve.address()
  folder.start(['worker', 'fetch'], env)
  const deliver = folder.start(['worker', 'deliver'], env)
  await until(async () => (await serve.items()).length > 0, 60)
  const form = { 'hub.mode': 'subscribe', 'hub.callback': subscribers.callback('a'), 'hub.topic': `${address}/feed.json` }
  await until(async () => (await ask(address, form)).status === 202)
  await until(() => countOf(folder, 'SELECT count(*) AS n FROM subscribers') === 1, 60)

  // Nobody takes the order: it is lost with the queue, and its lease runs out.
  expect(await deliver.stop()).toBe(0)
  publisher.publish('Second')
  await until(() => countOf(folder, 'SELECT count(*) AS n FROM subscribers WHERE job IS NOT NULL') === 1, 60)
  expect(await redis.command('FLUSHALL')).toBe('+OK')
  changeStore(folder, 'UPDATE subscribers SET job_until = 0')
  folder.start(['worker', 'deliver'], env)
  await until(() => subscribers.deliveries('a').length === 1, 60)
  publisher.publish('Third')
  await until(() => subscribers.deliveries('a').length === 2, 60)
  expect(titlesTold(subscribers, 'a')).toEqual(['Second', 'Third'])
})
