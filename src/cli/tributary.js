#!/usr/bin/env node
// The one file to start by hand. Plain JavaScript without imports of TypeScript: it must run, and speak plainly, on any Node.
import { fileURLToPath } from 'node:url'
import { widenLookUps } from './look-ups.js'
import { isNewEnough, runOnNewerNode, whatToDo } from './newer-node.js'
import { endWithNpm } from './npm-parent.js'

endWithNpm()
widenLookUps()
process.exitCode = isNewEnough ? await start() : await startElsewhere()
// A look-up that hangs would keep a finished process alive. What was said has a moment to be written.
setTimeout(() => process.exit(), 1000).unref()

async function start() {
  // What was read and stripped of its types once need not be again: a start takes half the time, and a thread 30 MB less.
  const { enableCompileCache } = await import('node:module')
  enableCompileCache()
  const { main } = await import('./main.ts')
  return main(process.argv.slice(2))
}

async function startElsewhere() {
  const code = await runOnNewerNode([...process.execArgv, fileURLToPath(import.meta.url), ...process.argv.slice(2)])
  if (code === null) console.error(whatToDo)
  return code ?? 1
}
