import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { feedId } from '#model/ids.ts'
import { parse } from '#parse/parse.ts'
import { runCommand } from '#tests/cli/command.ts'
import { startTestApp } from '#tests/support/app.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startStaticServer } from '#tests/support/static-server.ts'
import { storedArticles } from '#tests/support/stored-articles.ts'
import { expectSafePage } from '#tests/web/safe-page.ts'

async function exported(url: string, articles: number, settings: object = {}) {
  const stored = storedArticles(articles, settings)
  const to = join(stored.folder, 'out')
  expect(await runCommand(['export', to, '--url', url], stored.env)).toMatchObject({ code: 0, stderr: '' })
  return { ...stored, to }
}

/** Without the links to what no file can answer. */
function withoutPages(document: string): string {
  return document
    .replace(/ *<(atom:)?link rel="(next|first|hub)"[^>]*\/>\n/g, '')
    .replace(/ {2}"next_url": .*\n/, '')
    .replace(/ {2}"hubs": \[[^\]]*\],\n/, '')
}

test('each document is what the service sends, but for links that must be answered', { timeout: 60_000 }, async () => {
  const port = await freePort()
  const { to, dataDir } = await exported(`http://127.0.0.1:${port}`, 700)
  await using app = await startTestApp({ feeds: [] }, { dataDir, roles: ['serve'], env: { PORT: port } })
  const files = globSync('**/*.{atom,rss,json}', { cwd: to })
  expect(files.length).toBeGreaterThan(60)
  for (const file of files) {
    const answer = await app.get(`/${file.split('/').map(encodeURIComponent).join('/')}`)
    expect(answer.status, file).toBe(200)
    expect(readFileSync(join(to, file), 'utf8'), file).toBe(withoutPages(await answer.text()))
  }
})

test('a parser walks from the file that is followed back to the first article, at a server that knows nothing of us', {
  timeout: 60_000,
}, async () => {
  const stored = storedArticles(650)
  const to = join(stored.folder, 'out')
  await using server = await startStaticServer(to)
  await runCommand(['export', to, '--url', server.address], stored.env)
  for (const [path, count] of [
    ['/feed.atom', 650],
    ['/feed.rss', 650],
    ['/topics/nato.rss', 130],
  ] as const) {
    const titles = new Set<string>()
    let next: string | null = `${server.address}${path}`
    while (next !== null) {
      const answer: Response = await fetch(next)
      expect(answer.status, next).toBe(200)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const headers = { contentType: answer.headers.get('content-type'), contentLocation: null, contentLanguage: null }
      const feed = await parse({ feed: feedId('out'), address: next, bytes, ...headers })
      for (const { title } of feed.entries) titles.add(title ?? '')
      next = feed.earlier
    }
    expect(titles.size, path).toBe(count)
  }
})

test.each(['', '/below/this'])(
  'every link of a page to our own address leads to a file, at news.example%s',
  { timeout: 60_000 },
  async (root) => {
    const { to } = await exported(`https://news.example${root}`, 150)
    const pages = globSync('**/index.html', { cwd: to })
    expect(pages.length).toBeGreaterThan(20)
    const files = new Set(globSync('**/*', { cwd: to }))
    for (const page of pages) {
      const text = readFileSync(join(to, page), 'utf8')
      expectSafePage(text)
      const links = Array.from(text.matchAll(/(?:href|src|action)="(\/[^"]*)"/g), ([, link = '']) => link)
      expect(links.filter((link) => !link.startsWith(`${root}/`))).toEqual([])
      const named = links.map((link) => decodeURIComponent(link.slice(root.length + 1).replace(/\?.*$/, '')))
      expect(named.filter((path) => !files.has(path === '' || path.endsWith('/') ? `${path}index.html` : path))).toEqual([])
    }
    for (const feed of ['feed.atom', 'topics/nato.rss', 'feed/archive/0-150.atom'])
      expect(readFileSync(join(to, feed), 'utf8')).toContain(`<?xml-stylesheet type="text/css" href="${root}/static/feed.css"?>`)
  },
)

test('of hubs only that of others is named, in the whole stream alone', { timeout: 60_000 }, async () => {
  const named = (to: string) =>
    globSync('**/*.{atom,rss,json}', { cwd: to }).filter((file) => readFileSync(join(to, file), 'utf8').includes('hub.example'))
  const { to } = await exported('https://news.example', 150, { output: { hub: 'https://hub.example/' } })
  expect(named(to).toSorted()).toEqual(['feed.atom', 'feed.json', 'feed.rss'])
  const own = await exported('https://news.example', 150)
  expect(
    globSync('*.atom', { cwd: own.to })
      .map((file) => readFileSync(join(own.to, file), 'utf8'))
      .join(''),
  ).not.toMatch(/rel="hub"/)
})
