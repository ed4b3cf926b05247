#!/usr/bin/env node
// The one file to start by hand. Plain JavaScript without imports of ours: it must run, and speak plainly, on any Node.
const needed = 24
if (Number(process.versions.node.split('.')[0]) < needed) {
  console.error(
    `Tributary needs Node ${needed} or newer, this is ${process.version}: use the npm scripts (npm start), which bring their own, or install Node ${needed}.`,
  )
  process.exit(1)
}

// What was read and stripped of its types once need not be again: a start takes half the time.
const { enableCompileCache } = await import('node:module')
enableCompileCache()

const { main } = await import('./main.ts')
process.exitCode = await main(process.argv.slice(2))
