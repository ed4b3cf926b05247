import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'

const entry = fileURLToPath(new URL('../../src/cli/tributary.js', import.meta.url))

test('a service that npm started ends when npm’s shell is gone, and closes its store', async () => {
  using folder = temporaryFolder()
  const feedsFile = join(folder.path, 'feeds.json')
  writeFileSync(feedsFile, JSON.stringify({ output: { title: 'Orphan' }, topics: [], feeds: [] }))
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder.path, FEEDS_FILE: feedsFile, npm_lifecycle_event: 'start' }
  // The colon keeps the shell from becoming the command it runs.
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${entry}" start; :`], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  shell.stdout.on('data', (chunk) => {
    output += chunk
  })
  const closed = once(shell.stdout, 'close')
  await until(() => output.includes('read the merged feed at'))
  shell.kill('SIGKILL')
  // Its standard output closes when the last process that holds it is gone.
  await closed
  expect(output).toContain('stopping')
})
