/** The queue on a Redis or Valkey server: the way for several machines. */
import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { Fault } from '#model/fault.ts'
import { type Connection, eventStream } from './connection.ts'
import type { Trouble } from './trouble.ts'

/** BullMQ's own recommendation; below it some of its commands are missing. */
const leastVersion = [6, 2]

/**
 * Redis URLs as ioredis reads them: `redis://[user:password@]host[:port][/db]`, `rediss://` for TLS, and `redis://localhost?path=/run/redis.sock` for a
 * Unix socket. Resolves after the first try, also where it failed: then it goes on trying for ever.
 * Throws Fault `queue/unusable` where the server answers but is not fit: it may evict jobs, is too old, or refuses us.
 */
export async function connectRedis(url: string, trouble: Trouble): Promise<Connection> {
  const steady = { lazyConnect: true, keepAlive: 10_000, connectTimeout: 5000, retryStrategy }
  // Whoever adds a job is told soon that it cannot be added; a worker waits for ever.
  const adding = new Redis(url, { ...steady, maxRetriesPerRequest: 1 })
  const working = new Redis(url, { ...steady, maxRetriesPerRequest: null })
  const usable = Promise.withResolvers<void>()
  const firstTry = Promise.withResolvers<Fault | null>()
  let isReady = false
  let lastError: Error | null = null

  working.on('error', () => {})
  adding.on('error', (error) => {
    lastError = error
  })
  adding.on('close', () => {
    const wasReady = isReady
    isReady = false
    // A connection that only broke is made again at once; trouble is when that fails too.
    if (wasReady) return
    const fault = lastError !== null && refusesUs(lastError) ? refusal(url, lastError) : unreachable(url, lastError)
    trouble.report(fault)
    firstTry.resolve(fault)
  })
  adding.on('ready', () => {
    isReady = true
    fitness(adding).then(
      (fault) => {
        if (fault === null) trouble.over()
        else trouble.report(fault)
        if (fault === null) usable.resolve()
        firstTry.resolve(fault)
      },
      // Gone again before it answered: the `close` that follows tells.
      () => {},
    )
  })

  start(adding)
  start(working)
  const fault = await firstTry.promise
  if (fault?.code === 'queue/unusable') {
    adding.disconnect()
    working.disconnect()
    throw fault
  }
  return {
    backend: 'redis',
    usable: usable.promise,
    makeQueue: (name) => new Queue(name, { connection: adding, streams: eventStream }),
    makeWorker: (name, process, options) => new Worker(name, process, { connection: working, ...options }),
    noticeAbsence: (error) => isConnectionError(error),
    async close() {
      adding.disconnect()
      working.disconnect()
    },
  }
}

/** ioredis rejects `connect()` as well as emitting the error, and goes on by itself. */
function start(client: Redis): void {
  client.connect().catch(() => {})
}

function retryStrategy(times: number): number {
  return times === 1 ? 50 : 1000
}

/** Null where the server may hold a queue. Asked again after each reconnection, for it may have been started anew with another setting. */
async function fitness(client: Redis): Promise<Fault | null> {
  const info = await client.info()
  const policy = /^maxmemory_policy:(.*?)\r?$/m.exec(info)?.[1]
  if (policy !== undefined && policy !== 'noeviction') {
    return new Fault('queue/unusable', `the Redis may throw jobs away: its maxmemory-policy is ${policy}, it must be noeviction`)
  }
  const version = /^redis_version:(\d+)\.(\d+)/m.exec(info)
  if (version !== null && isOlder(Number(version[1]), Number(version[2]))) {
    return new Fault('queue/unusable', `the Redis is version ${version[1]}.${version[2]}, it must be ${leastVersion.join('.')} or newer`)
  }
  return null
}

function isOlder(major: number, minor: number): boolean {
  const [leastMajor = 0, leastMinor = 0] = leastVersion
  return major < leastMajor || (major === leastMajor && minor < leastMinor)
}

/** Wrong password or no right: waiting does not mend it. */
function refusesUs(error: Error): boolean {
  return /^(WRONGPASS|NOAUTH|NOPERM|ERR invalid password|ERR AUTH)/.test(error.message)
}

function refusal(url: string, error: Error): Fault {
  return new Fault('queue/unusable', `the Redis at ${placeOf(url)} does not let us in`, { detail: error.message, cause: error })
}

function unreachable(url: string, error: Error | null): Fault {
  const message = `the Redis at ${placeOf(url)} cannot be reached`
  return new Fault('queue/unreachable', message, error === null ? {} : { detail: reasonOf(error), cause: error })
}

/** Where both addresses of a name fail, Node's error has no message of its own. */
function reasonOf(error: Error): string {
  return error.message || (error instanceof AggregateError ? error.errors.map(String).join('; ') : error.name)
}

/** Without the password. */
function placeOf(url: string): string {
  const { host, searchParams } = new URL(url)
  return searchParams.get('path') ?? host
}

function isConnectionError(error: Error): boolean {
  if (error.name === 'MaxRetriesPerRequestError' || error.name === 'ConnectionClosedError') return true
  return (
    'syscall' in error ||
    error instanceof AggregateError ||
    /^(Connection is closed|connect ETIMEDOUT|LOADING |Command timed out)/.test(error.message)
  )
}
