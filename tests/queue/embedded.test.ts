import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openEmbeddedData } from '#queue/embedded-data.ts'
import { poolOver } from '#queue/embedded-pool.ts'
import { openRecorded } from './open-recorded.ts'

const root = new URL('../../', import.meta.url)
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8'))

test('the prepared data folder was made by the versions installed (else: node scripts/queue-tarball.ts)', () => {
  expect(readJson('src/queue/data/embedded.json')).toEqual({
    pglite: readJson('node_modules/@electric-sql/pglite/package.json').version,
    bullmq: readJson('node_modules/bullmq/package.json').version,
  })
})

test('an idle process with the embedded queue has its first job done soon, sleeps, and stays small', () => {
  const program = fileURLToPath(new URL('embedded-idle.ts', import.meta.url))
  const said = JSON.parse(execFileSync(process.execPath, [program, '10000'], { encoding: 'utf8' }))
  // Two seconds of wall clock on an idle machine; counted in CPU time, of both cores, so that a busy one does not matter.
  expect(said.firstJobCpuMs).toBeLessThan(4000)
  expect(said.idleCpuMs).toBeLessThan(2500)
  expect(said.rssBytes).toBeLessThan(340e6)
})

test('a busy queue lets other things in', async () => {
  await using opened = await openRecorded(null)
  let done = 0
  await opened.queue.work('finished', async () => void done++, { concurrency: 4 })
  let longest = 0
  let last = performance.now()
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  await Promise.all(Array.from({ length: 200 }, (_, job) => opened.queue.add('finished', { lease: String(job), left: [], free: [] })))
  while (done < 200) await new Promise(setImmediate)
  clearInterval(watch)
  expect(longest).toBeLessThan(500)
})

test('what thousands of jobs leave behind is cleaned away', async () => {
  const database = await openEmbeddedData()
  await database.exec('SET search_path TO bullmq')
  const pool = poolOver(database)
  const sizes = async () => {
    const { rows } = await pool.query<{ log: number; rows: number }>(
      `SELECT (SELECT sum(size)::int FROM pg_ls_waldir()) AS log, pg_total_relation_size('meta')::int AS rows`,
    )
    return rows[0] ?? { log: 0, rows: 0 }
  }
  const filler = 'x'.repeat(500)
  for (let query = 0; query < 8000; query++) {
    await pool.query(`INSERT INTO meta VALUES ('q', 'f', $1) ON CONFLICT (queue, field) DO UPDATE SET value = $1`, [`${query} ${filler}`])
  }
  const { log, rows } = await sizes()
  await database.close()
  expect(log).toBeLessThan(9 * 2 ** 20)
  expect(rows).toBeLessThan(3 * 2 ** 20)
})
