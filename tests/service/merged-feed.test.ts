import { XMLValidator } from 'fast-xml-parser'
import { DomUtils, parseDocument } from 'htmlparser2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoFeedsFile } from '#demo/feeds-file.ts'
import { type Origin, startOrigin } from '#demo/origin.ts'
import type { SampleItem } from '#demo/sample-item.ts'
import { explained, feedFaults } from '#tests/publish/feed-rules.ts'
import { jsonFeedFaults } from '#tests/publish/json-feed-schema.ts'
import { readXml } from '#tests/publish/sample-page.ts'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { atomViolations, hasAtomSchema } from '#tests/support/atom-schema.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'

const formats = ['atom', 'rss', 'json'] as const
const slices = ['/feed', '/topics/nato', '/regions/europe', '/countries/UA', '/countries/ua', '/sources/velmere', '/sources/hidden']
/** Defined, and no demo article speaks of it. */
const emptySlices = ['/countries/NR', '/regions/micronesia', '/sources/millrace', '/topics/none']

const folder = temporaryFolder()
let origin: Origin
let feedsFile: object
let app: TestApp
let served: ReadonlyMap<string, SampleItem>

beforeAll(async () => {
  origin = await startOrigin({ liveEverySeconds: 0 })
  feedsFile = withPrivateFeed(demoFeedsFile(origin) as FeedsFile)
  served = new Map(origin.feeds.flatMap((feed) => feed.served()).map((item) => [item.link, item]))
  app = await startTestApp(feedsFile, { dataDir: folder.path })
  await until(async () => (await app.items()).length === served.size, 50)
})

afterAll(async () => {
  await app.close()
  await origin.close()
  folder[Symbol.dispose]()
})

interface FeedsFile {
  readonly feeds: readonly { readonly id: string }[]
}

/** The demo's, with one feed whose address nobody may see, and a topic that nobody writes about. */
function withPrivateFeed(file: FeedsFile): object {
  const topics = [{ id: 'none', label: 'Nothing', phrases: ['qwertzuiop'] }]
  const feeds = file.feeds.map((feed) => (feed.id === 'corridor' ? { ...feed, id: 'hidden', private: true } : feed))
  return { ...file, topics, feeds }
}

async function text(path: string): Promise<string> {
  const answer = await app.get(path)
  expect(answer.status, path).toBe(200)
  return answer.text()
}

/** What one format says of its items, in the words of all three. */
async function listed(format: (typeof formats)[number], path: string) {
  const document = await text(path)
  if (format === 'json') {
    const { items } = JSON.parse(document)
    return items.map((item: Record<string, string>) => ({ id: item.id, title: item.title, url: item.url, content: item.content_html }))
  }
  const xml = readXml(document)
  if (format === 'rss') {
    return (xml.rss.channel.item ?? []).map((item: Record<string, string> & { guid: Record<string, string> }) => ({
      id: item.guid['#text'],
      title: item.title,
      url: item.link,
      content: item['content:encoded'],
    }))
  }
  return (xml.feed.entry ?? []).map((entry: AtomEntry) => ({
    id: entry.id,
    title: entry.title['#text'],
    url: entry.link.find((link) => link['@rel'] === 'alternate')?.['@href'],
    content: entry.content?.['#text'],
  }))
}

interface AtomEntry {
  readonly id: string
  readonly title: Record<string, string>
  readonly link: readonly Record<string, string>[]
  readonly content?: Record<string, string>
  readonly category: readonly Record<string, string>[]
  readonly source: { readonly id: string; readonly title: string; readonly link?: readonly Record<string, string>[] }
}

test.skipIf(!hasAtomSchema)('every Atom document is valid by the schema of RFC 4287 (needs ../shared and jing)', async () => {
  const paths = [...slices, ...emptySlices].map((slice) => `${slice}.atom?limit=500`)
  expect(atomViolations(...(await Promise.all(paths.map(text))))).toBe('')
})

test.each([...slices, ...emptySlices])('%s: RSS has all that its specification requires', async (slice) => {
  const document = await text(`${slice}.rss?limit=500`)
  expect(XMLValidator.validate(document)).toBe(true)
  const { channel } = readXml(document).rss
  for (const required of ['title', 'link', 'description']) expect(channel[required]).not.toBe('')
  for (const item of channel.item ?? []) {
    expect(item.title).not.toBe('')
    expect(item.pubDate).toMatch(/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/)
  }
})

test.each([...slices, ...emptySlices])('%s: no rule of a validator is broken but those that docs/publishing.md explains', async (slice) => {
  for (const format of ['atom', 'rss']) {
    const path = `${slice.replace('/ua', '/UA')}.${format}?limit=500`
    const faults = feedFaults(await text(path), `${app.address}${path}`, Date.now())
    expect(faults.filter(({ rule }) => !explained.has(rule))).toEqual([])
  }
  expect(jsonFeedFaults(await text(`${slice}.json?limit=500`))).toEqual([])
})

