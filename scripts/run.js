// `node scripts/run.js TOOL|FILE ARGS…`: runs a tool of node_modules, or a script of ours, on a Node that is new enough whatever Node npm runs on.
import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isNewEnough, runOnNewerNode, whatToDo } from '../src/cli/newer-node.js'

const [name, ...args] = process.argv.slice(2)
const tool = fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url))
const script = existsSync(tool) ? realpathSync(tool) : name

process.exitCode = isNewEnough ? spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status : await runElsewhere()

async function runElsewhere() {
  const code = await runOnNewerNode([script, ...args])
  if (code === null) console.error(whatToDo)
  return code ?? 1
}
