import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Service } from '#tests/support/service.ts'
import { serviceFolder, untilSaid } from '#tests/support/service-folder.ts'
import { until } from '#tests/support/until.ts'

const sound = { feeds: [{ id: 'nowhere', url: 'https://nowhere.invalid/feed' }] }
const wrong = {
  topics: [{ id: 'NATO', phrases: [] }],
  feedz: [],
  feeds: [{ url: 'ftp://example.org/' }, { url: 'https://user:hunter2@example.org/' }, { url: 'https://example.org/', evry: '15m' }],
}

/** One line on the terminal, no stack, and a failure for the shell. */
async function expectOneLine(service: Service, line: RegExp): Promise<void> {
  expect(await service.ended).toBe(1)
  expect(service.output()).toMatch(line)
  expect(service.output().trimEnd().split('\n')).toHaveLength(1)
}

test('a bad feeds.json ends the start with every fault at once and no stack, and `check` says the same', async () => {
  const folder = serviceFolder(wrong)
  const [started, checked] = [folder.start(), folder.start(['check'])]
  expect(await started.ended).toBe(1)
  expect(await checked.ended).toBe(1)
  expect(started.output()).toBe(checked.output())
  for (const place of ['topics[0].id', 'topics[0].phrases', 'feedz', 'feeds[0].url', 'feeds[1].url', 'feeds[2].evry']) {
    expect(started.output()).toContain(place)
  }
  expect(started.output()).toContain('did you mean "every"?')
  expect(started.output()).not.toMatch(/hunter2|^\s+at |\.ts:\d/m)
  expect(existsSync(folder.dataDir)).toBe(false)
})

test('a feeds.json that is not there is named, and how to name another', async () => {
  const folder = serviceFolder(sound)
  const service = folder.start(['start'], { FEEDS_FILE: join(folder.path, 'elsewhere.json') })
  expect(await service.ended).toBe(1)
  expect(service.output()).toMatch(/elsewhere\.json has a fault:\n.*no file .*elsewhere\.json/)
})

test('a bad environment ends the start with every variable at once', async () => {
  const service = serviceFolder(sound).start(['start'], { PORT: 'http', LOG_LEVEL: 'loud', QUEUE_URL: 'kafka://user:hunter2@host' })
  await expectOneLine(service, /^config\/environment: PORT: found "http".*QUEUE_URL: .*LOG_LEVEL: found "loud", allowed: fatal, /)
  expect(service.output()).not.toContain('hunter2')
})

test('an unknown command or role ends with what there is', async () => {
  const folder = serviceFolder(sound)
  const [command, role, none] = [folder.start(['strat']), folder.start(['worker', 'feching']), folder.start(['worker'])]
  const inherited = folder.start(['constructor'])
  expect(await command.ended).toBe(2)
  expect(command.output()).toMatch(/^unknown command "strat"\n\ntributary COMMAND\n\n {2}start /)
  expect(await role.ended).toBe(2)
  expect(await inherited.ended).toBe(2)
  expect(inherited.output()).toContain('unknown command "constructor"')
  expect(role.output()).toBe('worker needs one of ingest, fetch, deliver, serve; found "feching"\n')
  expect(await none.ended).toBe(2)
  expect(none.output()).toBe('worker needs one of ingest, fetch, deliver, serve\n')
})

test.each(['ingest', 'fetch', 'deliver'])('the role %s without QUEUE_URL ends with one clear line', async (role) => {
  await expectOneLine(
    serviceFolder(sound).start(['worker', role]),
    new RegExp(`^config/environment: the role ${role} alone needs QUEUE_URL`),
  )
})

test('the role serve before there is a store ends with one clear line', async () => {
  await expectOneLine(
    serviceFolder(sound).start(['worker', 'serve']),
    /^store\/missing: there is no store in .* Start the ingest role first/,
  )
})

test('a busy port is named', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void taken.close())
  const address = taken.address()
  const port = typeof address === 'object' && address !== null ? String(address.port) : ''
  const service = serviceFolder(sound).start(['start'], { PORT: port })
  expect(await service.ended).toBe(1)
  expect(service.output()).toMatch(
    new RegExp(`^serve/address-in-use: port ${port} on 127\\.0\\.0\\.1 is taken .*Set PORT to a free port`, 'm'),
  )
  expect(service.output()).not.toMatch(/^\s+at /m)
})

test('an address that is not this machine’s is named', async () => {
  const service = serviceFolder(sound).start(['start'], { HOST: '203.0.113.7' })
  expect(await service.ended).toBe(1)
  expect(service.output()).toMatch(/^config\/environment: HOST: 203\.0\.113\.7 is no address of this machine/m)
  expect(service.output()).not.toMatch(/^\s+at /m)
})

test('a DATA_DIR that cannot be made or written is named', async () => {
  const folder = serviceFolder(sound)
  const file = join(folder.path, 'file')
  writeFileSync(file, '')
  await expectOneLine(
    folder.start(['start'], { DATA_DIR: join(file, 'data') }),
    /^store\/unwritable: the folder .*file\/data cannot be created/,
  )
  await expectOneLine(folder.start(['start'], { DATA_DIR: file }), /^store\/unwritable: the folder .*file cannot be created/)
  // Where no user may write, root included.
  const kernel = '/proc/self'
  if (existsSync(kernel)) {
    await expectOneLine(folder.start(['start'], { DATA_DIR: kernel }), /^store\/unwritable: .*Check the folder’s owner and rights/)
  }
})

