/**
 * What our reader makes of a suite of feed documents and expectations: `node scripts/conformance.ts DIR [--json]`.
 * Prints each failure, then passed, failed and unmapped by field and by format; with `--json` one JSON object with the counts as the last line.
 * Ends with 1 where the folder is no suite: `conformance/suite.ts` says what makes one.
 */
import { parseArgs } from 'node:util'
import { reportOf, summaryOf } from './conformance/report.ts'
import { run } from './conformance/run.ts'
import { readSuite } from './conformance/suite.ts'

process.exitCode = await main(process.argv.slice(2))

/** @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: { json: { type: 'boolean' } }, allowPositionals: true })
  const [folder] = positionals
  const suite = folder === undefined ? 'name the folder of a suite: npm run conformance -- DIR' : readSuite(folder)
  if (typeof suite === 'string') {
    console.error(suite)
    return 1
  }
  const results = await run(suite)
  for (const line of reportOf(results)) console.log(line)
  if (values.json) console.log(JSON.stringify(summaryOf(results)))
  return 0
}
