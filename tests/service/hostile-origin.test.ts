import { setTimeout as sleep } from 'node:timers/promises'
import { XMLValidator } from 'fast-xml-parser'
import { Parser } from 'htmlparser2'
import { expect, onTestFinished, test } from 'vitest'
import type { FaultCode } from '#model/fault.ts'
import type { FeedHealth } from '#model/feed.ts'
import { feedId } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { openStoreReadOnly } from '#store/store.ts'
import { type FeedServer, startFeedServer } from '#tests/support/feed-server.ts'
import { startRogue } from '#tests/support/rogue-server.ts'
import { serviceFolder } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

/** What a rogue does at an address, and what its feed is faulted with. */
const rogues: readonly (readonly [path: string, code: FaultCode])[] = [
  ['/silent', 'fetch/timeout'],
  ['/drip', 'fetch/timeout'],
  ['/dripping-head', 'fetch/timeout'],
  ['/endless-promises', 'fetch/bad-answer'],
  ['/redirect?to=/drip', 'fetch/timeout'],
  ['/huge?mb=100', 'fetch/too-large'],
  ['/declared-huge', 'fetch/too-large'],
  ['/bomb?as=gzip', 'fetch/too-large'],
  ['/bomb?as=br', 'fetch/too-large'],
  ['/header-flood', 'fetch/bad-answer'],
  ['/trailer-flood', 'fetch/bad-answer'],
  ['/endless-redirect?turn=0', 'fetch/too-many-redirects'],
  ['/redirect-to-nowhere', 'fetch/bad-answer'],
  ['/redirect?to=http://[', 'fetch/bad-answer'],
  ['/redirect?to=file:///etc/passwd', 'fetch/forbidden-scheme'],
  ['/redirect?to=http://169.254.169.254/latest/meta-data/', 'fetch/forbidden-address'],
  ['/redirect?to=http://[::ffff:10.0.0.1]/', 'fetch/forbidden-address'],
  ['/not-compressed', 'fetch/bad-encoding'],
  ['/cut-gzip', 'fetch/bad-encoding'],
  ['/wide-zstd', 'fetch/bad-encoding'],
  ['/unknown-encoding', 'fetch/bad-encoding'],
  ['/many-encodings', 'fetch/bad-encoding'],
  ['/short', 'fetch/broken-off'],
  ['/drop', 'fetch/broken-off'],
  ['/reset', 'fetch/broken-off'],
  ['/hang-up', 'fetch/broken-off'],
  ['/bad-chunk', 'fetch/bad-answer'],
  ['/not-http', 'fetch/bad-answer'],
  ['/upgrade', 'fetch/bad-answer'],
  ['/empty', 'fetch/empty'],
  ['/status?code=404', 'fetch/not-found'],
  ['/status?code=410', 'fetch/gone'],
  ['/status?code=429', 'fetch/rate-limited'],
  ['/status?code=403', 'fetch/status'],
  ['/loud-reason', 'fetch/status'],
]

/** It takes the whole 30 seconds a request may. */
const slowest = rogues.findIndex(([path]) => path === '/drip')

/** Documents that arrive whole and are no feeds, or too damaged to be one. */
const documents: readonly (readonly [id: string, document: string | Uint8Array, code: FaultCode])[] = [
  ['html', '<!doctype html><html><head><title>\u001b[31mNews</title></head><body><script>alert(1)</script></body></html>', 'parse/html'],
  ['bytes', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)), 'parse/not-a-feed'],
  ['json', '{"__proto__": {"version": "https://jsonfeed.org/version/1.1"}, "constructor": 1}', 'parse/not-a-feed'],
  ['sitemap', '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>', 'parse/not-a-feed'],
]

