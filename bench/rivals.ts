/** Rivals from Debian, each on a folder of its own and offline of everything but the origin. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, type Usage } from './usage.ts'

export interface Rival {
  readonly reload: () => Promise<Usage>
}

/** It opens its whole cache first: that is how it reloads, so it counts. */
export function newsboat(folder: string, urls: readonly string[], threads: number): Rival {
  const [urlsFile, config, cache] = ['urls', 'config', 'cache.db'].map((name) => join(folder, name)) as [string, string, string]
  writeFileSync(urlsFile, `${urls.join('\n')}\n`)
  writeFileSync(config, `reload-threads ${threads}\n`)
  return { reload: () => run('newsboat', ['-q', '-u', urlsFile, '-c', cache, '-C', config, '-x', 'reload'], { HOME: folder }) }
}

/** Eight feeds at a time, which is how it comes. It keeps no validators: each of its reloads is a whole one. */
export function sfeed(folder: string, urls: readonly string[]): Rival {
  const config = join(folder, 'sfeedrc')
  const feeds = urls.map((url, number) => `feed 'feed ${number}' '${url}'`)
  writeFileSync(config, `sfeedpath='${join(folder, 'feeds')}'\nfeeds() {\n${feeds.join('\n')}\n}\n`)
  return { reload: () => run('sfeed_update', [config], { HOME: folder }) }
}

export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}
