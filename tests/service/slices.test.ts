import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOpml } from '#parse/opml.ts'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { readRow } from '#tests/support/beside-store.ts'
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

test('an article that a rule blocks says so on its own page, and others do not', async () => {
  const pageOf = async (title: string) => {
    const { id } = readRow<{ id: string }>(app, `SELECT article_id AS id FROM articles WHERE title = '${title}'`)
    return (await app.get(`/articles/${id}`)).text()
  }
  expect(await pageOf('Live blog: Ukraine')).toContain(
    'the rule <bdi>Live blogs</bdi>, <code>title:&quot;live blog&quot;</code>, blocks it',
  )
  expect(await pageOf('Sport')).not.toContain('In no page and no feed')
})

test('all slices stand on one page, with what the rules come to', async () => {
  const page = await (await app.get('/slices')).text()
  for (const path of ['/', '/slices/east', '/topics/nato', '/countries/UA', '/sources/wire']) expect(page).toContain(`href="${path}"`)
  expect(page).toContain('The war without the alliance.')
  expect(page).toContain('Of the last 30 days, 4 of 5 stored articles are shown.')
  expect(page).toMatch(/Live blogs<\/bdi>.*\n<span class="listed-feeds">1<\/span>/)
})

test('another reader takes all slices from one OPML, and who has it gets 304', async () => {
  const answer = await app.get('/slices.opml')
  const { feeds, title } = readOpml(await answer.text())
  expect(title).toBe('Tributary: slices')
  expect(feeds.length).toBeGreaterThan(5)
  const east = feeds.find(({ url }) => url === `${app.address}/slices/east.atom`)
  expect(east).toMatchObject({ title: 'Eastern front', folders: ['Slices'], attributes: { htmlUrl: `${app.address}/slices/east` } })
  for (const { url } of feeds) expect((await fetch(url)).status, url).toBe(200)
  const again = await fetch(`${app.address}/slices.opml`, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
})

test('pages name the slices among the others', async () => {
  const page = await (await app.get('/slices/east')).text()
  expect(page).toContain('<h2>Slices</h2>')
  expect(page).toContain('href="/slices/east" aria-current="page"')
  expect(page).toContain('href="/slices/east.atom"')
})