function expectDead(html: string, where: string): void {
  const live: string[] = []
  let forms = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      // The first is the page's own search box.
      if (name === 'form' && attributes.role === 'search' && attributes.method === 'get' && forms++ === 0) return
      if (
        /^(script|style|iframe|object|embed|base|form|svg|math|meta)$/.test(name) &&
        attributes.charset === undefined &&
        attributes.name === undefined
      )
        live.push(name)
      for (const [attribute, value] of Object.entries(attributes)) {
        if (/^on|^style$|^srcdoc$|^formaction$/.test(attribute)) live.push(`${name} ${attribute}`)
        if (/^(href|src|srcset|poster|action|cite)$/.test(attribute) && /^\s*(javascript|vbscript|data|file):/i.test(value))
          live.push(`${name} ${attribute}=${value}`)
      }
    },
  })
  parser.end(html)
  expect(live, where).toEqual([])
}

function goodFeed(server: FeedServer): string {
  const items = [1, 2, 3].map((index) => `<item><title>Good news ${index}</title><link>${server.address}/${index}</link></item>`)
  return `<rss version="2.0"><channel><title>Good</title><link>${server.address}/</link>${items.join('')}</channel></rss>`
}

test(`${rogues.length + documents.length} feeds that misbehave each get their own fault, and hold up neither the good ones nor the process`, {
  timeout: 120_000,
}, async () => {
  // A server each: what one answer does to a kept connection must not become another feed's fault.
  await using servers = new AsyncDisposableStack()
  const sites = await Promise.all(rogues.map(async () => servers.use(await startRogue())))
  await using good = await startFeedServer()
  for (const id of ['one', 'two']) good.serve(`/${id}`, goodFeed(good))
  for (const [id, document] of documents) good.serve(`/${id}`, document)
  const feeds = [
    ...rogues.map(([path], index) => ({ id: `rogue-${index}`, url: sites[index]?.url(path) })),
    ...documents.map(([id]) => ({ id, url: `${good.address}/${id}` })),
    ...['one', 'two'].map((id) => ({ id, url: `${good.address}/${id}` })),
  ]
  const folder = serviceFolder({ feeds })
  const service = folder.start()
  await until(async () => (await service.items()).length === 3)

  const store = openStoreReadOnly(folder.dataDir)
  onTestFinished(() => store.close())
  expect(store.feeds.healthOf(feedId(`rogue-${slowest}`), instant(Date.now()))?.lastAttemptAt).toBeNull()
  await until(() => store.feeds.health(instant(Date.now())).every((health) => health.lastAttemptAt !== null), 90)
  const health = new Map<string, FeedHealth>(store.feeds.health(instant(Date.now())).map((one) => [one.feed.id, one]))
  const found = [
    ...rogues.map(([path], index) => [path, health.get(`rogue-${index}`)?.fault?.code]),
    ...documents.map(([id]) => [id, health.get(id)?.fault?.code]),
  ]
  expect(found).toEqual([...rogues, ...documents.map(([id, , code]) => [id, code])])
  expect(['one', 'two'].map((id) => health.get(id)?.state)).toEqual(['healthy', 'healthy'])

  const status = await service.page('/status')
  expectDead(status, '/status')
  for (const [, code] of rogues) expect(status).toContain(`<code>${code}</code>`)
  expect(status).not.toMatch(/[^\P{Cc}\n]/u)
  expect((await service.get('/healthz')).status).toBe(200)
  expect(await service.stop()).toBe(0)
  expect(service.output()).not.toMatch(/[^\P{Cc}\n]/u)
  expect(service.output()).not.toMatch(/ERROR|FATAL/)
})

const live = '<script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>'
const quoted = `"'><script>alert(1)</script>" onmouseover="alert(1)`
const controls = '\u0000\u0007\u001b[31m\u0085\u009b31m\u2028'
const header = 'a\r\nSet-Cookie: stolen=1\r\n\r\n<script>alert(1)</script>'

