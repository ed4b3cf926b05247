import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { realItemCounts } from '#tests/support/real-items.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'

const folder = '../shared/feeds'

function realInput(from: string): { readonly status: number | null; readonly lines: string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/real-input.ts', from], { encoding: 'utf8', timeout: 60_000 })
  expect(stderr).toBe('')
  return { status, lines: stdout.trimEnd().split('\n') }
}

test('a difference that nobody explained is a failure', () => {
  using made = temporaryFolder()
  writeFileSync(
    join(made.path, 'empty.xml'),
    '<rss version="2.0"><channel><title>Feed</title><item></item><item><title>One</title></item></channel></rss>',
  )
  const { status, lines } = realInput(made.path)
  expect(status).toBe(1)
  expect(lines).toEqual(['empty.xml     2     1  NOT EXPLAINED', expect.stringMatching(/^1 files, 1 items stored, 1 articles/)])
})

test.skipIf(!existsSync(folder))('every item of real documents is stored, but for one that has nothing to show (needs ../shared)', () => {
  const { status, lines } = realInput(folder)
  const rows = lines.slice(0, -1).map((line) => /^(\S+) +(\d+) +(\d+)(?: {2}(.+))?$/.exec(line)?.slice(1))
  expect(Object.fromEntries(rows.map((row) => [row?.[0], Number(row?.[1])]))).toEqual(realItemCounts)
  expect(rows.map((row) => row?.[0])).toEqual(readdirSync(folder).toSorted((one, other) => one.localeCompare(other, 'en')))
  expect(rows.filter((row) => row?.[1] !== row?.[2])).toEqual([
    ['incomplete-fields.atom', '1', '0', expect.stringContaining('nothing to show')],
  ])
  expect(lines.at(-1)).toBe('21 files, 359 items stored, 359 articles: 0 shown by more than one file')
  expect(status).toBe(0)
})
