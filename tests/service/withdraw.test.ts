/** What the operator lets be shown, while the service runs: policies of sources, and what is withdrawn. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCommand } from '#tests/cli/command.ts'
import { readXml } from '#tests/publish/sample-page.ts'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { atomViolations, hasAtomSchema } from '#tests/support/atom-schema.ts'
import { readRow } from '#tests/support/beside-store.ts'
import { type FeedServer, startFeedServer } from '#tests/support/feed-server.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'

const secret = 'a sentence that stands in the whole text alone'

function show(server: FeedServer, feed: string, stories: readonly string[]): object {
  const items = stories.map(
    (story) => `<item><title>${feed}: windmill ${story}</title><link>https://outlet.example/${story}</link>
<dc:creator>Ada Lind</dc:creator><dc:creator>desk@outlet.example</dc:creator><dc:rights>© Outlet</dc:rights>
<description>Short words on ${story}.</description>
<content:encoded><![CDATA[<p>Short words on ${story}.</p><p>Then ${secret}.</p>]]></content:encoded></item>`,
  )
  server.serve(
    `/${feed}`,
    `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Feed ${feed}</title><link>${server.address}/</link><copyright>© Feed ${feed}</copyright>${items.join('')}</channel></rss>`,
  )
  return { id: feed, url: `${server.address}/${feed}`, every: '1s' }
}

const topics = [{ id: 'windmills', phrases: ['windmill'] }]
const outputs = [
  '/feed.atom',
  '/feed.rss',
  '/feed.json',
  '/feed.atom?content=summary',
  '/',
  '/topics/windmills',
  '/topics/windmills.rss',
  '/sources/a',
]

async function textOf(app: TestApp, path: string): Promise<string> {
  const answer = await app.get(path, { accept: 'text/html' })
  return answer.text()
}

async function articlePages(app: TestApp): Promise<string[]> {
  return Array.from(new Set(Array.from((await textOf(app, '/')).matchAll(/href="(\/articles\/[a-z2-7]+)"/g), ([, path = '']) => path)))
}

test('a policy holds at once for all that is stored, in every output, and nothing is lost by it', async () => {
  await using server = await startFeedServer()
  const feed = show(server, 'a', ['one', 'two'])
  await using app = await startTestApp({ defaults: { topics: [] }, topics, feeds: [feed] })
  await until(async () => (await app.items()).length === 2)
  const pages = await articlePages(app)
  for (const path of ['/feed.atom', '/feed.rss', '/feed.json', ...pages]) expect(await textOf(app, path), path).toContain(secret)
  const before = (await app.get('/feed.atom')).headers.get('etag') ?? ''

  const publish = { content: 'excerpt', rights: 'Ours <b>alone</b>', credit: 'The Outlet & Co' }
  const take = async (value: object) => {
    const taken = app.log.length
    writeFileSync(app.feedsFile, JSON.stringify({ defaults: { topics: [] }, topics, feeds: [{ ...feed, ...value }] }))
    await until(async () => app.log.slice(taken).some((line) => line.includes('feeds.json taken up')))
  }
  await take({ publish })
  for (const path of [...outputs, ...pages]) {
    const text = await textOf(app, path)
    expect(text, path).not.toContain(secret)
    expect(text, path).toContain('Short words on')
  }
  for (const path of pages) expect(await textOf(app, path)).toContain('Source: The Outlet &amp; Co · Ours &lt;b&gt;alone&lt;/b&gt;')
  const entry = readXml(await textOf(app, '/feed.atom')).feed.entry[0]
  expect(entry).toMatchObject({ author: { name: 'Ada Lind' }, rights: 'Ours <b>alone</b>', source: { rights: 'Ours <b>alone</b>' } })
  expect(entry.summary['#text']).toMatch(
    /^<p>Short words on \w+\.<\/p><p>Source: <a href="https:\/\/outlet\.example\/\w+">The Outlet &amp; Co<\/a><\/p>$/,
  )
  expect((await app.items())[0]?._tributary).toMatchObject({ rights: 'Ours <b>alone</b>', credit: 'The Outlet & Co' })
  expect((await app.get('/feed.atom', { 'if-none-match': before })).status).toBe(200)

  await take({ publish: { content: 'title' } })
  for (const path of [...outputs, ...pages]) expect(await textOf(app, path), path).not.toMatch(/Short words|stands in the whole/)

  // Nobody fetched anything: the whole text was there all the time.
  await take({ enabled: false })
  for (const path of ['/feed.atom', '/feed.rss', '/feed.json', ...pages]) expect(await textOf(app, path), path).toContain(secret)
  expect(await textOf(app, '/feed.json')).not.toContain('desk@outlet.example')
})

test('what is withdrawn is gone everywhere and stays gone, subscribers are told, and it comes back', async () => {
  await using server = await startFeedServer()
  const feeds = [show(server, 'a', ['one', 'two', 'both']), show(server, 'b', ['both'])]
  await using app = await startTestApp({ defaults: { topics: [] }, topics, feeds })
  await until(async () => (await app.items('/sources/a')).length === 3 && (await app.items('/sources/b')).length === 1)
  const one = (await app.items()).find(({ url }) => url?.endsWith('/one'))
  const page = (await articlePages(app)).map(async (path) => ({ path, text: await textOf(app, path) }))
  const path = (await Promise.all(page)).find(({ text }) => text.includes('windmill one'))?.path ?? ''
  const run = (...args: readonly string[]) => runCommand(['withdraw', ...args], { DATA_DIR: app.dataDir })

  expect(await run('https://outlet.example/one', '--because', 'at the court’s <order>')).toMatchObject({ code: 0 })
  for (const output of outputs) expect(await textOf(app, output), output).not.toContain('windmill one')
  const gone = await app.get(path, { accept: 'text/html' })
  expect([gone.status, gone.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8'])
  expect(await gone.text()).toMatch(/This article was withdrawn on \d{4}-\d\d-\d\d: at the court’s &lt;order&gt;/)
  expect(await (await app.get(path, { accept: '*/*' })).json()).toMatchObject({ status: 410, code: 'serve/withdrawn' })
  const atom = await textOf(app, '/feed.atom')
  const { feed } = readXml(atom)
  expect(feed['at:deleted-entry']).toEqual({ '@ref': one?.id, '@when': expect.any(String), 'at:comment': 'at the court’s <order>' })
  expect(feed.updated).toBe(feed['at:deleted-entry']['@when'])
  if (hasAtomSchema) expect(atomViolations(atom)).toBe('')
  for (const other of ['/feed.rss', '/feed.json', '/topics/none.atom']) expect(await textOf(app, other)).not.toContain(one?.id)

  // Its feed shows it again, changed.
  show(server, 'a', ['one', 'two', 'both', 'three'])
  await until(async () => (await app.items()).length === 3)
  expect(await textOf(app, '/feed.json')).not.toContain('windmill one')
  expect(readRow(app, `SELECT articles FROM tag_counts WHERE value = 'windmills'`)).toEqual({ articles: 3 })

  expect((await run('--source', 'a', '--because', 'they asked')).stdout).toMatch(/^a: withdrawn; 2 articles hidden/)
  await until(async () => (await textOf(app, '/feed.json')).includes('b: windmill both'))
  expect((await app.items()).map(({ title }) => title)).toEqual(['b: windmill both'])
  // Of an article that a led, b's own words stand there once b was read again.
  await until(async () => (await app.items())[0]?.content_html?.includes('Short words on both') === true)
  for (const slice of ['/sources/a', '/sources/a?q=windmill', '/sources/a.atom', '/sources/a.json'])
    expect((await app.get(slice)).status, slice).toBe(410)
  expect(await textOf(app, '/sources/a')).toMatch(/The source Feed a was withdrawn on \d{4}-\d\d-\d\d: they asked\./i)
  expect(await textOf(app, '/')).not.toContain('/sources/a"')
  expect(await textOf(app, '/status/a')).toMatch(/<b>Withdrawn<\/b>.*they asked\./i)
  show(server, 'a', ['four', 'two'])
  await until(() => readRow<{ n: number }>(app, 'SELECT count(*) AS n FROM withdrawals WHERE was_shown = 0').n === 1)
  expect((await app.items()).map(({ title }) => title)).toEqual(['b: windmill both'])

  expect((await run('--source', 'a', '--undo')).code).toBe(0)
  expect((await app.items()).map(({ url }) => url?.split('/').at(-1)).toSorted()).toEqual(['both', 'four', 'three', 'two'])
  expect((await run('https://outlet.example/one', '--undo')).code).toBe(0)
  expect((await app.items()).map(({ url }) => url?.split('/').at(-1)).toSorted()).toEqual(['both', 'four', 'one', 'three', 'two'])
  expect((await app.get(path)).status).toBe(200)
  expect(await textOf(app, '/feed.atom')).not.toContain('deleted-entry')
})

test('a service that was stopped meanwhile starts with what was withdrawn gone', async () => {
  await using server = await startFeedServer()
  const feeds = [show(server, 'a', ['one', 'two'])]
  using folder = temporaryFolder()
  const dataDir = join(folder.path, 'data')
  const first = await startTestApp({ defaults: { topics: [] }, topics, feeds }, { dataDir })
  await until(async () => (await first.items()).length === 2)
  await first.close()
  expect((await runCommand(['withdraw', 'https://outlet.example/one'], { DATA_DIR: dataDir })).code).toBe(0)
  await using second = await startTestApp({ defaults: { topics: [] }, topics, feeds }, { dataDir })
  expect((await second.items()).map(({ title }) => title)).toEqual(['a: windmill two'])
})
