/** Makes `src/queue/data/`: the data folder the embedded queue begins with. Run it after an upgrade of PGlite or BullMQ: `node scripts/queue-tarball.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { makeEmbeddedData } from '#queue/embedded-data.ts'

const root = new URL('../', import.meta.url)

writeFileSync(new URL('src/queue/data/embedded.tar.gz', root), await makeEmbeddedData())
const versions = { pglite: versionOf('@electric-sql/pglite'), bullmq: versionOf('bullmq') }
writeFileSync(new URL('src/queue/data/embedded.json', root), `${JSON.stringify(versions, null, 2)}\n`)

function versionOf(name: string): string {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8')).version
}