test('a database newer than the program is refused and left as it is', async () => {
  const folder = serviceFolder(sound)
  mkdirSync(folder.dataDir)
  const path = join(folder.dataDir, 'tributary.db')
  const db = new Database(path)
  db.exec('CREATE TABLE future (x); PRAGMA user_version = 9999')
  db.close()
  await expectOneLine(folder.start(), /^store\/newer: the database has schema 9999, this program knows \d+/)
  const after = new Database(path, { readonly: true })
  expect(after.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['future'])
  after.close()
})

test('a file in the database’s place is refused and left as it is', async () => {
  const folder = serviceFolder(sound)
  mkdirSync(folder.dataDir)
  writeFileSync(join(folder.dataDir, 'tributary.db'), 'no database '.repeat(1000))
  await expectOneLine(folder.start(), /^store\/corrupt: the file is no SQLite database/)
})

test('a second process on the same DATA_DIR ends with one clear line and leaves the first running', async () => {
  const folder = serviceFolder(sound)
  const first = folder.start()
  await first.address()
  await expectOneLine(folder.start(), /^store\/in-use: another process ingests into .*Stop it first/)
  expect((await first.get('/readyz')).status).toBe(200)
  expect(await first.stop()).toBe(0)
})

test('with no internet it stays up, says which feeds could not be reached and why, and when they are asked again', async () => {
  const folder = serviceFolder({ feeds: [...sound.feeds, { id: 'lost', url: 'https://lost.invalid/feed', every: '10m' }] })
  const service = folder.start()
  await untilSaid(service, /nowhere: nowhere\.invalid (does not resolve|could not be looked up)/)
  await untilSaid(service, /lost: lost\.invalid (does not resolve|could not be looked up)/)
  expect(await (await service.get('/healthz')).json()).toEqual({ status: 'alive' })
  expect(await (await service.get('/readyz')).json()).toEqual({ status: 'ready' })
  const status = await service.page('/status')
  expect(status).toContain('2 feeds: 2 failing.')
  expect(status).toContain('https://nowhere.invalid/feed')
  expect(status.match(/fetch\/dns/g)).toHaveLength(2)
  expect(status).toMatch(/asked again <time[^>]*>in [45] minutes<\/time>: about 5 minutes after a failure/)
  expect(status).toMatch(/asked again <time[^>]*>in [3456] minutes<\/time>: about 5 minutes after a failure/)
  expect(await service.items()).toEqual([])
  expect(await service.stop()).toBe(0)
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with exit code 0, also before the queue is up', async (signal) => {
  const hurried = serviceFolder(sound).start()
  await untilSaid(hurried, 'feeds.json taken up')
  expect(await hurried.stop(signal), hurried.output()).toBe(0)
  const service = serviceFolder(sound).start()
  await untilSaid(service, 'nowhere.invalid')
  expect(await service.stop(signal), service.output()).toBe(0)
  expect(hurried.output() + service.output()).not.toMatch(/ERROR|FATAL/)
})

test('LOG_FORMAT=json writes one JSON object a line, with time, level and message', async () => {
  const service = serviceFolder(sound).start(['start'], { LOG_FORMAT: 'json' })
  await untilSaid(service, 'nowhere.invalid')
  expect(await service.stop()).toBe(0)
  const lines = service.output().trimEnd().split('\n')
  expect(lines.length).toBeGreaterThan(3)
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({
      level: expect.stringMatching(/^(info|warn)$/),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      msg: expect.stringMatching(/\S/),
    })
  }
  expect(lines.map((line) => JSON.parse(line))).toContainEqual(
    expect.objectContaining({ room: 'fetch', feed: 'nowhere', code: 'fetch/dns' }),
  )
})

test('LOG_LEVEL=error keeps quiet while all goes well', async () => {
  const folder = serviceFolder(sound)
  const service = folder.start(['start'], { LOG_LEVEL: 'error' })
  await until(() => attemptsIn(folder.dataDir) === 1)
  expect(await service.stop()).toBe(0)
  expect(service.output()).toBe('')
})

function attemptsIn(dataDir: string): number {
  const path = join(dataDir, 'tributary.db')
  if (!existsSync(path)) return 0
  const db = new Database(path, { readonly: true })
  try {
    return db.prepare('SELECT count(*) FROM attempts').pluck().get() as number
  } catch {
    // Not migrated yet.
    return 0
  } finally {
    db.close()
  }
}

/** The machine's own, where it is older than we need. */
const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find(
  (path) => existsSync(path) && run(path, ['--eval', 'process.exit(parseInt(process.versions.node) < 24 ? 0 : 1)']).status === 0,
)

describe.skipIf(oldNode === undefined)('on an old Node (needs one below 24 in /usr/bin or /usr/local/bin)', () => {
  test('it is told in one line what to do, where npm ci brought no newer one', () => {
    const folder = serviceFolder(sound)
    cpSync('src/cli', join(folder.path, 'src/cli'), { recursive: true })
    writeFileSync(join(folder.path, 'package.json'), '{"type":"module"}')
    const { status, stdout, stderr } = run(oldNode ?? '', [join(folder.path, 'src/cli/tributary.js'), 'start'])
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^Tributary needs Node 24 or newer, this is v\d+\.\d+\.\d+: run "npm ci" here.*\n$/)
  })

  const isBrought = globSync('node_modules/node-*/bin/node').length > 0
  test.skipIf(!isBrought)('it runs on the newer one that npm ci brought (needs a platform it brings one for)', () => {
    const { feedsFile } = serviceFolder(sound)
    const { status, stdout } = run(oldNode ?? '', ['src/cli/tributary.js', 'check'], { FEEDS_FILE: feedsFile })
    expect(stdout).toMatch(/ is valid: 1 feed of 1 publisher, \d+ topics\n$/)
    expect(status).toBe(0)
  })
})

function run(program: string, args: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(program, args, { encoding: 'utf8', timeout: 20_000, env: { PATH: process.env.PATH, ...env } })
}