test.each([...slices, ...emptySlices])('%s: JSON Feed has all that its specification requires', async (slice) => {
  const feed = JSON.parse(await text(`${slice}.json?limit=500`))
  expect(feed.version).toBe('https://jsonfeed.org/version/1.1')
  expect(feed.feed_url).toBe(`${app.address}${slice.replace('/ua', '/UA')}.json?limit=500`)
  for (const item of feed.items) {
    expect(typeof item.id).toBe('string')
    expect(typeof (item.content_html ?? item.content_text)).toBe('string')
  }
})

test.each(slices)('%s: the three formats have the same items in the same order, each once', async (slice) => {
  const [atom, rss, json] = await Promise.all(formats.map((format) => listed(format, `${slice}.${format}?limit=500`)))
  expect(json.length).toBeGreaterThan(5)
  expect(atom).toEqual(json)
  expect(rss).toEqual(json)
  expect(new Set(json.map((item: { id: string }) => item.id)).size).toBe(json.length)
})

test('a country is found in either case, and both are one feed', async () => {
  for (const format of formats) expect(await text(`/countries/ua.${format}`)).toBe(await text(`/countries/UA.${format}`))
})

test('newest first', async () => {
  // An article that several feeds date differently stands where it was first seen.
  const dates = (await app.items()).filter((item) => item._tributary.sources.length === 1).map((item) => item.date_published ?? '')
  expect(dates.length).toBeGreaterThan(150)
  expect(dates).toEqual(dates.toSorted().reverse())
})

test('each item comes with its original link, its text, its publisher’s categories and an id that is an absolute IRI', async () => {
  const { entry } = readXml(await text('/feed.atom?limit=500')).feed
  for (const { id, link, title, content, category } of entry as AtomEntry[]) {
    const url = link.find((one) => one['@rel'] === 'alternate')?.['@href'] ?? ''
    const item = served.get(url)
    expect(item, url).toBeDefined()
    expect(title['#text']).toBe(item?.title)
    expect(DomUtils.textContent(parseDocument(content?.['#text'] ?? ''))).toContain(item?.paragraphs[0])
    expect(URL.canParse(id), id).toBe(true)
    const labels = category.map((one) => one['@label'] ?? one['@term'])
    // RSS 0.91 has no categories, and what an aggregator passes on may leave them out.
    if (url.includes('/northquay/')) expect(labels).toEqual(expect.arrayContaining(item?.categories as string[]))
  }
})

test('each item names the feed it was taken from, in all formats; where several showed it, all are named', async () => {
  const urls = new Map(origin.feeds.map((feed) => [feed.id, feed.url]))
  const [item] = (await app.items()).filter((one) => one._tributary.sources.length === 2)
  const [first, second] = item?._tributary.sources ?? []
  expect([first?.id, second?.id]).toContain('gatherline')
  const { entry } = readXml(await text('/feed.atom?limit=500')).feed
  const atom = (entry as AtomEntry[]).find((one) => one.id === item?.id)
  expect(atom?.source.link?.[0]).toEqual({ '@rel': 'self', '@href': urls.get(first?.id ?? '') })
  const inSources = atom?.category.filter((one) => one['@scheme'] === `${app.address}/sources/`)
  expect(inSources?.map((one) => one['@term'])).toEqual([first?.id, second?.id])
  const { channel } = readXml(await text('/feed.rss?limit=500')).rss
  const rss = channel.item.find((one: { guid: Record<string, string> }) => one.guid['#text'] === item?.id)
  expect(rss.source['@url']).toBe(urls.get(first?.id ?? ''))
})

test('a private feed’s articles are there, its address and its own id nowhere', async () => {
  const feed = origin.feeds.find((one) => one.id === 'corridor')
  for (const format of formats) {
    const documents = [await text(`/feed.${format}?limit=500`), await text(`/sources/hidden.${format}`)]
    for (const document of documents) {
      expect(document).toContain('Relief Corridor')
      expect(document).not.toContain(feed?.path)
    }
  }
  const [entry] = readXml(await text('/sources/hidden.atom')).feed.entry as [AtomEntry]
  expect(entry.source).toEqual({ id: expect.stringMatching(/^urn:uuid:/), title: 'Relief Corridor', updated: expect.any(String) })
})

test.each(emptySlices)('%s, defined and without articles, is a valid feed with nothing in it, and a page', async (slice) => {
  for (const format of formats) expect(await listed(format, `${slice}.${format}`)).toEqual([])
  expect(await text(slice)).toContain('No articles yet')
})

