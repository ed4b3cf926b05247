import { rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#tests/support/app.ts'
import { type FeedServer, startFeedServer } from '#tests/support/feed-server.ts'
import { serviceFolder } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

function feedOf(server: FeedServer, id: string, every = '1s'): { id: string; url: string; every: string } {
  return { id, url: `${server.address}/${id}`, every }
}

/** A feed shows these titles, newest last. */
function show(server: FeedServer, id: string, titles: readonly string[]): void {
  const items = titles.map((title) => `<item><title>${title}</title><guid isPermaLink="false">${id} ${title}</guid></item>`)
  server.serve(`/${id}`, `<rss version="2.0"><channel><title>${id}</title><link>${server.address}/</link>${items.join('')}</channel></rss>`)
}

function write(app: TestApp, value: object | string): void {
  writeFileSync(app.feedsFile, typeof value === 'string' ? value : JSON.stringify(value))
}

async function titles(app: TestApp, slice?: string): Promise<string[]> {
  return (await app.items(slice)).map((item) => item.title).toSorted()
}

async function statusPage(app: { get(path: string): Promise<Response> }): Promise<string> {
  return (await app.get('/status')).text()
}

test('an invalid feeds.json leaves the last good one in force and shows on the status page; mended, the notice goes', async () => {
  await using server = await startFeedServer()
  show(server, 'harbour', ['first'])
  const good = { feeds: [feedOf(server, 'harbour')] }
  await using app = await startTestApp(good)
  await until(async () => (await titles(app)).length === 1)

  write(app, '{"feeds": [}')
  await until(async () => (await statusPage(app)).includes('config/not-json'))
  expect(await statusPage(app)).toMatch(/feeds\.json cannot be taken up, the last good one stays in force: found .* in line 1, column 12/)

  write(app, {
    feeds: [
      { ...feedOf(server, 'harbour'), url: 'ftp://example.org/' },
      { url: 'https://example.org/', evry: '1h' },
    ],
  })
  await until(async () => (await statusPage(app)).includes('config/invalid'))
  expect(await statusPage(app)).toMatch(/feeds\[0\]\.url: found the scheme .*ftp.*\(and 1 more\)/)
  expect(await statusPage(app)).not.toContain('config/not-json')

  rmSync(app.feedsFile)
  await until(async () => (await statusPage(app)).includes('config/missing'))

  show(server, 'harbour', ['first', 'second'])
  await until(async () => (await titles(app)).length === 2)

  write(app, good)
  await until(async () => !(await statusPage(app)).includes('config/'))
  const told = app.log.filter((line) => line.includes('feeds.json'))
  expect(told.filter((line) => line.startsWith('error'))).toHaveLength(3)
  expect(told.at(-1)).toBe('info feeds.json: all is well again')
})

test('a trouble with feeds.json that was mended while nothing ran is not told any more', async () => {
  const good = { feeds: [] }
  const folder = serviceFolder(good)
  const first = folder.start()
  await first.address()
  folder.write('{')
  await until(async () => (await statusPage(first)).includes('config/not-json'))
  expect(await first.stop()).toBe(0)
  folder.write(good)
  const second = folder.start()
  await second.address()
  expect(await statusPage(second)).not.toContain('config/not-json')
})

test('a changed feeds.json is taken up: feeds come and go, topics and intervals change, and the log says what', async () => {
  await using server = await startFeedServer()
  show(server, 'harbour', ['The port of Odesa opens'])
  show(server, 'lantern', ['A bridge is built'])
  show(server, 'quiet', ['It rains'])
  const [harbour, lantern, quiet] = ['harbour', 'lantern', 'quiet'].map((id) => feedOf(server, id))
  await using app = await startTestApp({ feeds: [harbour, { ...quiet, every: '1d' }] })
  await until(async () => (await titles(app)).length === 2)

  write(app, { feeds: [harbour, lantern, { ...quiet, every: '1d' }] })
  await until(async () => (await titles(app)).includes('A bridge is built'))
  expect(app.log).toContain('info feeds.json taken up: 1 added')

  write(app, { feeds: [lantern, { ...quiet, every: '1d' }] })
  await until(() => app.log.includes('info feeds.json taken up: 1 removed'))
  show(server, 'harbour', ['The port of Odesa opens', 'Nobody asks for this'])
  expect(await titles(app, '/sources/harbour')).toEqual(['The port of Odesa opens'])
  expect(await statusPage(app)).toMatch(/<b>Removed<\/b> from feeds\.json/)

  write(app, { topics: [{ id: 'bridges', phrases: ['bridge*'] }], feeds: [lantern, { ...quiet, every: '1d' }] })
  await until(async () => (await app.get('/topics/bridges.json')).status === 200)
  expect(app.log).toContain('info feeds.json taken up: no feed changed')
  show(server, 'lantern', ['A bridge is built', 'Two bridges more'])
  await until(async () => (await titles(app)).includes('Two bridges more'))
  // What was stored before has the new topic too.
  await until(async () => (await titles(app, '/topics/bridges')).length === 2)

  show(server, 'quiet', ['It rains', 'It snows'])
  await sleep(1500)
  expect(await titles(app)).not.toContain('It snows')
  write(app, { feeds: [lantern, quiet] })
  await until(async () => (await titles(app)).includes('It snows'))
  expect(app.log).toContain('info feeds.json taken up: 1 changed')
  expect((await app.get('/topics/bridges.json')).status).toBe(404)

  // Followed again: what it showed meanwhile comes in, what was there is not doubled.
  write(app, { feeds: [harbour, lantern, quiet] })
  await until(async () => (await titles(app)).includes('Nobody asks for this'))
  expect(app.log).toContain('info feeds.json taken up: 1 resumed')
  expect(await titles(app)).toHaveLength(6)
})

test('the same content, written anew, is no change', async () => {
  await using app = await startTestApp({ feeds: [] })
  write(app, { feeds: [] })
  await sleep(2500)
  expect(app.log.filter((line) => line.includes('taken up'))).toEqual(['info feeds.json taken up: no feed changed'])
})
