import { expect, test } from 'vitest'
import { readAddress } from '#cli/find.ts'
import { startFeedServer } from '#tests/support/feed-server.ts'
import { runCommand } from './command.ts'

const loopback = { FETCH_ALLOW_NETWORKS: '127.0.0.0/8' }

test.each([
  ['ftp://example.org/feed', 'found the scheme "ftp", allowed: an address beginning with http:// or https://'],
  ['https://user:password@example.org/', 'found a user name or password in the address'],
  ['two words', 'found "https://two words", allowed: '],
])('%s is no address to ask', async (text, said) => {
  const { code, stdout, stderr } = await runCommand(['find', text])
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(`find needs the address of a page or feed: ${said}`)
})

test.each([
  ['example.org', 'https://example.org'],
  ['example.org:8080/feed', 'https://example.org:8080/feed'],
  ['HTTP://example.org/', 'HTTP://example.org/'],
])('%s is asked as %s', (text, url) => {
  expect(readAddress(text)).toEqual({ url, problem: null })
})

test('an address that is not public is refused unless its network is named', async () => {
  await using server = await startFeedServer()
  server.serve('/feed', rss('News', 1))
  const { code, stderr } = await runCommand(['find', `${server.address}/feed`])
  expect(code).toBe(1)
  expect(stderr).toMatch(/^fetch\/forbidden-address: .*FETCH_ALLOW_NETWORKS/)
})

test('an address that cannot be asked is told with its own fault', async () => {
  await using server = await startFeedServer()
  const { code, stdout, stderr } = await runCommand(['find', `${server.address}/none`], loopback)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^fetch\/not-found: /)
})

test('what is neither feed nor page is told as what it is', async () => {
  await using server = await startFeedServer()
  server.serve('/', '%PDF-1.7', 'application/pdf')
  const { code, stderr } = await runCommand(['find', server.address], loopback)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^parse\/not-a-feed: the address answers with a PDF document/)
})

test('a feed is told as itself, with a line for feeds.json', async () => {
  await using server = await startFeedServer()
  server.serve('/feed', rss('News of the world', 2))
  const url = `${server.address}/feed`
  const text = await runCommand(['find', url], loopback)
  expect(text).toEqual({ code: 0, stdout: `News of the world: RSS, 2 entries\n  {"url":"${url}"}\n`, stderr: '' })
  const json = await runCommand(['find', url, '--json'], loopback)
  expect(json.stdout.trimEnd()).not.toContain('\n')
  expect(JSON.parse(json.stdout)).toEqual({
    address: url,
    feeds: [{ url, title: 'News of the world', format: 'rss', entries: 2 }],
    unreadable: [],
  })
})

test('a page’s feeds are told, and which of them cannot be read', async () => {
  await using server = await startFeedServer()
  const links = [
    '<link rel="alternate" type="application/rss+xml" href="rude.xml" title="Rude">',
    '<link rel="alternate" type="application/atom+xml" href="/named.atom" title="Named by the page">',
    '<link rel="alternate" type="application/rss+xml" href="/gone.xml" title="Gone">',
  ]
  server.serve('/news/', `<!doctype html><title>News</title>${links.join('')}<p>Hello</p>`, 'text/html')
  server.serve('/news/rude.xml', rss('Rude \u009b2J\u202e news', 1))
  server.serve('/named.atom', '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>1</id><title>One</title></entry></feed>')
  const { code, stdout, stderr } = await runCommand(['find', `${server.address}/news/`], loopback)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/^Rude .*news: RSS, 1 entry$/),
    `  {"url":"${server.address}/news/rude.xml"}`,
    'Named by the page: Atom, 1 entry',
    `  {"url":"${server.address}/named.atom"}`,
    expect.stringMatching(new RegExp(`^${server.address}/gone.xml is named as a feed, but fetch/not-found: `)),
  ])
  expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{C}/u)
})

test('where a page names no feed, the usual addresses are tried', async () => {
  await using server = await startFeedServer()
  server.serve('/', '<!doctype html><title>News</title><p>Hello</p>', 'text/html')
  server.serve('/atom.xml', rss('Found all the same', 3))
  const { code, stdout } = await runCommand(['find', server.address], loopback)
  expect(code).toBe(0)
  expect(stdout).toBe(`Found all the same: RSS, 3 entries\n  {"url":"${server.address}/atom.xml"}\n`)
})

test('a page without any feed is a fault', async () => {
  await using server = await startFeedServer()
  server.serve('/', '<!doctype html><title>News</title><p>Hello</p>', 'text/html')
  const { code, stdout, stderr } = await runCommand(['find', server.address, '--json'], loopback)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(
    /^parse\/html: 127\.0\.0\.1:\d+ answers with a page that names no feed, and no feed lies at the usual addresses\. /,
  )
})

test('a page that names only what cannot be read is a fault that says so', async () => {
  await using server = await startFeedServer()
  server.serve('/', '<!doctype html><link rel="alternate" type="application/rss+xml" href="/gone.xml">', 'text/html')
  const { code, stderr } = await runCommand(['find', server.address], loopback)
  expect(code).toBe(1)
  expect(stderr).toContain(`names one feed that cannot be read (${server.address}/gone.xml: `)
})

function rss(title: string, entries: number): string {
  const items = Array.from({ length: entries }, (_, index) => `<item><guid>${index}</guid><title>Item ${index}</title></item>`)
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${title}</title>${items.join('')}</channel></rss>`
}
