import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { type FeedServer, startFeedServer } from '#tests/support/feed-server.ts'
import { until } from '#tests/support/until.ts'

let origin: FeedServer
let app: TestApp

const item = (number: number, title: string) =>
  `<item><guid>${number}</guid><title>${title}</title><link>https://news.example/${number}</link>
  <pubDate>${new Date(Date.UTC(2026, 10, 1, number)).toUTCString()}</pubDate></item>`
const channel = (items: readonly string[]) =>
  `<rss version="2.0"><channel><title>T</title><link>https://news.example/</link><language>en</language>${items.join('')}</channel></rss>`

beforeAll(async () => {
  origin = await startFeedServer()
  origin.serve(
    '/daily.xml',
    channel([item(1, 'Ministers on Ukraine'), item(2, 'Live blog: Ukraine'), item(3, 'NATO and Ukraine'), item(4, 'Sport')]),
  )
  origin.serve('/wire.xml', channel([item(5, 'Wire on Ukraine')]))
  app = await startTestApp({
    output: { description: 'All of it.', block: [{ q: 'title:"live blog"', name: 'Live blogs' }] },
    slices: [
      { id: 'east', title: 'Eastern front', q: 'country:ua -topic:nato', description: 'The war without the alliance.' },
      { id: 'east-now', title: 'Now', q: 'slice:east since:100w' },
      { id: 'sport', title: 'Sport', q: 'sport' },
    ],
    feeds: [
      { id: 'daily', url: `${origin.address}/daily.xml` },
      { id: 'wire', url: `${origin.address}/wire.xml` },
    ],
  })
  await until(async () => (await app.items()).length === 4, 20)
})
afterAll(async () => {
  await app.close()
  await origin[Symbol.asyncDispose]()
})

const jsonOf = async (path: string) =>
  (await (await app.get(path)).json()) as { title: string; description: string; feed_url: string; items: { title: string }[] }
const titlesOf = async (path: string) => (await jsonOf(path)).items.map(({ title }) => title)

test.each(['/slices/west', '/slices/EAST', '/slices/west.atom', '/slices/east.xml', '/slices/__proto__.json'])(
  'there is nothing at %s',
  async (path) => {
    expect((await app.get(path)).status).toBe(404)
  },
)

test('a named slice is followed in every format, says what it is, and is searched', async () => {
  const feed = await jsonOf('/slices/east.json')
  expect(feed).toMatchObject({
    title: 'Tributary: Eastern front',
    description: 'The war without the alliance.',
    feed_url: expect.stringMatching(/\/slices\/east\.json$/),
  })
  expect(feed.items.map(({ title }) => title)).toEqual(['Wire on Ukraine', 'Ministers on Ukraine'])
  expect(await titlesOf('/slices/east.json?q=wire')).toEqual(['Wire on Ukraine'])
  for (const format of ['atom', 'rss']) {
    const document = await (await app.get(`/slices/east.${format}`)).text()
    expect(document).toContain('Ministers on Ukraine')
    expect(document).toContain('The war without the alliance.')
    expect(document).not.toContain('Sport')
  }
  expect((await jsonOf('/slices/sport.json')).description).toBe('All of it.')
  expect((await jsonOf('/topics/nato.json')).description).toBe('All of it.')
})

test('a named slice stands in queries and in other slices', async () => {
  expect(await titlesOf('/feed.json?q=-slice:east')).toEqual(['Sport', 'NATO and Ukraine'])
  expect(await titlesOf('/sources/wire.json?q=slice:%22eastern+front%22')).toEqual(['Wire on Ukraine'])
  expect(await titlesOf('/slices/east-now.json')).toEqual(['Wire on Ukraine', 'Ministers on Ukraine'])
  expect((await app.get('/feed.json?q=slice:est')).status).toBe(400)
})

test('what a rule blocks is in no page, feed or search', async () => {
  for (const path of ['/', '/sources/daily', '/countries/UA.atom', '/feed.rss', '/?q=live', '/slices/east', '/feed.atom?q=%22live+blog%22'])
    expect(await (await app.get(path)).text(), path).not.toContain('Live blog:')
  expect(await titlesOf('/feed.json')).toHaveLength(4)
})

test('pages name the slices among the others', async () => {
  const page = await (await app.get('/slices/east')).text()
  expect(page).toContain('<h2>Slices</h2>')
  expect(page).toContain('href="/slices/east" aria-current="page"')
  expect(page).toContain('href="/slices/east.atom"')
})
