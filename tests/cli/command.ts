/** A command as a process of its own, run to its end as a user would. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const entry = fileURLToPath(new URL('../../src/cli/tributary.js', import.meta.url))

/** @param env on top of PATH alone: nothing of the tests' own environment leaks in */
export function runCommand(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...args], { env: { PATH: process.env.PATH, ...env } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 128), stdout, stderr }),
    )
  })
}