/** Markup, quotes, control characters and line breaks wherever a feed can put them. */
const hostileValues = [
  live,
  quoted,
  controls + live,
  header,
  '</title></entry></item><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
]
/** Those that are addresses at all differ from site to site: the same would be one article. */
const hostileLinks = (site: string): readonly string[] => [
  'javascript:alert(1)',
  ' \u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  `https://${site}.example/"onmouseover="alert(1)`,
  `https://${site}.example/\r\nSet-Cookie: stolen=1`,
  `https://${site}.example/'><script>alert(1)</script>`,
]

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

function hostileRss(): string {
  const items = hostileValues.map((value, index) => {
    const link = escaped(hostileLinks('rss')[index] ?? '')
    return `<item><title>${escaped(value)}</title><link>${link}</link><guid>${escaped(value)}${index}</guid><author>${escaped(value)}</author>
      <category domain="${escaped(value)}">${escaped(value)}</category><source url="${link}">${escaped(value)}</source>
      <enclosure url="${link}" type="${escaped(value)}" length="1"/>
      <description>${escaped(`<p onclick="alert(1)">${value}<a href="${link}">a</a><iframe srcdoc="${live}"></iframe></p>`)}</description></item>`
  })
  return `<rss version="2.0"><channel><title>${escaped(quoted)}</title><link>javascript:alert(1)</link><description>${escaped(live)}</description>${items.join('')}</channel></rss>`
}

function hostileJson(): string {
  const links = hostileLinks('json')
  const items = hostileValues.map((value, index) => ({
    id: `${value}${index}`,
    url: links[index],
    title: value,
    content_html: `${value}<a href="${links[index]}">a</a>`,
    image: links[index],
    authors: [{ name: value, url: links[index] }],
    tags: [value],
    language: quoted,
    attachments: [{ url: links[index], mime_type: value }],
  }))
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: header,
    home_page_url: 'javascript:alert(1)',
    language: quoted,
    items,
  })
}

test('nothing a feed says is live in a page, breaks a feed, reaches a header or the log', async () => {
  await using server = await startFeedServer()
  server.serve('/rss', hostileRss())
  server.serve('/json', hostileJson(), 'application/feed+json')
  const folder = serviceFolder({
    topics: [{ id: 'alert', phrases: ['alert'] }],
    feeds: ['rss', 'json'].map((id) => ({ id, url: `${server.address}/${id}`, every: '1s' })),
  })
  const service = folder.start(['start'], { LOG_LEVEL: 'debug' })
  await until(async () => (await service.items()).length === 2 * hostileValues.length)
  // Read once more, so that what was stored is compared.
  await sleep(3000)

  for (const path of ['/', '/sources/rss', '/sources/json', '/topics/alert', '/status']) {
    const response = await service.get(path)
    const page = await response.text()
    expect(response.status, path).toBe(200)
    expectDead(page, path)
    expect(page, path).not.toMatch(/[^\P{Cc}\n]/u)
    expect(JSON.stringify([...response.headers]), path).not.toMatch(/stolen|alert/)
  }
  for (const path of ['/feed', '/sources/rss', '/sources/json']) {
    for (const format of ['atom', 'rss']) {
      const response = await service.get(`${path}.${format}`)
      const document = await response.text()
      expect(XMLValidator.validate(document), `${path}.${format}`).toBe(true)
      expect(document, `${path}.${format}`).not.toMatch(/[^\P{Cc}\n\t]/u)
      expect(JSON.stringify([...response.headers]), path).not.toMatch(/stolen|alert/)
    }
    const items = await service.items(path)
    for (const item of items) {
      expectDead(item.content_html, `${path}.json`)
      expect(item.url ?? 'https:', path).toMatch(/^https?:/)
    }
  }
  expect(await service.items()).toHaveLength(2 * hostileValues.length)
  expect(await service.stop()).toBe(0)
  expect(service.output()).not.toMatch(/[^\P{Cc}\n]/u)
  expect(service.output()).not.toMatch(/ERROR|FATAL|^Set-Cookie/m)
})
