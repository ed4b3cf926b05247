import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { changeStore, readRow } from '#tests/support/beside-store.ts'
import { storedArticles } from '#tests/support/stored-articles.ts'
import { until } from '#tests/support/until.ts'
import { runCommand } from './command.ts'

const url = 'https://news.example'

/** Of every file, by its path: which one it is, and when it was written. */
function stampsOf(folder: string): ReadonlyMap<string, string> {
  const files = globSync('**/*', { cwd: folder }).filter((path) => statSync(join(folder, path)).isFile())
  return new Map(
    files.map((path) => [path, String(statSync(join(folder, path), { bigint: true }).ino) + statSync(join(folder, path)).mtimeMs]),
  )
}

function bytesOf(folder: string): object {
  return Object.fromEntries([...stampsOf(folder).keys()].toSorted().map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

test('without an address, with a wrong one, or with what is for OPML, nothing is written', async () => {
  const { env, folder } = storedArticles(3)
  const to = join(folder, 'out')
  const said = async (args: readonly string[], more: Record<string, string> = {}) => runCommand(['export', ...args], { ...env, ...more })
  expect(await said([to])).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^export\/no-address: .*--url/) })
  expect(await said([to, '--url', 'ftp://news.example'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--url: found "ftp://news.example"'),
  })
  expect(await said([to, '--url', url, '--private'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--private is for OPML') })
  expect(await said(['--json'])).toMatchObject({ code: 2, stderr: expect.stringContaining('--json is for an export into a folder') })
  const none = { DATA_DIR: join(folder, 'none') }
  expect(await said([to, '--url', url], none)).toMatchObject({ code: 1, stderr: expect.stringMatching(/^store\/missing/) })
  expect(readdirSync(folder).toSorted()).toEqual(['data', 'feeds.json'])
  expect(await said([join(folder, 'data'), '--url', url])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^export\/foreign-file/),
  })
})

test('every slice is written in each format, with its page and archives; PUBLIC_URL does for an address', { timeout: 60_000 }, async () => {
  const { env, folder } = storedArticles(650)
  const to = join(folder, 'out')
  const ran = await runCommand(['export', to, '--json'], { ...env, PUBLIC_URL: url })
  const files = [...stampsOf(to).keys()]
  expect(JSON.parse(ran.stdout)).toEqual({ folder: to, written: files.length, unchanged: 0, removed: 0, leftOut: [] })
  for (const slice of ['topics/nato', 'topics/cyber', 'countries/AF', 'sources/a', 'publishers/правда-co', 'languages/uk'])
    expect(files).toEqual(expect.arrayContaining([`${slice}.atom`, `${slice}.rss`, `${slice}.json`, `${slice}/index.html`]))
  expect(files).toEqual(
    expect.arrayContaining([
      'feed.atom',
      'feed.rss',
      'feed.json',
      'index.html',
      'slices.opml',
      'static/style.css',
      'feed/archive/500-599.atom',
      'feed/archive/0-99.rss',
    ]),
  )
  expect(files.filter((path) => /archive\/.*json|\.part$/.test(path))).toEqual([])
  const opml = readFileSync(join(to, 'slices.opml'), 'utf8')
  // Of a publisher of one feed, and of a single language, the list has no entry: another says the same.
  for (const path of files.filter((file) => /^(feed|(topics|regions|countries|sources)\/[^/]+)\.atom$/.test(file)))
    expect(opml).toContain(`"${url}/${encodeURI(path)}"`)
})

test('a second run writes nothing; after a change only what holds it, and what ended is removed', { timeout: 90_000 }, async () => {
  const stored = storedArticles(650)
  const to = join(stored.folder, 'out')
  const run = async () => (await runCommand(['export', to, '--url', url], stored.env)).stdout
  await run()
  const before = stampsOf(to)
  expect(await run()).toBe(`${to}: 0 files written, ${before.size} unchanged, 0 removed\n`)
  expect(stampsOf(to)).toEqual(before)

  changeStore(stored, "UPDATE articles SET changed_seq = changed_seq + 1, title = 'Another title' WHERE article_number = 250")
  await run()
  const after = stampsOf(to)
  const archives = [...after]
    .filter(([path, stamp]) => path.startsWith('feed/archive/') && before.get(path) !== stamp)
    .map(([path]) => path)
  expect(archives.toSorted()).toEqual(['feed/archive/200-299.atom', 'feed/archive/200-299.rss'])
  expect(readFileSync(join(to, 'feed/archive/200-299.atom'), 'utf8')).toContain('Another title')

  stored.takeUp({ defaults: { topics: ['nato'] } })
  expect(await run()).toMatch(/, [1-9]\d* removed\n$/)
  expect(readdirSync(join(to, 'topics')).toSorted()).toEqual(['nato', 'nato.atom', 'nato.json', 'nato.rss'])
})

test('what the last run led to stays until something else is replaced, without what was withdrawn meanwhile', {
  timeout: 90_000,
}, async () => {
  const stored = storedArticles(650)
  const to = join(stored.folder, 'out')
  const run = async () => (await runCommand(['export', to, '--url', url], stored.env)).stdout
  const archives = () => readdirSync(join(to, 'feed/archive')).filter((name) => /^[67]\d\d-.*atom$/.test(name))
  const led = () => /rel="prev-archive"[^>]*archive\/(\d+-\d+)/.exec(readFileSync(join(to, 'feed.atom'), 'utf8'))?.[1]
  await run()
  expect([led(), archives()]).toEqual(['600-650', ['600-650.atom']])
  const before = readFileSync(join(to, 'feed/archive/600-650.atom'), 'utf8')
  stored.add(30)
  await run()
  expect([led(), archives()]).toEqual(['600-680', ['600-650.atom', '600-680.atom']])
  expect(readFileSync(join(to, 'feed/archive/600-650.atom'), 'utf8')).toBe(before)
  expect(await run()).toMatch(/: 0 files written, \d+ unchanged, 0 removed\n$/)

  const named = readRow<{ id: string }>(stored, 'SELECT public_id AS id FROM articles WHERE article_number = 640').id
  expect(before).toContain(named)
  expect((await runCommand(['withdraw', named], stored.env)).code).toBe(0)
  await run()
  expect(archives()).toEqual(['600-650.atom', '600-680.atom'])
  for (const name of archives()) expect(readFileSync(join(to, 'feed/archive', name), 'utf8')).not.toContain(`<id>${named}</id>`)
  stored.add(30)
  await run()
  expect([led(), archives()]).toEqual(['700-710', ['600-680.atom', '600-699.atom', '700-710.atom']])
})

test('killed in the midst of it, the next run makes of it what one run would have made', { timeout: 120_000 }, async () => {
  const { env, folder } = storedArticles(1200)
  const to = join(folder, 'out')
  const entry = fileURLToPath(new URL('../../src/cli/tributary.js', import.meta.url))
  const child = spawn(process.execPath, [entry, 'export', to, '--url', url], { env: { PATH: process.env.PATH, ...env }, stdio: 'ignore' })
  await until(() => globSync('feed/archive/*.rss', { cwd: to }).length > 2, 40)
  child.kill('SIGKILL')
  await once(child, 'close')
  expect(globSync('topics/*.json', { cwd: to }).length).toBe(0)
  expect(await runCommand(['export', to, '--url', url], env)).toMatchObject({
    code: 0,
    stdout: expect.not.stringContaining(', 0 unchanged'),
  })
  await runCommand(['export', join(folder, 'whole'), '--url', url], env)
  expect(bytesOf(to)).toEqual(bytesOf(join(folder, 'whole')))
  expect(readFileSync(join(to, '.tributary.json'), 'utf8')).toBe(readFileSync(join(folder, 'whole/.tributary.json'), 'utf8'))
})
