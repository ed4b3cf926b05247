/** Debian's newsboat, with a configuration and a cache of its own. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

/** False where it is not installed: a test that needs it says so. */
export const hasNewsboat: boolean = spawnSync('newsboat', ['--version']).error === undefined

export interface Newsboat {
  /** Asks every feed once, as `newsboat -x reload` does. */
  reload(): Promise<void>
  /** What it would show of a feed, the newest first. */
  items(url: string): readonly NewsboatItem[]
}

export interface NewsboatItem {
  readonly guid: string
  readonly title: string
  readonly author: string
  readonly url: string
  /** In seconds. */
  readonly pubDate: number
  readonly content: string
  readonly enclosure_url: string
  readonly enclosure_type: string
}

export function newsboatIn(folder: string, urls: readonly string[]): Newsboat {
  const [urlsFile, config, cache] = ['urls', 'config', 'cache.db'].map((name) => join(folder, name)) as [string, string, string]
  writeFileSync(urlsFile, `${urls.join('\n')}\n`)
  writeFileSync(config, '')
  return {
    reload: async () => {
      const args = ['-q', '-u', urlsFile, '-c', cache, '-C', config, '-x', 'reload']
      const child = spawn('newsboat', args, {
        env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
      const [code] = await once(child, 'close')
      if (code !== 0) throw new Error(`newsboat ended with ${code}: ${output}`)
    },
    items: (url) => {
      const db = new Database(cache, { readonly: true })
      try {
        return db
          .prepare<[string], NewsboatItem>('SELECT * FROM rss_item WHERE feedurl = ? AND deleted = 0 ORDER BY pubDate DESC, id')
          .all(url)
      } finally {
        db.close()
      }
    },
  }
}
