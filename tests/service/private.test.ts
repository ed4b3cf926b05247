import { expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { until } from '#tests/support/until.ts'

const path = '/k7f3w/feed.xml?token=t0ps3cr3t'
const secrets = ['k7f3w', 't0ps3cr3t']

/** Everything a reader can ask for. */
async function everything(app: TestApp): Promise<Map<string, string>> {
  const slices = ['/feed', '/sources/desk', '/sources/failing', '/topics/nato', '/countries/UA', '/regions/europe']
  const pages = [
    '/',
    '/status',
    '/status/desk',
    '/status/failing',
    '/status?state=failing',
    '/health.atom',
    '/sources/desk',
    '/topics/nato',
    '/nothing-here',
    '/opml',
    '/feeds.opml',
    '/opml.xml',
  ]
  const paths = [...pages, ...slices.flatMap((slice) => ['atom', 'rss', 'json'].map((format) => `${slice}.${format}`))]
  const found = new Map<string, string>()
  for (const at of paths) {
    const response = await app.get(at, { accept: 'text/html' })
    found.set(at, JSON.stringify([...response.headers]) + (await response.text()))
  }
  return found
}

test('the address of a private feed appears nowhere, its articles do', async () => {
  await using server = await startFeedServer()
  const own = `${server.address}${path}`
  const escaped = own.replaceAll('&', '&amp;')
  server.serve(
    path,
    `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The desk</title><link>${escaped}</link>
      <atom:link rel="self" href="${escaped}"/>
      <item><title>NATO meets in Kyiv</title><link>https://desk.example/1</link><guid>https://desk.example/1</guid>
        <source url="${escaped}">The desk</source><description>Ukraine was the subject.</description></item>
      <item><title>Its id is made from the address</title><link>https://desk.example/2</link><guid isPermaLink="false">${escaped}#2</guid></item>
      <item><title>Its text links to itself</title><link>https://desk.example/3</link><guid>https://desk.example/3</guid>
        <description>&lt;p&gt;See &lt;a href="#note"&gt;the note&lt;/a&gt;, &lt;a href=""&gt;this&lt;/a&gt;.&lt;/p&gt;</description></item>
      </channel></rss>`,
  )
  await using app = await startTestApp({
    topics: [{ id: 'nato', phrases: ['NATO'] }],
    feeds: [
      { id: 'desk', url: own, private: true },
      { id: 'failing', url: `${server.address}/k7f3w/gone?token=t0ps3cr3t`, private: true },
    ],
  })
  await until(async () => (await app.items()).length === 3)
  await until(async () => (await (await app.get('/status')).text()).includes('fetch/not-found'))

  const found = await everything(app)
  for (const [at, text] of found)
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${at}: ${around(text, secret)}`).toBe(false)
  for (const at of ['/', '/sources/desk', '/topics/nato', '/feed.atom', '/feed.rss', '/feed.json', '/countries/UA.json']) {
    expect(found.get(at), at).toContain('NATO meets in Kyiv')
  }
  const status = found.get('/status')
  expect(status).toContain('private address')
  // The fault names the server; the page does not.
  expect(status).not.toContain(new URL(own).host)
  // What broke is told all the same.
  expect(found.get('/health.atom')).toContain('404')
})

test('a private feed without an id or title of its own has a name that tells nothing', async () => {
  await using server = await startFeedServer()
  server.serve(path, '<rss version="2.0"><channel><item><title>Without a name</title></item></channel></rss>')
  await using app = await startTestApp({ feeds: [{ url: `${server.address}${path}`, private: true }] })
  await until(async () => (await app.items()).length === 1)
  const [source] = (await app.items())[0]?._tributary.sources ?? []
  expect(source?.id).toMatch(/^private-[a-z2-7]{8}$/)
  for (const at of ['/', '/status', '/feed.atom', '/feed.rss', '/feed.json']) {
    const text = await (await app.get(at)).text()
    for (const secret of secrets) expect(text, at).not.toContain(secret)
  }
})

test('an article that a public feed shows too names the public feed’s address alone', async () => {
  await using server = await startFeedServer()
  const item = '<item><title>Shown by both</title><link>https://desk.example/1</link><guid>https://desk.example/1</guid></item>'
  server.serve(path, `<rss version="2.0"><channel><title>The desk</title>${item}</channel></rss>`)
  server.serve('/open.xml', `<rss version="2.0"><channel><title>Open news</title>${item}</channel></rss>`)
  await using app = await startTestApp({
    feeds: [
      { id: 'desk', url: `${server.address}${path}`, private: true },
      { id: 'open', url: `${server.address}/open.xml` },
    ],
  })
  await until(async () => (await app.items())[0]?._tributary.sources.length === 2)
  const found = await everything(app)
  for (const [at, text] of found) for (const secret of secrets) expect(text, at).not.toContain(secret)
  expect(found.get('/feed.json')).toContain('open.xml')
})

test('another feed that names a private feed as its source does not give it away', async () => {
  await using server = await startFeedServer()
  const own = `${server.address}${path}`
  const rss = (title: string, inside: string) =>
    `<rss version="2.0"><channel><title>${title}</title><item><title>Passed on</title><link>https://desk.example/1</link>${inside}</item></channel></rss>`
  server.serve(path, rss('The desk', '<guid>https://desk.example/1</guid>'))
  server.serve(
    '/open.xml',
    rss('Open news', `<source url="${own}">The desk</source><description>${'Much fuller. '.repeat(40)}</description>`),
  )
  await using app = await startTestApp({
    feeds: [
      { id: 'desk', url: own, private: true },
      { id: 'open', url: `${server.address}/open.xml` },
    ],
  })
  await until(async () => (await app.items())[0]?._tributary.sources.length === 2)
  for (const [at, text] of await everything(app)) for (const secret of secrets) expect(text, at).not.toContain(secret)
})

function around(text: string, word: string): string {
  const at = text.indexOf(word)
  return text.slice(Math.max(0, at - 150), at + 100)
}
