import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readFeedsFile } from '#config/config.ts'
import { hostOf } from '#fetch/host-of.ts'
import { instant, later } from '#model/instant.ts'
import { openStore } from '#store/store.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { runCommand } from './command.ts'

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const feeds = [{ id: 'a', url: 'https://a.example/feed' }]

/** A store with four articles of today and one of last year. */
function given() {
  const folder = temporaryFolder()
  onTestFinished(() => folder[Symbol.dispose]())
  const [dataDir, feedsFile] = [join(folder.path, 'data'), join(folder.path, 'feeds.json')]
  const write = (output: object) => writeFileSync(feedsFile, JSON.stringify({ output, feeds }))
  write({})
  const file = readFeedsFile(feedsFile)
  if (!file.ok) throw new Error(JSON.stringify(file.faults))
  const now = instant(Date.now())
  const store = openStore(dataDir)
  store.transaction(() => store.configurations.takeUp(file.hash, file.settings, hostOf, now))
  const titles = ['Live blog: war', 'Live blog: peace', 'War', 'Sport', 'Old live blog of war']
  const entries = titles.map((title, index) => {
    const publishedAt = index === 4 ? later(now, -400 * 86_400) : now
    return entryOf({
      guid: `${index}`,
      identity: `guid:${index}`,
      url: `https://a.example/${index}`,
      title,
      text: title,
      summary: '',
      publishedAt,
    })
  })
  ingest(store, [freshReading('a', entries)], terms, now)
  store.close()
  return { env: { DATA_DIR: dataDir, FEEDS_FILE: feedsFile }, write }
}

test('a feeds.json that is not sound is told as check tells it', async () => {
  const { env, write } = given()
  write({ block: ['topic:nto'] })
  const counted = await runCommand(['rules'], env)
  expect(counted).toMatchObject({ code: 1, stdout: '', stderr: (await runCommand(['check'], env)).stderr })
  expect(counted.stderr).toContain('output.block[0]')
})

test('without a store there is nothing to count', async () => {
  const { env } = given()
  expect(await runCommand(['rules'], { ...env, DATA_DIR: join(env.DATA_DIR, 'none') })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('store/missing'),
  })
})

test('without rules all articles are shown', async () => {
  const { env } = given()
  const { stdout } = await runCommand(['rules'], env)
  expect(stdout).toBe('of the last 30 days, 4 of 4 stored articles are shown: feeds.json has no rules in output.keep and output.block\n')
})

test('each rule is counted by itself, for a terminal and for programs', async () => {
  const { env, write } = given()
  write({ keep: ['war', 'peace'], block: [{ q: '"live blog" OR since:2000', name: 'Live \u202eblogs' }, 'title:sport'] })
  expect((await runCommand(['rules'], env)).stdout.split('\n')).toEqual([
    'of the last 30 days, 0 of 4 stored articles are shown',
    '',
    'keep   2  war',
    'keep   1  peace',
    'block  4  Live  blogs: "live blog" OR since:2000',
    'block  1  title:sport',
    '',
  ])
  write({ block: ['"live blog"'] })
  expect(JSON.parse((await runCommand(['rules', '--json'], env)).stdout)).toEqual({
    days: 30,
    articles: 4,
    shown: 2,
    rules: [{ kind: 'block', name: null, q: '"live blog"', articles: 2 }],
  })
})
