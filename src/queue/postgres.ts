/** The queue on a PostgreSQL server, with BullMQ's own backend, in a schema of its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createPostgresBackend, DEFAULT_SCHEMA, type PgQueryable, Queue, runMigrations, Worker } from 'bullmq'
import { Pool } from 'pg'
import { Fault } from '#model/fault.ts'
import { type Connection, eventStream } from './connection.ts'
import { patientPool } from './patient-pool.ts'
import type { Trouble } from './trouble.ts'

/** Below it BullMQ prints warnings. */
const leastVersion = 14

/** Each worker keeps one for itself, to be notified; the others are shared. */
const mostConnections = 10

/**
 * Resolves after the first try, also where it failed: then it goes on trying for ever.
 * Throws Fault `queue/unusable` where the server answers but is not fit: it is too old, refuses us, or does not let us make the schema.
 */
export async function connectPostgres(url: string, trouble: Trouble): Promise<Connection> {
  const pool = new Pool({
    connectionString: url,
    max: mostConnections,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    onConnect: async (client) => {
      await client.query(`SET search_path TO ${DEFAULT_SCHEMA}`)
    },
  })
  const usable = Promise.withResolvers<void>()
  let isClosed = false
  /** Settles when the server is back; null while it is there. */
  let absence: Promise<void> | null = null

  const notice = (error: unknown): boolean => {
    const away = isAway(error)
    if (away) absence ??= waitForServer()
    return away
  }

  const tryServer = async (): Promise<Fault | null> => {
    try {
      await prepare(pool)
    } catch (error) {
      const fault = isAway(error) ? unreachable(url, error as Error) : unfit(url, error as Error)
      if (!isClosed) trouble.report(fault)
      return fault
    }
    absence = null
    trouble.over()
    usable.resolve()
    return null
  }

  const waitForServer = async (): Promise<void> => {
    while (!isClosed && (await tryServer()) !== null) await sleep(1000, undefined, { ref: false })
  }

  // Idle ones and those in use: a client nobody listens to would end the process when the server goes.
  pool.on('error', notice)
  pool.on('connect', (client) => client.on('error', notice))
  const fault = await tryServer()
  if (fault?.code === 'queue/unusable') {
    await pool.end()
    throw fault
  }
  if (fault !== null) absence ??= waitForServer()

  const wait = async (): Promise<void> => {
    while (absence !== null && !isClosed) await absence
    if (absence !== null) throw new Error('the queue was closed while its server was away')
  }
  const connection = patientPool(pool, { wait, notice })
  return {
    backend: 'postgres',
    usable: usable.promise,
    makeQueue: (name) => new Queue(name, { connection, streams: eventStream }, createPostgresBackend),
    makeWorker: (name, process, options) => new Worker(name, process, { connection, ...options }, createPostgresBackend),
    noticeAbsence: notice,
    async close() {
      isClosed = true
      await pool.end()
    },
  }
}

async function prepare(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    const version = await client.query<{ number: number }>(`SELECT current_setting('server_version_num')::int / 10000 AS number`)
    const major = version.rows[0]?.number ?? 0
    if (major < leastVersion) throw new Error(`it is version ${major} and must be ${leastVersion} or newer`)
    await runMigrations(client as PgQueryable)
  } finally {
    client.release()
  }
}

/** The server's own errors carry a SQLSTATE: 08 connection, 53300 too many of them, 57P shutting down or starting. What the driver says itself has none. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if ('severity' in error) return /^(08|57P|53300)/.test(code)
  if ('syscall' in error || error instanceof AggregateError) return true
  return /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|the queue was closed)/.test(
    error.message,
  )
}

function unreachable(url: string, error: Error): Fault {
  const detail = error.message || (error instanceof AggregateError ? error.errors.map(String).join('; ') : error.name)
  return new Fault('queue/unreachable', `the PostgreSQL at ${placeOf(url)} cannot be reached`, { detail, cause: error })
}

function unfit(url: string, error: Error): Fault {
  return new Fault('queue/unusable', `the PostgreSQL at ${placeOf(url)} cannot hold the queue: ${error.message}`, { cause: error })
}

/** Without the password. */
function placeOf(url: string): string {
  const { host, searchParams, pathname } = new URL(url)
  return `${searchParams.get('host') ?? host}${pathname}`
}
