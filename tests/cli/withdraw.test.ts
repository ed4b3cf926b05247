import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CanonicalUrl } from '#model/ids.ts'
import { instant } from '#model/instant.ts'
import { entryOf } from '#tests/support/entries.ts'
import { freshReading } from '#tests/support/readings.ts'
import { feedOf, startOfTest, storeWith, type TestStore } from '#tests/support/store.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { runCommand } from './command.ts'

const all = { kind: 'all' } as const

/** Two feeds; a has `one` and `both`, b has `both`. */
function filled(): TestStore {
  const open = storeWith([feedOf('a'), feedOf('b')])
  const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
  const item = (name: string) => {
    const url = `https://outlet.example/${name}`
    return entryOf({ guid: name, identity: `guid:${name}`, url, canonicalUrl: url as CanonicalUrl, title: name })
  }
  ingest(open.store, [freshReading('a', [item('one'), item('both')]), freshReading('b', [item('both')])], terms, startOfTest)
  return open
}

function run({ dataDir }: TestStore, ...args: readonly string[]) {
  return runCommand(['withdraw', ...args], { DATA_DIR: dataDir })
}

function titles({ store }: TestStore) {
  return store.articles
    .page(all, null, 10)
    .articles.map(({ title }) => title)
    .toSorted()
}

test('without a store nothing can be withdrawn, and none is made', async () => {
  using folder = temporaryFolder()
  const dataDir = join(folder.path, 'none')
  const { code, stderr } = await runCommand(['withdraw', 'x'], { DATA_DIR: dataDir })
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^store\/missing: /) })
  expect(existsSync(dataDir)).toBe(false)
})

test.each([
  [[], 'withdraw needs articles'],
  [['x', '--source', 'a'], 'withdraw needs articles'],
  [['x', '--because', ''], '--because: allowed'],
  [['x', '--because', ' '], '--because: allowed'],
  [['x', '--because', 'a\nb'], '--because: allowed'],
  [['x', '--because', 'a'.repeat(301)], '--because: allowed'],
  [['x', '--all'], 'tributary withdraw [ARTICLE…] [--undo] [--source FEED] [--because TEXT]'],
])('%j is no wish: what is needed is said', async (args, said) => {
  using open = filled()
  const { code, stdout, stderr } = await run(open, ...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain(said)
})

test('where one of several is not known, none is withdrawn', async () => {
  using open = filled()
  const { code, stdout, stderr } = await run(open, 'https://outlet.example/one', 'https://outlet.example/none')
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^store\/no-such-article: no article is called "https:\/\/outlet\.example\/none"\. Name /)
  expect(titles(open)).toEqual(['both', 'one'])
})

test('a source that is not known is a fault, with the one that was meant', async () => {
  using open = storeWith([feedOf('nato')])
  const { code, stderr } = await run(open, '--source', 'natto')
  expect(code).toBe(1)
  expect(stderr).toMatch(/^store\/no-such-feed: no feed is called "natto" \(did you mean "nato"\?\)/)
})

test('articles go and come back beside a running writer, by any of their names', async () => {
  using open = filled()
  const ids = Object.fromEntries(open.store.articles.page(all, null, 10).articles.map(({ title, id }) => [title, id]))
  const gone = await run(
    open,
    `https://news.example/articles/${ids.one}`,
    'HTTPS://www.outlet.example/both?utm_source=x',
    '--because',
    'at the publisher’s wish',
  )
  expect(gone).toEqual({ code: 0, stdout: `${ids.one}: withdrawn\n${ids.both}: withdrawn\n`, stderr: '' })
  expect(titles(open)).toEqual([])
  expect(open.store.withdrawals.ofArticle(ids.one as never)).toEqual({ at: expect.any(Number), because: 'at the publisher’s wish' })
  expect((await run(open, ids.one as string)).stdout).toBe(`${ids.one}: was withdrawn already\n`)
  expect((await run(open, ids.one as string, '--undo')).stdout).toBe(`${ids.one}: shown again\n`)
  expect((await run(open, ids.one as string, '--undo')).stdout).toBe(`${ids.one}: was not withdrawn\n`)
  expect(titles(open)).toEqual(['one'])
})

test.each(['a', 'https://a.example/feed.xml'])('a source goes and comes back: %s', async (name) => {
  using open = filled()
  expect((await run(open, '--source', name)).stdout).toBe('a: withdrawn; 1 article hidden, 1 of other sources too: these show them now\n')
  expect(titles(open)).toEqual(['both'])
  const one = (await run(open, 'https://outlet.example/one', '--undo')).stdout
  expect(one).toMatch(/: stays hidden with its source; `withdraw --source FEED --undo` shows both\n$/)
  expect((await run(open, '--source', name)).stdout).toBe('a: was withdrawn already; 0 articles hidden\n')
  expect((await run(open, '--source', name, '--undo')).stdout).toBe('a: shown again; 1 article shown again\n')
  expect(titles(open)).toEqual(['both', 'one'])
  // The writer that ran all the time goes on counting where the command stopped.
  expect(open.store.transaction(() => open.store.retagging.nextDue('x', 10).length)).toBe(2)
  expect(open.store.articles.find(open.store.articles.page(all, null, 1).articles[0]?.id as never)?.updatedAt).toBeLessThanOrEqual(
    instant(Date.now()),
  )
})
