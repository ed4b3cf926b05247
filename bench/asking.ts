/**
 * The least that asking many addresses takes, as a rival: every address of a file once, its answer read and thrown away. One process, no limit for a host.
 * `node bench/asking.ts URLS AT_ONCE VALIDATORS` sends the validators that an earlier run kept in that file, and prints what it took since it was ready.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent } from 'undici'

const [urlsFile = '', atOnce = '', validatorsFile = ''] = process.argv.slice(2)
const urls = readFileSync(urlsFile, 'utf8').trim().split('\n')
const validators: Record<string, string> = existsSync(validatorsFile) ? JSON.parse(readFileSync(validatorsFile, 'utf8')) : {}
const agent = new Agent({ pipelining: 1 })

const started = performance.now()
const startedCpu = process.cpuUsage()
const left = urls.values()
await Promise.all(Array.from({ length: Number(atOnce) }, askNext))
const { user, system } = process.cpuUsage(startedCpu)
console.log(JSON.stringify({ wallSeconds: (performance.now() - started) / 1000, cpuSeconds: (user + system) / 1_000_000 }))
writeFileSync(validatorsFile, JSON.stringify(validators))
await agent.close()

async function askNext(): Promise<void> {
  for (const url of left) {
    const { origin, pathname } = new URL(url)
    const known = validators[url]
    const answer = await agent.request({
      origin,
      path: pathname,
      method: 'GET',
      headers: known === undefined ? {} : { 'if-none-match': known },
    })
    await answer.body.dump({ limit: 10_000_000 })
    if (answer.statusCode === 200) validators[url] = String(answer.headers.etag)
  }
}
