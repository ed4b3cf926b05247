/** The service as a process: environment and feeds.json in, roles started, signals obeyed. */
import { setTimeout as sleep } from 'node:timers/promises'
import { readFeedsFile } from '#config/config.ts'
import { describeFaults } from '#config/config-faults.ts'
import { environment } from '#config/environment.ts'
import { knownPlaces } from '#tag/regions.ts'
import { type App, type Role, startApp } from './app.ts'
import { keepOneTick } from './kept-tick.ts'
import { openLog } from './log.ts'
import { settingsAtStart } from './settings-at-start.ts'

/** Requests in hand have eight seconds; what is not closed by then is left to the next start. */
const mostClosingMs = 20_000

/**
 * Runs until it is told to stop.
 * @returns the exit code
 * @throws Fault what makes a start impossible
 */
export async function run(roles: readonly Role[]): Promise<number> {
  keepOneTick()
  const settings = environment()
  const log = openLog(settings.logLevel, settings.logFormat)
  const feedsFile = roles.includes('ingest') ? readFeedsFile(settings.feedsFile, knownPlaces) : null
  const atStart = feedsFile === null ? null : settingsAtStart(settings.dataDir, feedsFile)
  if (feedsFile?.ok === false && atStart === null) {
    process.stderr.write(`${describeFaults(settings.feedsFile, feedsFile.faults)}\n`)
    return 1
  }
  // The notice names the first alone.
  for (const { code, message } of atStart?.broken?.faults ?? []) log.warn({ room: 'config', code }, `feeds.json: ${message}`)
  const { promise: told, resolve: tell } = Promise.withResolvers<number>()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => tell(0))
  const onFatal = (error: Error) => {
    log.error({ error: error.stack }, `cannot go on: ${error.message}`)
    tell(1)
  }
  const app = await startApp({ environment: settings, roles, atStart, log, onFatal })
  const code = await told
  log.info({}, 'stopping')
  if (await closed(app)) return code
  log.error({}, `not everything could be closed within ${mostClosingMs / 1000} s; the next start takes up what was left`)
  // Whatever still hangs would keep the process alive.
  process.exit(1)
}

async function closed(app: App): Promise<boolean> {
  const limit = new AbortController()
  // It keeps the process alive: what is being closed does not, and Node would leave before it is done.
  const late = sleep(mostClosingMs, false, { signal: limit.signal }).catch(() => false)
  const inTime = await Promise.race([app.close().then(() => true), late])
  limit.abort()
  return inTime
}
