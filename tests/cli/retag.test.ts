import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { readFeedsFile } from '#config/config.ts'
import { tagRules } from '#config/shipped-topics.ts'
import { hostOf } from '#fetch/host-of.ts'
import { openStore } from '#store/store.ts'
import { openTagger } from '#tag/tag.ts'
import { readRow } from '#tests/support/beside-store.ts'
import { identifiedEntryOf, writtenEntry } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { startOfTest } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { runCommand } from './command.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const feeds = [{ id: 'a', url: 'https://a.example/feed', enabled: false }]
const lighthouses = { topics: [{ id: 'lighthouses', phrases: ['lighthouse'] }], feeds }
const windmills = { topics: [{ id: 'windmills', phrases: ['windmill'] }], feeds }

/** A store of articles that were tagged by a feeds.json; half of them speak of lighthouses, half of windmills. */
function given(articles: number, text = '') {
  const folder = temporaryFolder()
  onTestFinished(() => folder[Symbol.dispose]())
  const [dataDir, feedsFile] = [join(folder.path, 'data'), join(folder.path, 'feeds.json')]
  const write = (value: object | string) => writeFileSync(feedsFile, typeof value === 'string' ? value : JSON.stringify(value))
  write(lighthouses)
  const file = readFeedsFile(feedsFile)
  if (!file.ok) throw new Error(JSON.stringify(file.faults))
  const tagger = openTagger(tagRules(file.settings))
  const store = openStore(dataDir)
  store.transaction(() => store.configurations.takeUp(file.hash, file.settings, hostOf, startOfTest))
  const entries = Array.from({ length: articles }, (_, index) => {
    const title = `${index % 2 === 0 ? 'Lighthouse' : 'Windmill'} number ${index}`
    const entry = identifiedEntryOf({ guid: title, identity: `guid:${title}`, title, text, rawHash: title, contentHash: title })
    return writtenEntry(entry, tagger.tag({ ...entry, feedTopics: [], feedRegions: [] }))
  })
  ingest(store, [{ ...freshReading('a', entries), rulesVersion: tagger.version }], terms, startOfTest)
  store.close()
  return { dataDir, write, env: { DATA_DIR: dataDir, FEEDS_FILE: feedsFile } }
}

test('without a store, and with a wrong feeds.json, nothing is made and nothing changed', async () => {
  const { env, write, dataDir } = given(2)
  expect(await runCommand(['retag'], { ...env, DATA_DIR: join(dataDir, 'none') })).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^store\/missing/),
  })
  write('{"topics": 7}')
  const { code, stdout, stderr } = await runCommand(['retag'], env)
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe((await runCommand(['check'], env)).stderr)
  expect(readRow({ dataDir }, `SELECT articles FROM tag_counts WHERE value = 'lighthouses'`)).toEqual({ articles: 1 })
})

test('what each tag gained and lost is told; a second run has nothing to do', async () => {
  const { env, write, dataDir } = given(120)
  write(windmills)
  const { code, stdout, stderr } = await runCommand(['retag'], env)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toContain('re-tagged 120 articles by the rules in feeds.json; 120 of them gained or lost a tag')
  expect(stdout).toMatch(/^topic {2}windmills +60 +0$/m)
  expect(stdout).toMatch(/^topic {2}lighthouses +0 +60$/m)
  expect(readRow({ dataDir }, `SELECT articles FROM tag_counts WHERE value = 'windmills'`)).toEqual({ articles: 60 })
  expect(await runCommand(['retag'], env)).toEqual({
    code: 0,
    stdout: 'nothing to do: all articles bear the tags of the rules in feeds.json\n',
    stderr: '',
  })
  expect(JSON.parse((await runCommand(['retag', '--all', '--json'], env)).stdout)).toEqual({
    running: false,
    articles: 120,
    changed: 0,
    left: 0,
    tags: [],
  })
})

test('interrupted, it says what is left, and the next run does that', async () => {
  const { env, write } = given(2000, 'Some text that has nothing to say of either, but takes its time. '.repeat(40))
  write(windmills)
  const entry = fileURLToPath(new URL('../../src/cli/tributary.js', import.meta.url))
  const child = spawn(process.execPath, [entry, 'retag', '--json'], { env: { PATH: process.env.PATH, ...env } })
  let stdout = ''
  child.stdout.on('data', (chunk) => (stdout += chunk))
  await until(
    () => readRow<{ done: number }>({ dataDir: env.DATA_DIR }, `SELECT count(*) AS done FROM tags WHERE value = 'windmills'`).done > 0,
    30,
  )
  child.kill('SIGINT')
  const [code] = await once(child, 'close')
  expect(code).toBe(130)
  const first = JSON.parse(stdout)
  expect(first.left).toBeGreaterThan(0)
  expect(first.articles + first.left).toBe(2000)
  const second = JSON.parse((await runCommand(['retag', '--json'], env)).stdout)
  expect(second).toMatchObject({ articles: first.left, left: 0 })
  expect(readRow({ dataDir: env.DATA_DIR }, `SELECT articles FROM tag_counts WHERE value = 'windmills'`)).toEqual({ articles: 1000 })
})

test('beside a running service it writes nothing, and says how far that is', async () => {
  const { env, dataDir } = given(10)
  const running = openStore(dataDir)
  running.retagging.putInForce('other rules')
  expect(await runCommand(['retag'], env)).toEqual({
    code: 0,
    stdout: 'the service runs, and re-tags by itself, the newest first: 10 of 10 articles are left\n',
    stderr: '',
  })
  expect(JSON.parse((await runCommand(['retag', '--json'], env)).stdout)).toEqual({ running: true, left: 10 })
  expect(await runCommand(['retag', '--all'], env)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringContaining('needs it stopped'),
  })
  running.close()
})
