import { expect, test } from 'vitest'
import { startTestApp } from '#tests/support/app.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { startRedis } from '#tests/support/redis.ts'
import { type ScriptedOrigin, startScriptedOrigin } from '#tests/support/scripted-origin.ts'
import { startService } from '#tests/support/service.ts'
import { serviceFolder } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

const html = { 'content-type': 'text/html; charset=utf-8' }
const sentence = 'The council met on Monday, and decided, after a debate of nine hours, that the bridge will be rebuilt. '

/** A page around a text that a feed does not give. */
function pageOf(text: string): string {
  const paragraphs = `<p>${sentence.repeat(3)}</p>`.repeat(2)
  return `<!doctype html><title>A page</title><nav><a href="/">Home</a></nav><article><p>${text}</p>${paragraphs}</article><footer>Imprint</footer>`
}

interface Item {
  readonly url: string
  readonly title?: string
  readonly text?: string
}

function feedOf(items: readonly Item[]): string {
  const written = items.map(
    ({ url, title = `Item ${url}`, text = `Excerpt of ${title}.` }) =>
      `<item><title>${title}</title><link>${url}</link><guid>${url}</guid><description>${text}</description></item>`,
  )
  return `<rss version="2.0"><channel><title>Excerpts</title>${written.join('')}</channel></rss>`
}

function pathsAsked(origin: ScriptedOrigin): string[] {
  return origin.asked.map(({ path }) => path)
}

/** The command as an operator types it, on the store of a running service. */
async function command(app: { readonly dataDir: string; readonly feedsFile: string }, ...args: string[]): Promise<string> {
  const service = startService(args, { DATA_DIR: app.dataDir, FEEDS_FILE: app.feedsFile })
  expect(await service.ended, service.output()).toBe(0)
  return service.output()
}

