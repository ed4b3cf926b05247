import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { runCommand } from './command.ts'

test.each([
  [['why'], 'tributary why FEED [--json]: say how a feed fares, and why it is asked next when it is\n'],
  [['why', ''], 'tributary why FEED [--json]: '],
  [['why', 'one', 'two'], 'tributary why FEED [--json]: '],
  [['why', 'nato', '--jsno'], 'tributary why FEED [--json]: '],
  [['why', 'nato', '--json=yes'], 'tributary why FEED [--json]: '],
  [['find', '--json'], 'tributary find URL [--json]: '],
  [['plan', 'feeds.json'], 'tributary plan [--json]: '],
  [['ask'], 'tributary ask FEED|HOST: '],
  [['ask', 'nato', '--json'], 'tributary ask FEED|HOST: '],
  [['import'], 'tributary import FILE.opml: '],
  [['tag'], 'tributary tag FILE|URL|- [--json]: '],
  [['try', 'rule.json', '--days'], 'tributary try RULE.json [--json] [--days N]: '],
  [['retag', 'feeds.json'], 'tributary retag [--all] [--json]: '],
  [['export', 'a.opml', 'b.opml'], 'tributary export [FILE.opml|DIR] [--private] [--json] [--url URL]: '],
  [['start', '--verbose'], 'tributary start: '],
])('%j is answered with how the command is used', async (args, said) => {
  const { code, stdout, stderr } = await runCommand(args)
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toContain(said)
  expect(stderr.trim().split('\n')).toHaveLength(1)
})

test('every command is listed with what it does', async () => {
  const { code, stderr } = await runCommand([])
  expect(code).toBe(0)
  for (const name of [
    'start',
    'worker',
    'demo',
    'check',
    'plan',
    'why',
    'ask',
    'find',
    'read',
    'tag',
    'try',
    'retag',
    'withdraw',
    'rules',
    'import',
    'export',
  ])
    expect(stderr).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'))
})

test('a fault ends in one line, with its code and what to do', async () => {
  using folder = temporaryFolder()
  const { code, stdout, stderr } = await runCommand(['why', 'nato'], { DATA_DIR: join(folder.path, 'none') })
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^store\/missing: there is no store in .*\. Start the ingest role first: it creates the store\.\n$/)
})

test('feeds go from OPML into feeds.json and out again, private ones only when asked for', async () => {
  using folder = temporaryFolder()
  const [list, feedsFile, out] = ['list.opml', 'feeds.json', 'out.opml'].map((name) => join(folder.path, name)) as [string, string, string]
  const env = { FEEDS_FILE: feedsFile }
  writeFileSync(list, '<opml version="2.0"><body><outline text="One" xmlUrl="https://one.example/feed"/></body></opml>')
  expect(await runCommand(['import', list], env)).toMatchObject({ code: 0, stdout: expect.stringContaining('added 1'), stderr: '' })
  const feeds = JSON.parse(readFileSync(feedsFile, 'utf8'))
  writeFileSync(feedsFile, JSON.stringify({ ...feeds, feeds: [...feeds.feeds, { url: 'https://secret.example/', private: true }] }))
  const shown = await runCommand(['export'], env)
  expect(shown).toMatchObject({ code: 0, stdout: expect.stringContaining('https://one.example/feed') })
  expect(shown.stdout).not.toContain('secret')
  expect(shown.stderr).toContain('private')
  expect(await runCommand(['export', out, '--private'], env)).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(out, 'utf8')).toContain('https://secret.example/')
})

test('a file that cannot be imported ends with exit code 1', async () => {
  using folder = temporaryFolder()
  const { code, stdout } = await runCommand(['import', join(folder.path, 'none.opml')], { FEEDS_FILE: join(folder.path, 'feeds.json') })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
})
