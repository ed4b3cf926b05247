/** `npm run demo`: the origin and the service following it, in one process, with nothing from the internet. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { roles } from '#app.ts'
import { run } from '#main.ts'
import { demoFeedsFile } from './feeds-file.ts'
import { startOrigin } from './origin.ts'

/** Runs until it is told to stop; the data goes with it. @returns the exit code */
export async function demo(): Promise<number> {
  await using origin = await startOrigin()
  const folder = mkdtempSync(join(tmpdir(), 'tributary-demo-'))
  try {
    writeFileSync(join(folder, 'feeds.json'), JSON.stringify(demoFeedsFile(origin), null, 2))
    const items = origin.feeds.reduce((sum, feed) => sum + feed.items(), 0)
    console.log(`The demo's own news: ${origin.feeds.length} feeds with ${items} items at ${origin.address}/ (Ctrl-C ends it).`)
    Object.assign(process.env, {
      DATA_DIR: join(folder, 'data'),
      FEEDS_FILE: join(folder, 'feeds.json'),
      FETCH_ALLOW_NETWORKS: '127.0.0.0/8',
    })
    return await run(roles)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