test('an article appears with its feed’s text, then gains its page’s, with what that is about; a page that fails keeps the feed’s, and says so', {
  timeout: 120_000,
}, async () => {
  await using origin = await startScriptedOrigin()
  const gate = Promise.withResolvers<void>()
  const urls = { good: origin.url('/good', 2), gone: origin.url('/gone', 3), file: origin.url('/file', 3) }
  origin.answer('/feed', { body: feedOf(Object.values(urls).map((url) => ({ url }))) })
  origin.answer('/good', { headers: html, body: pageOf('It happened in Kabul, where NATO had been.'), after: gate.promise })
  origin.answer('/gone', { status: 410, headers: html })
  origin.answer('/file', { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' })
  await using app = await startTestApp({
    topics: [{ id: 'nato', phrases: ['NATO'] }],
    feeds: [{ id: 'excerpts', url: origin.url('/feed'), fulltext: true }],
  })
  const item = async (url: string) => (await app.items()).find((one) => one.url === url)

  await until(async () => (await app.items()).length === 3)
  expect((await item(urls.good))?.content_html).toContain('Excerpt of')
  gate.resolve()
  await until(async () => (await item(urls.good))?.content_html.includes('Kabul'), 40)
  const good = await item(urls.good)
  expect(good?.content_html).not.toMatch(/Imprint|Home/)
  expect(good?._tributary).toMatchObject({ topics: ['afghanistan', 'nato'], countries: ['AF'], text: 'page' })
  expect(readRow(app, "SELECT kind, cause FROM changes WHERE cause = 'fulltext'")).toEqual({ kind: 'changed', cause: 'fulltext' })

  await until(() => readRow<{ n: number }>(app, "SELECT count(*) AS n FROM fulltexts WHERE state = 'failed'").n === 2, 40)
  expect((await item(urls.gone))?.content_html).toContain('Excerpt of')
  expect((await item(urls.file))?.content_html).toContain('Excerpt of')
  const status = await (await app.get('/status/excerpts')).text()
  expect(status).toMatch(/1 page was read, 0 wait, 2 gave no text/)
  const why = JSON.parse(await command(app, 'why', 'excerpts', '--json'))
  expect(why.fulltext).toMatchObject({ waiting: 0, read: 1, failed: 2 })
  expect(why.fulltext.lastFailure.because).toMatch(/gone for good|no page/)
})

test('what is due stands in the store: killed and started again, its queue lost, the service reads every page once and no more', {
  timeout: 180_000,
}, async () => {
  await using origin = await startScriptedOrigin()
  const urls = Array.from({ length: 12 }, (_, index) => origin.url(`/page-${index}`, 2))
  origin.answer('/feed', { body: feedOf(urls.map((url) => ({ url }))) })
  for (const [index] of urls.entries()) origin.answer(`/page-${index}`, { headers: html, body: pageOf(`The text of page ${index}.`) })
  const folder = serviceFolder({
    hosts: { '127.0.0.2': { concurrency: 1, spacing: '1s' } },
    feeds: [{ id: 'excerpts', url: origin.url('/feed'), fulltext: true }],
  })
  const pages = () => pathsAsked(origin).filter((path) => path.startsWith('/page-'))
  const first = folder.start()
  await until(() => pages().length >= 3, 60)
  expect(await first.stop('SIGKILL')).toBe('SIGKILL')

  const second = folder.start()
  await until(async () => (await second.items()).filter((item) => item.content_html?.includes('The text of page')).length === 12, 90)
  expect(readRow(folder, "SELECT count(*) AS read FROM fulltexts WHERE state = 'read' AND lease IS NULL")).toEqual({ read: 12 })
  // The one in hand when the process was killed is asked for again, no other.
  expect(pages().length).toBeLessThanOrEqual(13)
})

test('a host that allows one request in four seconds gets one, whether for a feed or for a page, and redirects to it wait their turn', {
  timeout: 180_000,
}, async () => {
  await using origin = await startScriptedOrigin()
  const slow = ['/a', '/b'].map((path) => origin.url(path, 2))
  origin.answer('/feed', { body: feedOf([{ url: origin.url('/moved', 3) }, ...slow.map((url) => ({ url }))]) })
  origin.answer('/moved', { status: 302, headers: { location: origin.url('/c', 2) } })
  for (const path of ['/a', '/b', '/c']) origin.answer(path, { headers: html, body: pageOf(`The text of ${path}.`) })
  await using app = await startTestApp({
    hosts: { '127.0.0.2': { concurrency: 1, spacing: '4s' } },
    feeds: [
      { id: 'excerpts', url: origin.url('/feed', 2), fulltext: true },
      { id: 'beside', url: origin.url('/beside', 2), every: '5s' },
    ],
  })
  await until(async () => (await app.items()).filter((item) => item.content_html?.includes('The text of /')).length === 3, 120)
  const starts = origin.asked.filter(({ host }) => host.startsWith('127.0.0.2')).map(({ at }) => at)
  const gaps = starts.slice(1).map((at, index) => at - (starts[index] ?? at))
  expect(starts.length).toBeGreaterThanOrEqual(5)
  expect(Math.min(...gaps), `${gaps}`).toBeGreaterThan(3_800)
})

test('an edit by the feed leaves the page’s text in place and has the page read again; a fuller text of the feed’s is shown', {
  timeout: 120_000,
}, async () => {
  await using origin = await startScriptedOrigin()
  const url = origin.url('/page', 2)
  origin.answer('/feed', { body: feedOf([{ url, title: 'First title' }]) })
  origin.answer('/page', { headers: html, body: pageOf('The first text of the page.') })
  await using app = await startTestApp({ feeds: [{ id: 'excerpts', url: origin.url('/feed'), fulltext: true, every: '1s' }] })
  const only = async () => (await app.items())[0]
  await until(async () => (await only())?.content_html.includes('The first text'), 40)

  origin.answer('/feed', { body: feedOf([{ url, title: 'Second title' }]) })
  origin.answer('/page', { headers: html, body: pageOf('The second text of the page.') })
  await until(async () => (await only())?.title === 'Second title', 40)
  expect((await only())?.content_html).toContain('The first text')
  changeStore(app, 'UPDATE fulltexts SET next_at = 0')
  await until(async () => (await only())?.content_html.includes('The second text'), 40)

  origin.answer('/feed', { body: feedOf([{ url, title: 'Third title', text: `The feed has it all. ${sentence.repeat(20)}` }]) })
  await until(async () => (await only())?.content_html.includes('The feed has it all'), 40)
  changeStore(app, 'UPDATE fulltexts SET next_at = 0')
  await until(
    () => readRow<{ because: string }>(app, 'SELECT because FROM fulltexts').because === 'the page says no more than the feed',
    40,
  )
  expect((await only())?.content_html).toContain('The feed has it all')
})

test('a feed’s secrets go to its own origin’s pages and to no others', { timeout: 120_000 }, async () => {
  await using origin = await startScriptedOrigin()
  process.env.FEED_FULLTEXT_TOKEN = 'a-token-of-the-desk'
  const own = origin.url('/own')
  const other = origin.url('/other', 2)
  origin.answer('/feed', { body: feedOf([{ url: own }, { url: other }]) })
  for (const path of ['/own', '/other']) origin.answer(path, { headers: html, body: pageOf(`The text of ${path}.`) })
  await using app = await startTestApp({
    feeds: [{ id: 'excerpts', url: origin.url('/feed'), fulltext: true, auth: { bearer: 'FEED_FULLTEXT_TOKEN' } }],
  })
  await until(async () => (await app.items()).filter((item) => item.content_html?.includes('The text of /')).length === 2, 40)
  const sent = (path: string) => origin.asked.find((asked) => asked.path === path)?.headers.authorization
  expect(sent('/own')).toBe('Bearer a-token-of-the-desk')
  expect(sent('/other')).toBeUndefined()
})

test('between machines pages and what comes of them go through the queue, and a wiped queue costs a lease', {
  timeout: 240_000,
}, async () => {
  await using redis = await startRedis()
  await using origin = await startScriptedOrigin()
  const urls = ['/a', '/b'].map((path) => origin.url(path, 2))
  origin.answer('/feed', { body: feedOf(urls.map((url) => ({ url }))) })
  for (const path of ['/a', '/b']) origin.answer(path, { headers: html, body: pageOf(`The text of ${path}.`) })
  const env = { QUEUE_URL: redis.url }
  const feeds = { feeds: [{ id: 'excerpts', url: origin.url('/feed'), fulltext: true }] }
  await using reading = await startTestApp(feeds, { env, roles: ['ingest', 'serve'] })
  const first = await startTestApp(feeds, { env, roles: ['fetch'] })
  await until(async () => (await reading.items()).length === 2, 40)
  await first.close()
  await redis.command('FLUSHALL')
  changeStore(reading, 'UPDATE fulltexts SET lease_until = 0 WHERE lease IS NOT NULL')
  changeStore(reading, 'UPDATE hosts SET lease_until = 0, next_start_at = 0 WHERE lease IS NOT NULL')
  await using fetching = await startTestApp(feeds, { env, roles: ['fetch'] })
  const read = async () => (await reading.items()).filter((item) => item.content_html?.includes('The text of /')).length
  await until(async () => {
    // What only minutes would do.
    changeStore(reading, 'UPDATE fulltexts SET next_at = 0 WHERE next_at IS NOT NULL')
    changeStore(reading, 'UPDATE hosts SET next_start_at = 0')
    return (await read()) === 2
  }, 60)
  expect(fetching.log.filter((line) => line.startsWith('error'))).toEqual([])
})
