/** A folder with a feeds.json, and the service as processes on it. Whatever becomes of the test, they end with it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { FeedItem } from './app.ts'
import { type Service, startService } from './service.ts'
import { temporaryFolder } from './temporary.ts'
import { until } from './until.ts'

export interface ServiceFolder {
  readonly path: string
  readonly dataDir: string
  readonly feedsFile: string
  /** Puts another feeds.json in its place: a value, or a text that may be wrong. */
  write(feeds: object | string): void
  /** `start`, unless told otherwise; on a free port, with feeds and subscribers on loopback allowed. */
  start(args?: readonly string[], env?: Record<string, string>): RunningService
}

export interface RunningService extends Service {
  /** Where it is read, as soon as it says so. */
  address(): Promise<string>
  get(path: string): Promise<Response>
  page(path: string): Promise<string>
  /** The newest 500 of a slice. */
  items(slice?: string): Promise<FeedItem[]>
}

export function serviceFolder(feeds: object | string): ServiceFolder {
  const folder = temporaryFolder()
  const services: Service[] = []
  onTestFinished(async () => {
    for (const service of services) await service.stop('SIGKILL')
    folder[Symbol.dispose]()
  })
  const feedsFile = join(folder.path, 'feeds.json')
  const dataDir = join(folder.path, 'data')
  const write = (value: object | string) => writeFileSync(feedsFile, typeof value === 'string' ? value : JSON.stringify(value))
  write(feeds)
  return {
    path: folder.path,
    dataDir,
    feedsFile,
    write,
    start: (args = ['start'], env = {}) => {
      const own = {
        PORT: '0',
        DATA_DIR: dataDir,
        FEEDS_FILE: feedsFile,
        FETCH_ALLOW_NETWORKS: '127.0.0.0/8',
      }
      const service = startService(args, { ...own, ...env })
      services.push(service)
      return running(service)
    },
  }
}

function running(service: Service): RunningService {
  const address = async () => {
    await untilSaid(service, /read the merged feed at (http:\S+)\/ /)
    return /read the merged feed at (http:\S+)\/ /.exec(service.output())?.[1] ?? ''
  }
  const get = async (path: string) => fetch(`${await address()}${path}`)
  return {
    ...service,
    address,
    get,
    page: async (path) => (await get(path)).text(),
    items: async (slice = '/feed') => ((await (await get(`${slice}.json?limit=500`)).json()) as { items: FeedItem[] }).items,
  }
}

/** Throws, with all it wrote, where it does not say so within the time or has ended. */
export async function untilSaid(service: Service, what: RegExp | string, seconds = 30): Promise<void> {
  const isSaid = () => (typeof what === 'string' ? service.output().includes(what) : what.test(service.output()))
  await until(() => isSaid() || service.process.exitCode !== null || service.process.signalCode !== null, seconds).catch(() => undefined)
  if (!isSaid()) throw new Error(`the service did not say ${what}, but:\n${service.output()}`)
}
