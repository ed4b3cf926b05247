import { setTimeout as wait } from 'node:timers/promises'
import { XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Origin, type OriginFeed, startOrigin } from '#demo/origin.ts'
import { feedPlans } from '#demo/outlets.ts'

const startedAt = Date.UTC(2026, 10, 24, 9)
let origin: Origin

beforeAll(async () => {
  origin = await startOrigin({ liveEverySeconds: 0, startedAt })
})
afterAll(() => origin.close())

const readable = feedPlans.filter((plan) => plan.behaviour !== 'gone' && plan.format !== 'html').map((plan) => plan.id)
const whole = feedPlans.filter((plan) => plan.behaviour === 'steady' || plan.behaviour === 'live' || plan.behaviour === 'slow')

function feedOf(id: string): OriginFeed {
  return origin.feeds.find((feed) => feed.id === id) as OriginFeed
}

async function textOf(feed: OriginFeed): Promise<string> {
  const response = await fetch(feed.url)
  expect(response.status).toBe(200)
  return new TextDecoder(feed.encoding).decode(await response.arrayBuffer())
}

test('nothing stands at an unknown address, nor behind one that climbs', async () => {
  for (const path of [
    '/nowhere',
    '/halvard/articles/none',
    '/halvard/articles/',
    '/halvard/pictures/none.svg',
    '/halvard/%2e%2e/%2e%2e/etc/passwd',
  ]) {
    expect((await fetch(`${origin.address}${path}`)).status, path).toBe(404)
  }
})

test('the feed that is gone says so, and takes no items', async () => {
  expect((await fetch(feedOf('millrace').url)).status).toBe(410)
  expect(feedOf('millrace').items()).toBe(0)
  expect(() => origin.publish('millrace')).toThrow('serves no items')
  expect(() => origin.publish('unheard-of')).toThrow('has no feed')
  expect(() => origin.revise('saltmarsh', 'unheard-of', {})).toThrow('shows no item')
})

test.each(whole.map((plan) => plan.id))('%s is well-formed and has as many items as it claims', async (id) => {
  const feed = feedOf(id)
  const text = await textOf(feed)
  if (feed.format === 'json-feed') {
    expect(JSON.parse(text).items).toHaveLength(feed.items())
  } else {
    expect(XMLValidator.validate(text)).toBe(true)
    expect(text.match(feed.format.startsWith('atom') ? /<entry>/g : /<item[ >]/g)).toHaveLength(feed.items())
  }
  expect(feed.items()).toBeGreaterThan(0)
})

test('more than 200 items stand at as many addresses, the newest minutes old, the oldest nearly two weeks', () => {
  const items = readable.flatMap((id) => feedOf(id).served())
  expect(new Set(items.map((item) => item.link)).size).toBeGreaterThan(200)
  const ages = items.map((item) => (startedAt - item.publishedAt) / 3_600_000)
  expect(Math.min(...ages)).toBeLessThan(1)
  expect(Math.max(...ages)).toBeGreaterThan(12 * 24)
  expect(Math.max(...ages)).toBeLessThan(14 * 24)
})

test('items stand newest first', () => {
  for (const id of readable) {
    const dates = feedOf(id)
      .served()
      .map((item) => item.publishedAt)
    expect(dates, id).toEqual(dates.toSorted((a, b) => b - a))
  }
})

test('at least 10 items of the aggregator have the link of another outlet’s own feed, and name it', async () => {
  const text = await textOf(feedOf('gatherline'))
  const own = new Map(
    origin.feeds.filter((feed) => feed.id !== 'gatherline').flatMap((feed) => feed.served().map((item) => [item.link, feed] as const)),
  )
  const shared = feedOf('gatherline')
    .served()
    .filter((item) => own.has(item.link))
  expect(shared.length).toBeGreaterThanOrEqual(10)
  for (const item of shared) {
    const feed = own.get(item.link) as OriginFeed
    expect(text).toContain(`<link>${item.link}</link>`)
    expect(text).toContain(`<source url="${feed.url}">${feed.publisher}</source>`)
  }
})

test('every item leads to a page that tells it, and the page to a picture', async () => {
  for (const id of readable) {
    const item = feedOf(id).served().at(-1) as { link: string; title: string }
    const page = await fetch(`${item.link}?utm_source=test`)
    expect(page.status).toBe(200)
    const html = await page.text()
    expect(html).toContain(`<h1>${item.title}</h1>`)
    const picture = await fetch(/<img src="([^"]+)"/.exec(html)?.[1] ?? '')
    expect(picture.headers.get('content-type')).toBe('image/svg+xml')
    expect(XMLValidator.validate(await picture.text())).toBe(true)
  }
})

test('the index leads to every feed, an outlet’s page to its own', async () => {
  const index = await (await fetch(`${origin.address}/`)).text()
  for (const feed of origin.feeds) expect(index).toContain(`href="${feed.url}"`)
  const front = await (await fetch(`${origin.address}/northquay/`)).text()
  expect(front.match(/rel="alternate"/g)).toHaveLength(2)
})

test('an item published changes the ETag and stands first; one revised changes it again in its place', async () => {
  const feed = feedOf('northquay-world')
  const etag = async (): Promise<string | null> => (await fetch(feed.url)).headers.get('etag')
  const before = await etag()
  expect(await etag()).toBe(before)
  const count = feed.items()

  const item = origin.publish(feed.id, { title: 'A title of this test' })
  const published = await etag()
  expect(published).not.toBe(before)
  expect(feed.items()).toBe(count + 1)
  expect(feed.served()[0]?.title).toBe('A title of this test')

  origin.revise(feed.id, item.id, { title: 'A better title' })
  expect(await etag()).not.toBe(published)
  expect(feed.items()).toBe(count + 1)
  expect(await textOf(feed)).toContain('<title>A better title</title>')
  expect(await (await fetch(item.link)).text()).toContain('<h1>A better title</h1>')
})

test('a stored ETag is answered with 304, and the log says who asked what', async () => {
  const feed = feedOf('corridor')
  const etag = (await fetch(feed.url)).headers.get('etag') ?? ''
  const again = await fetch(feed.url, { headers: { 'If-None-Match': etag, 'User-Agent': 'a test' } })
  expect(again.status).toBe(304)
  expect(origin.requests.at(-1)).toMatchObject({ path: feed.path, status: 304, userAgent: 'a test', ifNoneMatch: etag })
})

test('the slow feed takes some four seconds and is whole', async () => {
  const before = performance.now()
  const text = await textOf(feedOf('windrow'))
  expect(performance.now() - before).toBeGreaterThan(3000)
  expect(text).toMatch(/<\/feed>\s*$/)
})

test('the live feed gains items by itself, and a closed origin lets the process go', async () => {
  const other = await startOrigin({ liveEverySeconds: 0.05, startedAt })
  const live = other.feeds.find((feed) => feed.behaviour === 'live') as OriginFeed
  const before = live.items()
  await wait(400)
  expect(live.items()).toBeGreaterThan(before + 2)
  await other.close()
  const after = live.items()
  await wait(150)
  expect(live.items()).toBe(after)
  await expect(fetch(other.address)).rejects.toThrow()
})

test('two origins started at the same moment serve the same, but for their port', async () => {
  await using other = await startOrigin({ liveEverySeconds: 0, startedAt })
  for (const feed of other.feeds.filter((one) => one.behaviour === 'steady' && one.id !== 'northquay-world')) {
    const text = await textOf(feed)
    expect(text.replaceAll(other.address, origin.address), feed.id).toBe(await textOf(feedOf(feed.id)))
  }
})
