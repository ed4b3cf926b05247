/** The reader thread, the kept documents and the server together, on a real store. */
import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { outputFormats } from '#publish/publish.ts'
import { openChangeWatch } from '#store/store.ts'
import { served } from '#tests/serve/served.ts'
import { startTestApp } from '#tests/support/app.ts'
import { sampleTag } from '#tests/support/articles.ts'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { freePort } from '#tests/support/free-port.ts'
import { type ReadStore, startReadStore } from '#tests/support/read-store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'

const publicUrl = 'https://news.example'

/** @returns how many documents were rendered so far */
async function serving(test: ReadStore) {
  let rendered = 0
  const counted = <D>(document: D) => {
    if (document !== null && document !== 'same') rendered += 1
    return document
  }
  const watch = openChangeWatch(test.dataDir)
  const server = await served({
    storeVersion: watch.version,
    renderFeed: async (request) => {
      const document = counted(await test.readers.feed({ ...request, publicUrl, calledAt: null }))
      return document === null ? null : { ...document, renew: renewing(document.renew) }
    },
  })
  type Renew = NonNullable<Awaited<ReturnType<typeof test.readers.feed>>>['renew']
  function renewing(renew: Renew): Renew {
    return async () => {
      const found = counted(await renew())
      return found === null || found === 'same' ? found : { ...found, renew: renewing(found.renew) }
    }
  }
  return {
    ask: server.ask,
    rendered: () => rendered,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      watch.close()
    },
  }
}

test('of 1,000 live slices only those are rendered anew that 30 new items fall into', async () => {
  const topics = Array.from({ length: 1000 }, (_, topic) => ({ id: `topic-${topic}`, phrases: [`phrase ${topic}`] }))
  await using store = await startReadStore({ feeds: [{ url: 'https://a.example/feed.xml', id: 'a' }], topics })
  store.show(
    'a',
    topics.map(({ id }, n) => ({ n, tags: [sampleTag('topic', id)] })),
  )
  await using server = await serving(store)
  const askAll = () => Promise.all(topics.map(({ id }) => server.ask(`/topics/${id}.atom`)))
  const before = await askAll()
  expect(server.rendered()).toBe(1000)
  store.show(
    'a',
    Array.from({ length: 30 }, (_, n) => ({ n: 2000 + n, tags: [sampleTag('topic', `topic-${n * 7}`)] })),
  )
  const after = await askAll()
  expect(server.rendered()).toBe(1030)
  const changed = after.flatMap(({ headers }, index) => (headers.etag === before[index]?.headers.etag ? [] : [index]))
  expect(changed).toEqual(Array.from({ length: 30 }, (_, n) => n * 7))
  // Asked once more, with nothing new: nothing at all.
  await askAll()
  expect(server.rendered()).toBe(1030)
})

test('many who ask for a touched document at once share one rendering', async () => {
  await using store = await startReadStore({ feeds: [{ url: 'https://a.example/feed.xml', id: 'a' }] })
  await using server = await serving(store)
  const ask = () => Promise.all(Array.from({ length: 40 }, () => server.ask('/feed.json')))
  await ask()
  store.show('a', [{ n: 1 }])
  const bodies = (await ask()).map(({ body }) => body)
  expect(server.rendered()).toBe(2)
  expect(new Set(bodies).size).toBe(1)
  expect(bodies[0]).toContain('Story 1')
})

test('a service that is started again on an unchanged store answers with the same bytes, tags and dates', async () => {
  await using origin = await startFeedServer()
  const items = Array.from(
    { length: 40 },
    (_, n) => `<item><title>Talks in Kyiv ${n}</title><link>https://a.example/${n}</link>
    <guid>https://a.example/${n}</guid><description>&lt;p&gt;NATO and Ukraine spoke, part ${n}.&lt;/p&gt;</description></item>`,
  )
  origin.serve(
    '/feed.xml',
    `<rss version="2.0"><channel><title>A</title><link>https://a.example/</link><description/>${items.join('')}</channel></rss>`,
  )
  using folder = temporaryFolder()
  // Where the service is reached stands in its documents.
  const port = await freePort()
  const file = { feeds: [{ id: 'a', url: `${origin.address}/feed.xml`, topics: ['nato'], every: '1d' }] }
  const once = async () => {
    await using app = await startTestApp(file, { dataDir: folder.path, env: { PORT: port } })
    await until(async () => (await app.items()).length === 40)
    const answers: string[] = []
    for (const path of ['/feed', '/topics/nato', '/countries/UA', '/sources/a'])
      for (const format of outputFormats)
        for (const encoding of ['identity', 'gzip', 'br']) {
          const answer = await rawAnswer(`${app.address}${path}.${format}`, encoding)
          answers.push(`${path}.${format} ${encoding} ${answer}`)
        }
    return answers
  }
  const first = await once()
  expect(new Set(first.map((answer) => answer.split(' ').at(-1))).size).toBe(first.length)
  expect(await once()).toEqual(first)
})

/** Tag, date and a hash of the bytes as they came over the wire. */
function rawAnswer(url: string, encoding: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': encoding }, agent: false }, async (response) => {
      const bytes = await buffer(response)
      if (response.statusCode !== 200) return reject(new Error(`${url}: ${response.statusCode}`))
      resolve(`${response.headers.etag} ${response.headers['last-modified']} ${createHash('sha256').update(bytes).digest('hex')}`)
    })
      .on('error', reject)
      .end()
  })
}
