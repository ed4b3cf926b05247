/** A PostgreSQL of the test's own: on a private Unix socket, in a folder that goes with it, nothing written through to the disk. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { findProgram, postgresFolders } from './program.ts'
import { temporaryFolder } from './temporary.ts'

export interface PostgresServer {
  readonly url: string
  query(sql: string): Promise<readonly Record<string, unknown>[]>
  /** Breaks all connections off. */
  stop(): Promise<void>
  start(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export async function startPostgres(): Promise<PostgresServer> {
  // Together with its own initdb: another version's makes a folder it cannot read.
  const programs = dirname(findProgram(['initdb'], postgresFolders()))
  const folder = temporaryFolder()
  const data = join(folder.path, 'data')
  const user = unprivilegedUser()
  mkdirSync(data)
  if (user.uid !== undefined && user.gid !== undefined) for (const path of [folder.path, data]) chownSync(path, user.uid, user.gid)
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'tributary', '-A', 'trust', '-N', '--no-locale', '-E', 'UTF8'], {
    ...user,
    stdio: 'pipe',
    cwd: folder.path,
  })
  const url = `postgres://tributary@localhost/postgres?host=${folder.path}`
  let child: ChildProcess | null = null

  const server: PostgresServer = {
    url,
    query: (sql) => ask(url, sql),
    async start() {
      // A folder left by a killed server says that it still runs.
      rmSync(join(data, 'postmaster.pid'), { force: true })
      const options = [
        '-c',
        'listen_addresses=',
        '-c',
        `unix_socket_directories=${folder.path}`,
        '-c',
        'fsync=off',
        '-c',
        'full_page_writes=off',
      ]
      child = spawn(join(programs, 'postgres'), ['-D', data, ...options], { ...user, stdio: 'ignore', cwd: folder.path })
      await until(() => ask(url, 'SELECT 1'))
    },
    async stop() {
      if (child === null) return
      const ended = once(child, 'exit')
      // "Fast shutdown": it ends its sessions and waits for none.
      child.kill('SIGINT')
      await ended
      child = null
    },
    async [Symbol.asyncDispose]() {
      await server.stop()
      folder[Symbol.dispose]()
    },
  }
  await server.start()
  return server
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const nobody = 65534
  return { uid: nobody, gid: nobody }
}

async function ask(url: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client(url)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function until(works: () => Promise<unknown>): Promise<void> {
  for (const deadline = Date.now() + 20_000; ; await sleep(50)) {
    try {
      await works()
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
  }
}
