/** A rival that only sends: node:http with the answers of another server ready in memory, in a process of its own. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { AskedWith } from './asker.ts'

export interface BareServer {
  readonly address: string
  readonly pid: number
  [Symbol.asyncDispose](): Promise<void>
}

export interface BareAnswer {
  /** Given to who sends the same value of this header. */
  readonly to: readonly [name: string, value: string]
  readonly status: number
  readonly headers: readonly string[]
  /** In base64. */
  readonly body: string
}

/** @param ways how the other server is asked; the bare one answers each as that did */
export async function startBareServer(address: string, ways: readonly AskedWith[]): Promise<BareServer> {
  const answers: BareAnswer[] = []
  for (const way of ways) answers.push(await answerOf(address, way))
  const child = fork(new URL('./bare-server-process.ts', import.meta.url), {
    execArgv: ['--max-semi-space-size=8', '--no-parallel-scavenge', '--initial-old-space-size=40', '--max-old-space-size=1000'],
  })
  // The rarest condition first.
  child.send(answers.toReversed())
  const [port] = (await once(child, 'message')) as [number]
  return {
    address: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** What Node writes itself, in either server. */
const byNode = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

async function answerOf(address: string, { headers, status }: AskedWith): Promise<BareAnswer> {
  const [response] = (await once(get(address, { headers, agent: false }), 'response')) as [IncomingMessage]
  const body = await buffer(response)
  if (response.statusCode !== status) throw new Error(`${address} answered ${response.statusCode}, not ${status}`)
  const written = response.rawHeaders.filter((_, index, all) => !byNode.has((all[index - (index % 2)] ?? '').toLowerCase()))
  const last = Object.entries(headers).at(-1)
  if (last === undefined) throw new Error('a way to ask has at least one header')
  return { to: last, status, headers: written, body: body.toString('base64') }
}
