/** The service under test: a process of its own on a folder of its own, given feeds and watched from outside. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { type RedisServer, startRedis } from '#tests/support/redis.ts'
import { type Service, startService } from '#tests/support/service.ts'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { until } from '#tests/support/until.ts'
import type { Origin, OriginReport } from './origin.ts'
import { cpuSecondsOf, peakMegabytesOf, type Usage } from './usage.ts'

export type QueueKind = 'embedded' | 'redis'

export interface Tributary {
  readonly address: string
  readonly pid: number
  /** One more process, which only serves, from the same store. */
  serveAlone(): Promise<Serving>
  /** Makes these the feeds of feeds.json: each that was never read is read once. */
  follow(urls: readonly string[]): Promise<Reload>
  /** Makes every feed due now: each is read once more. */
  reload(): Promise<Reload>
  /** Of the store. */
  entries(): number
  peakMegabytes(): number
  [Symbol.asyncDispose](): Promise<void>
}

export interface Serving {
  readonly address: string
  readonly pid: number
  [Symbol.asyncDispose](): Promise<void>
}

/** Wall time runs from the first request at the origin to the last commit. CPU is what the service and its Redis took meanwhile, and what led to it. */
export interface Reload extends Usage {
  readonly asked: OriginReport
}

export interface TributaryOptions {
  readonly queue: QueueKind
  readonly origin: Origin
  /** As in feeds.json. */
  readonly hosts: object
  /** A feed that is read before anything is measured: threads start when the first one comes. It is none of those that are followed later. */
  readonly first?: string
  /** A folder for CPU profiles, one a thread; they slow the service down. */
  readonly profile?: string | undefined
}

/** Later than any reading that never was, earlier than any that was. */
const everBefore = 1

/** Started without feeds, and ready: what a start takes is not in the figures that follow. */
export async function startTributary({ queue, origin, hosts, first, profile }: TributaryOptions): Promise<Tributary> {
  const stack = new AsyncDisposableStack()
  const folder = stack.use(temporaryFolder())
  const redis = queue === 'redis' ? stack.use(await startRedis()) : null
  const [dataDir, feedsFile] = [join(folder.path, 'data'), join(folder.path, 'feeds.json')]
  const write = (urls: readonly string[]) =>
    writeFileSync(feedsFile, JSON.stringify({ ...settings(), hosts, feeds: urls.map((url) => ({ url })) }))
  write([])
  const env = {
    PORT: '0',
    DATA_DIR: dataDir,
    FEEDS_FILE: feedsFile,
    FETCH_ALLOW_NETWORKS: '127.0.0.0/8',
    QUEUE_URL: redis?.url ?? '',
    NODE_OPTIONS: profile === undefined ? '' : `--cpu-prof --cpu-prof-dir=${resolve(profile)}`,
  }
  const service = startService(['start'], env)
  stack.defer(async () => void (await service.stop()))
  const address = await addressOf(service)
  // The queue is up after the pages are, and says nothing of it.
  await sleep(3000)
  const pids = [service.process.pid ?? 0, ...(redis === null ? [] : [await pidOf(redis)])]
  const cpuSeconds = () => pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0)
  const db = stack.adopt(new Database(join(dataDir, 'tributary.db')), (open) => void open.close())
  db.pragma('busy_timeout = 5000')
  const unread = db.prepare<[number], { feeds: number }>(
    'SELECT count(*) AS feeds FROM feed_health WHERE rests IS NULL AND ifnull(last_attempt_at, 0) < ?',
  )
  const followed = db.prepare<[], { feeds: number }>('SELECT count(*) AS feeds FROM feed_health WHERE rests IS NULL')
  const entries = db.prepare<[], { entries: number }>('SELECT count(*) AS entries FROM entries')

  /**
   * Read from the store alone, by short looks: what the service says of itself is not taken for an answer.
   * @param since feeds that were read from this instant on are not waited for
   */
  async function measure(feeds: number, since: number, begin: () => void): Promise<Reload> {
    await origin.report()
    const before = cpuSeconds()
    begin()
    await until(() => followed.get()?.feeds === feeds, 60)
    for (let patience = 60_000; unread.get(since)?.feeds !== 0; patience -= 1) {
      if (patience === 0) throw new Error(`feeds are still unread after ten minutes:\n${service.output().slice(-2000)}`)
      await sleep(10)
    }
    const asked = await origin.report()
    return { wallSeconds: (Date.now() - asked.firstAt) / 1000, cpuSeconds: cpuSeconds() - before, asked }
  }

  if (first !== undefined) await measure(1, everBefore, () => write([first]))
  const entriesBefore = entries.get()?.entries ?? 0
  return {
    address,
    pid: service.process.pid ?? 0,
    serveAlone: async () => {
      const role = startService(['worker', 'serve'], { ...env, QUEUE_URL: '' })
      const stop = async () => void (await role.stop())
      return { address: await addressOf(role), pid: role.process.pid ?? 0, [Symbol.asyncDispose]: stop }
    },
    follow: (urls) => measure(urls.length, everBefore, () => write(urls)),
    reload: () => {
      const feeds = followed.get()?.feeds ?? 0
      // What time would do: the scheduler sees it at its next tick.
      return measure(feeds, Date.now(), () => db.prepare('UPDATE feed_health SET next_at = ? WHERE rests IS NULL').run(Date.now()))
    },
    entries: () => (entries.get()?.entries ?? 0) - entriesBefore,
    peakMegabytes: () => peakMegabytesOf(service.process.pid ?? 0),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}

/** Waits until it says where it is read. */
async function addressOf(service: Service): Promise<string> {
  const said = () => /read the merged feed at (http:\S+)\/ /.exec(service.output())?.[1]
  await until(said, 60).catch(() => {
    throw new Error(`the service did not start:\n${service.output()}`)
  })
  return said() ?? ''
}

/** The topics that we ship, so that tagging has its work; no feed falls due by itself. */
function settings(): object {
  const { topics } = JSON.parse(readFileSync(new URL('../feeds.json', import.meta.url), 'utf8'))
  return { topics, defaults: { every: '1d' } }
}

async function pidOf(redis: RedisServer): Promise<number> {
  const answer = await redis.command(`EVAL "return redis.status_reply(string.match(redis.call('INFO','server'), 'process_id:(%d+)'))" 0`)
  return Number(answer.slice(1))
}
