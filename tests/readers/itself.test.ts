/** One instance follows another, and a third follows that: the same articles, each once, under the name of whoever published them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outputFormats } from '#publish/publish.ts'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { type FeedServer, startFeedServer } from '#tests/support/feed-server.ts'
import { until } from '#tests/support/until.ts'
import { articlesInAll, serveOriginFeeds } from './origin-feeds.ts'

let server: FeedServer
let first: TestApp

beforeAll(async () => {
  server = await startFeedServer()
  first = await startTestApp({ output: { title: 'First' }, ...serveOriginFeeds(server) })
  await until(
    async () =>
      (await first.items()).some((item) => item._tributary.sources.length === 2) && (await articlesOf(first)).length === articlesInAll,
    40,
  )
})

afterAll(async () => {
  await first.close()
  await server[Symbol.asyncDispose]()
})

type Shown = Readonly<Record<string, unknown>> & { readonly id: string; readonly _tributary: { readonly sources: readonly Named[] } }

interface Named {
  readonly id?: string
  readonly title: string
  readonly url?: string
  readonly uri?: string
}

/** In the order of their ids: two instances may see articles of one minute in another order. */
async function articlesOf(app: TestApp): Promise<Shown[]> {
  return ((await app.items()) as unknown as Shown[]).toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** An instance of that title that follows one feed. */
async function following(title: string, url: string): Promise<TestApp> {
  const app = await startTestApp({ output: { title }, feeds: [{ id: 'between', url }] })
  await until(async () => (await app.items()).length >= articlesInAll, 40)
  return app
}

/** What must not change on the way. RSS knows one date and one file. */
const kept = {
  atom: ['id', 'url', 'title', 'content_html', 'summary', 'date_published', 'date_modified', 'attachments', 'language', 'image'],
  rss: ['id', 'url', 'title', 'content_html', 'summary', 'date_published', 'language', 'image'],
  json: ['id', 'url', 'title', 'content_html', 'summary', 'date_published', 'date_modified', 'attachments', 'language', 'image'],
} as const

function picked(item: Shown, format: (typeof outputFormats)[number]): object {
  return Object.fromEntries(kept[format].map((name) => [name, item[name]]))
}

/** The first source, by what a reader hears of it. RSS knows none without an address, and no id. */
function sourceOf(item: Shown, format: (typeof outputFormats)[number]): Named | null {
  const [source] = item._tributary.sources
  if (source === undefined || (format === 'rss' && source.url === undefined)) return null
  const { title, url, uri } = source
  return { title, ...(url !== undefined && { url }), ...(uri !== undefined && format !== 'rss' && { uri }) }
}

test.each(outputFormats)('%s: a second instance and a third have the same articles, each once, from the same source', async (format) => {
  const originals = await articlesOf(first)
  await using second = await following('Second', `${first.address}/feed.${format}`)
  await using third = await following('Third', `${second.address}/feed.${format}`)
  for (const instance of [second, third]) {
    const articles = await articlesOf(instance)
    if (format !== 'rss') expect(articles.map(({ _tributary }) => _tributary.sources[0]?.uri)).toContain('tag:meridian.example,2026:news')
    expect(articles.map((item) => picked(item, format))).toEqual(originals.map((item) => picked(item, format)))
    const before = instance === second ? originals : await articlesOf(second)
    for (const [index, { _tributary }] of articles.entries()) {
      const source = sourceOf(before[index] as Shown, format)
      const own = expect.objectContaining({ id: 'between', title: instance === second ? 'First' : 'Second' })
      expect(_tributary.sources).toEqual(source === null ? [own] : [source, own])
    }
  }
})

test('who follows a publisher beside an instance that does so too has its articles once, from the publisher', async () => {
  const feeds = [
    { id: 'between', url: `${first.address}/feed.atom` },
    { id: 'direct', url: `${server.address}/harbour.xml` },
  ]
  await using both = await startTestApp({ feeds })
  const harbours = async () => (await articlesOf(both)).filter(({ url }) => String(url).startsWith('https://harbour.example/'))
  await until(async () => (await harbours()).length > 0 && (await harbours()).every((item) => item._tributary.sources.length === 2), 40)
  // The third of them has no address to be known by.
  expect((await articlesOf(both)).length).toBe(articlesInAll + 1)
  for (const { _tributary } of await harbours()) expect(_tributary.sources.map(({ id }) => id)).toEqual(['direct', 'between'])
})
