/** The service as a process of its own, started as a user would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Service {
  readonly process: ChildProcess
  /** What it wrote so far, standard output and error together. */
  output(): string
  /** Sends the signal and waits for the end. @returns exit code, or the signal that ended it */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals>
  /** Resolves when it has ended by itself. */
  ended: Promise<number | NodeJS.Signals>
}

const entry = fileURLToPath(new URL('../../src/cli/tributary.js', import.meta.url))

/** As the scripts of package.json have them. */
const nodeOptions = ['--max-semi-space-size=8', '--no-parallel-scavenge', '--initial-old-space-size=40', '--max-old-space-size=1000']

/** @param env on top of PATH alone: nothing of the tests' own environment leaks in */
export function startService(args: readonly string[], env: Record<string, string>, cwd?: string): Service {
  const child = spawn(process.execPath, [...nodeOptions, entry, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  return {
    process: child,
    output: () => output,
    ended,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal)
      return ended
    },
  }
}