test.each([
  '/topics/nope',
  '/topics/NATO',
  '/regions/atlantis',
  '/countries/ZZ',
  '/countries/UKR',
  '/sources/nope',
  '/sources/corridor',
  '/feed',
])('%s is no slice: 404, as a page too', async (slice) => {
  for (const ending of slice === '/feed' ? ['.xml', ''] : ['.atom', '.rss', '.json', '']) {
    expect((await app.get(`${slice}${ending}`)).status, ending).toBe(404)
  }
})

test('100 items by default, as many as are asked for, 500 at most', async () => {
  for (const format of formats) {
    expect(await listed(format, `/feed.${format}`)).toHaveLength(100)
    expect(await listed(format, `/feed.${format}?limit=1`)).toHaveLength(1)
    expect(await listed(format, `/feed.${format}?limit=500`)).toHaveLength(served.size)
    expect((await app.get(`/feed.${format}?limit=501`)).status).toBe(400)
  }
})

/** The address of the next page, as each format says it. */
const nextIn = {
  atom: (document: string) => relNext(readXml(document).feed.link),
  rss: (document: string) => relNext(readXml(document).rss.channel['atom:link']),
  json: (document: string) => JSON.parse(document).next_url as string | undefined,
}

function relNext(links: readonly Record<string, string>[]): string | undefined {
  return links.find((link) => link['@rel'] === 'next')?.['@href']
}

test.each([
  { format: 'json', slice: '/feed', limit: '' },
  { format: 'json', slice: '/feed', limit: '?limit=7' },
  { format: 'atom', slice: '/feed', limit: '?limit=31' },
  { format: 'rss', slice: '/topics/nato', limit: '?limit=5' },
  { format: 'json', slice: '/sources/northquay-world', limit: '?limit=1' },
] as const)('$slice.$format$limit: following next walks every item once, in order', async ({ format, slice, limit }) => {
  const walked: unknown[] = []
  for (let path: string | undefined = `${slice}.${format}${limit}`; path !== undefined; ) {
    walked.push(...(await listed(format, path)))
    path = nextIn[format](await text(path))?.replace(app.address, '')
  }
  expect(walked).toEqual(await listed(format, `${slice}.${format}?limit=500`))
})

test.each(slices.flatMap((slice) => formats.map((format) => `${slice}.${format}`)))(
  '%s: unchanged is 304, HEAD is GET without its body',
  async (path) => {
    const answer = await app.get(path)
    const { etag, 'last-modified': date, ...headers } = Object.fromEntries(answer.headers)
    expect(etag).toMatch(/^"[\w-]+"$/)
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(Math.abs(Date.now() - Date.parse(date ?? ''))).toBeLessThan(600_000)
    for (const ask of [{ 'if-none-match': etag ?? '' }, { 'if-modified-since': date ?? '' }] as Record<string, string>[]) {
      const again = await app.get(path, ask)
      expect(again.status).toBe(304)
      expect(await again.text()).toBe('')
      expect(again.headers.get('etag')).toBe(etag)
    }
    const head = await fetch(`${app.address}${path}`, { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(headers['content-length'])
    expect(head.headers.get('content-encoding')).toBe(headers['content-encoding'])
    expect(await head.text()).toBe('')
    expect(head.headers.get('etag')).toBe(etag)
  },
)

test('an article that comes in the middle of a walk changes the feed, and neither repeats nor hides one in the walk', async () => {
  const before = await listed('json', '/feed.json?limit=500')
  const first = await app.get('/feed.json?limit=20')
  const second = nextIn.json(await first.text())?.replace(app.address, '') ?? ''
  origin.publish('halvard-latest', { title: 'It came in between' })
  await until(async () => (await app.items())[0]?.title === 'It came in between', 40)

  expect(await listed('json', second)).toEqual(before.slice(20, 40))
  expect((await listed('json', '/feed.json?limit=500')).slice(1)).toEqual(before)
  const again = await app.get('/feed.json?limit=20', { 'if-none-match': first.headers.get('etag') ?? '' })
  expect(again.status).toBe(200)
  expect(Date.parse(again.headers.get('last-modified') ?? '')).toBeGreaterThanOrEqual(Date.parse(first.headers.get('last-modified') ?? ''))
})

test('a restart on the same data changes no byte, no tag and no date', async () => {
  const paths = slices.flatMap((slice) => formats.map((format) => `${slice}.${format}?limit=500`))
  const seen = async () => {
    const answers = await Promise.all(paths.map((path) => app.get(path)))
    return Promise.all(
      answers.map(async (answer) => [answer.headers.get('etag'), answer.headers.get('last-modified'), await answer.text()] as const),
    )
  }
  const before = await seen()
  await app.close()
  app = await startTestApp(feedsFile, { dataDir: folder.path, env: { PORT: new URL(app.address).port } })
  expect(await seen()).toEqual(before)
})
