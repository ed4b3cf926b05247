// Plain JavaScript: it runs on any Node, and finds one that runs the rest.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const needed = 24

export const isNewEnough = Number(process.versions.node.split('.')[0]) >= needed

/** One line for whoever starts this on an old Node that cannot be helped. */
export const whatToDo = `Tributary needs Node ${needed} or newer, this is ${process.version}: run "npm ci" here, which brings one for most machines, or install Node ${needed}.`

/**
 * Runs a script on the Node that `npm ci` brought: before npm 11, it lies in its package but not on the PATH of npm's scripts.
 * Signals go on to it. Resolves with its exit code; null where this machine has no such Node.
 * @param {readonly string[]} args
 * @returns {Promise<number | null>}
 */
export async function runOnNewerNode(args) {
  const program = process.platform === 'win32' ? 'node.exe' : 'node'
  const node = fileURLToPath(
    new URL(`../../node_modules/node-${process.platform.replace('32', '')}-${process.arch}/bin/${program}`, import.meta.url),
  )
  if (!existsSync(node)) return null
  // What it starts by the name `node` is to be the same one.
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(node, args, { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0)))
  })
}
