/** The embedded queue's data folder: made once by `scripts/queue-tarball.ts`, for making one takes four seconds and 1 GB of memory. */
import { readFile } from 'node:fs/promises'
import { setFlagsFromString } from 'node:v8'
import { PGlite } from '@electric-sql/pglite'
import { runMigrations } from 'bullmq'
import { poolOver } from './embedded-pool.ts'

/** As small as PostgreSQL goes: one session, little data, nothing to be kept. */
const settings = [
  'shared_buffers=2MB',
  'max_connections=4',
  'wal_buffers=64kB',
  'min_wal_size=2MB',
  'max_wal_size=8MB',
  'maintenance_work_mem=2MB',
  'wal_level=minimal',
  'max_wal_senders=0',
]

/**
 * V8's optimising compiler takes 550 MB and two seconds over PostgreSQL's largest functions, for a few jobs a second.
 * Its first compiler's code runs these jobs in less time all told; all three flags are needed once V8 runs.
 */
const plainCompiler = ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering']

export async function openEmbeddedData(): Promise<PGlite> {
  for (const flag of plainCompiler) setFlagsFromString(flag)
  const bytes = await readFile(new URL('./data/embedded.tar.gz', import.meta.url))
  return PGlite.create({ loadDataDir: new Blob([bytes]) })
}

/** The gzipped folder, with BullMQ's schema in it. */
export async function makeEmbeddedData(): Promise<Uint8Array> {
  const database = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'], postgresqlconf: settings })
  await runMigrations(poolOver(database))
  for (const template of ['template0', 'template1']) {
    await database.exec(`ALTER DATABASE ${template} IS_TEMPLATE false`)
    await database.exec(`DROP DATABASE ${template}`)
  }
  // How much log PostgreSQL keeps follows how much it wrote of late, and forgets a tenth at each checkpoint.
  for (let checkpoint = 0; checkpoint < 40; checkpoint++) await database.exec('CHECKPOINT')
  const folder = await database.dumpDataDir('gzip')
  await database.close()
  return new Uint8Array(await folder.arrayBuffer())
}
