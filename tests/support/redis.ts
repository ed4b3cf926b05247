/** A Redis of the test's own: on a private Unix socket, nothing on disk. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findProgram } from './program.ts'
import { temporaryFolder } from './temporary.ts'

export interface RedisServer {
  readonly url: string
  /** One command, as typed into redis-cli, answered with one line. */
  command(line: string): Promise<string>
  /** By SIGKILL, as a machine goes. */
  stop(): Promise<void>
  start(): Promise<void>
  [Symbol.asyncDispose](): Promise<void>
}

export async function startRedis(): Promise<RedisServer> {
  const program = findProgram(['redis-server', 'valkey-server'])
  const folder = temporaryFolder()
  const socket = join(folder.path, 'redis.sock')
  let child: ChildProcess | null = null

  const server: RedisServer = {
    url: `redis://localhost?path=${socket}`,
    command: (line) => ask(socket, line),
    async start() {
      child = spawn(program, ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder.path], {
        stdio: 'ignore',
      })
      await until(async () => (await ask(socket, 'PING')) === '+PONG')
    },
    async stop() {
      if (child === null) return
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
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

/** In Redis' inline form: the words of the command, one line. @see https://redis.io/docs/latest/develop/reference/protocol-spec/#inline-commands */
function ask(socket: string, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const connection = createConnection(socket, () => connection.write(`${line}\r\n`))
    connection.on('error', reject)
    connection.on('data', (answer) => {
      connection.destroy()
      resolve(answer.toString().split('\r\n')[0] ?? '')
    })
  })
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > deadline) throw new Error('the Redis did not start within ten seconds')
    await sleep(20)
  }
}
