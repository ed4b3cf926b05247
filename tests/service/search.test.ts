import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { type FeedServer, startFeedServer } from '#tests/support/feed-server.ts'
import { until } from '#tests/support/until.ts'

let origin: FeedServer
let app: TestApp

const item = (number: number, title: string, text: string) =>
  `<item><guid>${number}</guid><title>${title}</title><link>https://news.example/${number}</link><description>${text}</description>
  <pubDate>${new Date(Date.UTC(2026, 10, 1, number)).toUTCString()}</pubDate></item>`
const channel = (language: string, items: readonly string[]) =>
  `<rss version="2.0"><channel><title>T</title><link>https://news.example/</link><language>${language}</language>${items.join('')}</channel></rss>`

beforeAll(async () => {
  origin = await startFeedServer()
  const daily = Array.from({ length: 12 }, (_, index) =>
    item(index, `Budget talks ${index}`, 'The ministers spoke of air defence and of grain.'),
  )
  origin.serve('/daily.xml', channel('en', [...daily, item(20, 'NATO summit in Warsaw', 'Allies agreed on air defence for Ukraine.')]))
  origin.serve('/wire.xml', channel('de', [item(30, 'Gipfel in Kyjiw', 'Die Ukraine verhandelt.')]))
  app = await startTestApp({
    feeds: [
      { id: 'daily', url: `${origin.address}/daily.xml`, publisher: 'The Daily' },
      { id: 'wire', url: `${origin.address}/wire.xml`, publisher: 'The Daily' },
    ],
  })
  await until(async () => (await app.items()).length === 14, 20)
})
afterAll(async () => {
  await app.close()
  await origin[Symbol.asyncDispose]()
})

const asked = (q: string) => `?${new URLSearchParams({ q })}`
const jsonOf = async (path: string) =>
  (await (await app.get(path)).json()) as { title: string; feed_url: string; next_url?: string; items: { title: string }[] }
const titlesOf = async (q: string, path = '/feed.json') => (await jsonOf(path + asked(q))).items.map(({ title }) => title)

test.each([
  { q: '"air defence" -budget', titles: ['NATO summit in Warsaw'] },
  { q: 'country:ua -source:daily', titles: ['Gipfel in Kyjiw'] },
  { q: 'title:gipfel OR (warsaw topic:nato)', titles: ['Gipfel in Kyjiw', 'NATO summit in Warsaw'] },
  { q: 'language:de', titles: ['Gipfel in Kyjiw'] },
  { q: 'publisher:"the daily" -budget', titles: ['Gipfel in Kyjiw', 'NATO summit in Warsaw'] },
  { q: 'since:2026-11-02 until:2026-11-02', titles: ['Gipfel in Kyjiw'] },
  { q: 'nowhere', titles: [] },
])('$q is answered in every format', async ({ q, titles }) => {
  expect(await titlesOf(q)).toEqual(titles)
  for (const format of ['atom', 'rss']) {
    const answer = await app.get(`/feed.${format}${asked(q)}`)
    const document = await answer.text()
    expect(answer.status).toBe(200)
    expect([...document.matchAll(/<(?:entry|item)\b[\s\S]*?<title[^>]*>([^<]*)</g)].map((match) => match[1])).toEqual(titles)
  }
})

test('a search within a slice is of that slice', async () => {
  expect(await titlesOf('ukraine', '/languages/de.json')).toEqual(['Gipfel in Kyjiw'])
  expect(await titlesOf('grain', '/publishers/the-daily.json')).toHaveLength(12)
})

test('pages of a search lead to each other, and keep what was asked', async () => {
  const found: string[] = []
  let next: string | undefined = `/feed.json${asked('Grain source:DAILY')}&limit=5`
  while (next !== undefined) {
    const page: Awaited<ReturnType<typeof jsonOf>> = await jsonOf(next)
    expect(new URL(page.feed_url).searchParams.get('q')).toBe('grain source:daily')
    found.push(...page.items.map(({ title }) => title))
    next = page.next_url?.slice(app.address.length)
  }
  expect(found).toEqual(Array.from({ length: 12 }, (_, index) => `Budget talks ${11 - index}`))
})

test('the same question is the same feed however it is written, and no other feed', async () => {
  const documentOf = async (path: string) => (await app.get(path)).text()
  const [one, other] = [
    await documentOf(`/feed.atom${asked('GRAIN  "Air Defence"')}`),
    await documentOf(`/feed.atom${asked('grain AND “air defence”')}`),
  ]
  expect(one).toBe(other)
  expect(one).toContain('<title>Tributary: “grain”, “air defence”</title>')
  const idOf = (document: string) => /<id>(urn:uuid:[^<]+)<\/id>/.exec(document)?.[1]
  const ids = [
    one,
    await documentOf('/feed.atom'),
    await documentOf(`/feed.atom${asked('grain')}`),
    await documentOf(`/sources/daily.atom${asked('grain')}`),
  ].map(idOf)
  expect(new Set(ids).size).toBe(4)
})

test('the front page has a box that finds, and says at the box what is wrong', async () => {
  const found = await app.get(`/${asked('gipfel')}`)
  const page = await found.text()
  expect(page).toContain('>Gipfel in Kyjiw</a>')
  expect(page).toContain('Follow this search')
  expect(page).toContain('<h2>Languages</h2>')
  expect(page).toContain('href="/publishers/the-daily"')
  const wrong = await app.get(`/sources/wire${asked('topc:nato')}`)
  expect(wrong.status).toBe(400)
  expect(await wrong.text()).toContain('there is no key “topc”; did you mean topic?')
})

test('a feed of a question that cannot be read is a fault that names the place', async () => {
  const answer = await app.get(`/topics/nato.atom${asked('a (b')}`)
  expect([answer.status, await answer.json()]).toMatchObject([
    400,
    { code: 'serve/bad-query', detail: 'q, character 3: this parenthesis is never closed' },
  ])
  expect((await app.get(`/topics/nothing.atom${asked('(')}`)).status).toBe(404)
})
