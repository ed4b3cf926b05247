/** The whole service in this process, as `npm start` wires it, on a folder of its own and a free port. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, type Role, roles, startApp } from '#app.ts'
import { readFeedsFile } from '#config/config.ts'
import { readEnvironment } from '#config/environment.ts'
import { temporaryFolder } from './temporary.ts'

export interface TestApp {
  /** Where it is read: http://127.0.0.1:PORT. */
  readonly address: string
  readonly feedsFile: string
  readonly dataDir: string
  /** Lines of the log so far, newest last. */
  readonly log: readonly string[]
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** A slice's JSON Feed items. */
  items(path?: string): Promise<FeedItem[]>
  close(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export interface FeedItem {
  readonly id: string
  readonly url?: string
  readonly title: string
  readonly content_html: string
  readonly date_published?: string
  readonly _tributary: {
    readonly sources: readonly { readonly id: string }[]
    readonly topics: readonly string[]
    readonly countries: readonly string[]
    readonly regions: readonly string[]
  }
}

export interface TestAppOptions {
  readonly env?: Record<string, string>
  readonly roles?: readonly Role[]
  /** A folder that stays when the app is closed, for one that is started again on it. */
  readonly dataDir?: string
}

/** @param feeds the value of a feeds.json; feeds and subscribers may live on loopback */
export async function startTestApp(feeds: object, options: TestAppOptions = {}): Promise<TestApp> {
  const folder = temporaryFolder()
  const feedsPath = join(folder.path, 'feeds.json')
  writeFileSync(feedsPath, JSON.stringify(feeds))
  const dataDir = options.dataDir ?? join(folder.path, 'data')
  const environment = readEnvironment({
    PORT: '0',
    DATA_DIR: dataDir,
    FEEDS_FILE: feedsPath,
    FETCH_ALLOW_NETWORKS: '127.0.0.0/8',
    ...options.env,
  })
  const feedsFile = readFeedsFile(feedsPath)
  if (!feedsFile.ok) throw new Error(`the test's feeds.json is wrong: ${JSON.stringify(feedsFile.faults)}`)
  const log: string[] = []
  const keep = (level: string) => (_fields: object, message: string) => void log.push(`${level} ${message}`)
  const app: App = await startApp({
    environment,
    roles: options.roles ?? roles,
    atStart: { ...feedsFile, broken: null },
    log: { info: keep('info'), warn: keep('warn'), error: keep('error') },
    onFatal: (error) => log.push(`fatal ${error.stack}`),
  })
  const address = app.address ?? ''
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${address}${path}`, { headers })
  const close = async () => {
    await app.close()
    folder[Symbol.dispose]()
  }
  return {
    address,
    feedsFile: feedsPath,
    dataDir,
    log,
    get,
    items: async (path = '/feed') => ((await (await get(`${path}.json?limit=500`)).json()) as { items: FeedItem[] }).items,
    close,
    [Symbol.asyncDispose]: close,
  }
}
