import { expect, test } from 'vitest'
import { type FeedItem, startTestApp } from '#tests/support/app.ts'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { startRedis } from '#tests/support/redis.ts'
import { type ScriptedOrigin, startScriptedOrigin } from '#tests/support/scripted-origin.ts'
import { startService } from '#tests/support/service.ts'
import { serviceFolder } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

const atomType = { 'content-type': 'application/atom+xml' }
const began = Date.now() - 3_600_000

/** Story `n` is dated `n` seconds after an hour ago: what is older than the gap by a day is not missed. */
const dateOf = (n: number) => began + n * 1000

function storyOf(n: number): string {
  const at = new Date(dateOf(n)).toISOString()
  return `<entry><id>urn:story:${n}</id><title>Story ${n}</title><link href="https://stories.example/${n}"/><updated>${at}</updated><content>Text of ${n}.</content></entry>`
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** An Atom document with these stories, the newest first. @param earlier the address of the one before; null: it names none */
function atomOf(stories: readonly number[], earlier: string | null): string {
  const link = earlier === null ? '' : `<link rel="prev-archive" href="${earlier}"/>`
  const entries = stories.toSorted((one, other) => other - one).map(storyOf)
  return `<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:feed</id><title>Stories</title>${link}${entries.join('')}</feed>`
}

/** Archive `n` holds stories `10n - 9` to `10n`, on a host of its own. */
function answerArchive(origin: ScriptedOrigin, n: number, after?: Promise<void>): void {
  const earlier = n === 1 ? null : origin.url(`/archive/${n - 1}`, 2)
  origin.answer(`/archive/${n}`, { headers: atomType, body: atomOf(numbers(n * 10 - 9, n * 10), earlier), ...(after && { after }) })
}

/** An origin with five closed documents, of stories 1 to 50. */
async function startPublisher(): Promise<ScriptedOrigin> {
  const origin = await startScriptedOrigin()
  for (const n of numbers(1, 5)) answerArchive(origin, n)
  return origin
}

/** The feed itself: its newest five, and the archive before them. */
function publish(origin: ScriptedOrigin, newest: number, earlier: string = origin.url('/archive/5', 2)): void {
  origin.answer('/feed', { headers: atomType, body: atomOf(numbers(newest - 4, newest), earlier) })
}

/** It is asked each second, so that a gap shows at once. */
function feedsOf(origin: ScriptedOrigin, hosts: object = {}) {
  return { hosts, feeds: [{ id: 'stories', url: origin.url('/feed'), every: '1s' }] }
}

function titlesOf(items: readonly FeedItem[]): string[] {
  return items.map(({ title }) => title).toSorted()
}

function storiesOf(from: number, to: number): string[] {
  return numbers(from, to)
    .map((n) => `Story ${n}`)
    .toSorted()
}

const archivesAsked = (origin: ScriptedOrigin) => origin.asked.map(({ path }) => path).filter((path) => path.startsWith('/archive'))

/** What came of reading back, as soon as it is over. */
async function ended(store: { readonly dataDir: string }, seconds = 60): Promise<string> {
  const row = () => readRow<{ next_at: number | null; because: string } | undefined>(store, 'SELECT next_at, because FROM backlogs')
  await until(() => row()?.next_at === null, seconds)
  return row()?.because ?? ''
}

test('a feed that shows a gap is read back through the archives that were missed, and no further, while new items arrive', {
  timeout: 120_000,
}, async () => {
  await using origin = await startPublisher()
  const gate = Promise.withResolvers<void>()
  answerArchive(origin, 4, gate.promise)
  publish(origin, 25)
  await using app = await startTestApp(feedsOf(origin))
  await until(async () => (await app.items()).length === 5)
  // At the first reading what was before is left where it is.
  expect(archivesAsked(origin)).toEqual([])

  publish(origin, 55)
  await until(() => archivesAsked(origin).includes('/archive/4'), 40)
  publish(origin, 57)
  await until(async () => titlesOf(await app.items()).includes('Story 57'), 40)
  const status = await (await app.get('/status/stories')).text()
  expect(status).toMatch(/reads back for what was missed since .*: 1 document so far, 10 articles; the next /)
  gate.resolve()
  expect(await ended(app)).toBe('it met what was known')

  expect(archivesAsked(origin)).toEqual(['/archive/5', '/archive/4', '/archive/3'])
  expect(titlesOf(await app.items())).toEqual(storiesOf(21, 57))
  expect(readRow(app, "SELECT sort_at, sort_because FROM articles WHERE title = 'Story 35'")).toEqual({
    sort_at: dateOf(35),
    sort_because: 'as stated, in the feed’s archive',
  })
  expect(await (await app.get('/status/stories')).text()).toMatch(
    /read back for what was missed since .*: 3 documents, 25 articles; ended /,
  )
  expect(app.log).toContain('info stories: its archive was read back: it met what was known')
})

test.each([
  ['lies on a private address', 'http://10.0.0.1/archive', /not public|private/],
  ['is a web page', '/page', /web page/],
  ['is gone', '/gone', /gone for good/],
])('an archive that %s is given up, and the feed goes on as it was', { timeout: 60_000 }, async (_what, place, because) => {
  await using origin = await startPublisher()
  origin.answer('/page', { headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Archive</title><p>Years ago.' })
  origin.answer('/gone', { status: 410 })
  publish(origin, 25)
  await using app = await startTestApp(feedsOf(origin))
  await until(async () => (await app.items()).length === 5)
  publish(origin, 55, place.startsWith('/') ? origin.url(place, 2) : place)
  expect(await ended(app)).toMatch(/; asked no more$/)
  publish(origin, 57)
  await until(async () => titlesOf(await app.items()).includes('Story 57'), 40)
  const status = await (await app.get('/status/stories')).text()
  expect(status).toMatch(/0 documents, 0 articles; ended /)
  expect(status).toMatch(because)
  expect(status).toMatch(/<b>Healthy<\/b>/i)
  expect(readRow(app, 'SELECT fault_code, consecutive_failures FROM feed_health')).toEqual({ fault_code: null, consecutive_failures: 0 })
})

test('killed in the midst of it, the service goes on where it was, and asks for no document twice but the one in hand', {
  timeout: 180_000,
}, async () => {
  await using origin = await startPublisher()
  const gate = Promise.withResolvers<void>()
  answerArchive(origin, 4, gate.promise)
  publish(origin, 5)
  const folder = serviceFolder(feedsOf(origin))
  const first = folder.start()
  await until(async () => (await first.items()).length === 5, 60)
  publish(origin, 55)
  await until(() => archivesAsked(origin).includes('/archive/4'), 60)
  expect(await first.stop('SIGKILL')).toBe('SIGKILL')
  gate.resolve()

  const second = folder.start()
  await until(async () => (await second.items()).length === 55, 60)
  expect(await ended(folder)).toBe('it met what was known')
  expect(titlesOf(await second.items())).toEqual(storiesOf(1, 55))
  expect(archivesAsked(origin)).toEqual(['/archive/5', '/archive/4', '/archive/4', '/archive/3', '/archive/2', '/archive/1'])
  const why = startService(['why', 'stories', '--json'], { DATA_DIR: folder.dataDir, FEEDS_FILE: folder.feedsFile })
  expect(await why.ended, why.output()).toBe(0)
  expect(JSON.parse(why.output()).archive).toMatchObject({ documents: 5, entries: 45, nextAt: null, failed: false })
})

test('between machines archives go through the queue, and a wiped queue costs a lease', { timeout: 240_000 }, async () => {
  await using redis = await startRedis()
  await using origin = await startPublisher()
  const gate = Promise.withResolvers<void>()
  answerArchive(origin, 4, gate.promise)
  publish(origin, 25)
  const env = { QUEUE_URL: redis.url }
  await using reading = await startTestApp(feedsOf(origin), { env, roles: ['ingest', 'serve'] })
  await using fetching = await startTestApp(feedsOf(origin), { env, roles: ['fetch'] })
  await until(async () => (await reading.items()).length === 5, 40)
  publish(origin, 55)
  await until(() => archivesAsked(origin).includes('/archive/4'), 60)
  await redis.command('FLUSHALL')
  gate.resolve()
  await until(async () => {
    // What only minutes would do.
    changeStore(reading, 'UPDATE backlogs SET lease_until = 0 WHERE lease IS NOT NULL')
    changeStore(reading, 'UPDATE feed_health SET lease_until = 0 WHERE lease IS NOT NULL')
    changeStore(reading, 'UPDATE hosts SET lease_until = 0 WHERE lease IS NOT NULL')
    changeStore(reading, 'UPDATE hosts SET next_start_at = 0')
    changeStore(reading, 'UPDATE backlogs SET next_at = 0 WHERE next_at IS NOT NULL')
    return (await reading.items()).length >= 35
  }, 90)
  expect(titlesOf(await reading.items())).toEqual(storiesOf(21, 55))
  expect([...reading.log, ...fetching.log].filter((line) => line.startsWith('error'))).toEqual([])
})
