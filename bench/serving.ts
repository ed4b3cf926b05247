/**
 * How fast are feeds served? `node bench/serving.ts [--seconds 4] [--rounds 3] [--profile FOLDER]`
 * A merged feed of 100 articles, from the whole service and from the serve role alone, beside a bare node:http server that sends the same bytes under the same
 * headers. All are asked in turn by a process of its own, over connections that stay open: for the plain feed, for the feed as gzip, and by who has it already.
 * Other work on the machine moves seconds, not what a request costs: what counts is requests a second of CPU.
 */
import { cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type AskedWith, startAsker } from './asker.ts'
import { startBareServer } from './bare-server.ts'
import { startOrigin } from './origin.ts'
import { median, table } from './report.ts'
import { startTributary } from './tributary.ts'
import { cpuSecondsOf } from './usage.ts'

/** Some 2 KB of HTML an item. */
const form = { items: 30, paragraphs: 5 }
const feeds = 4
const path = '/feed.atom'
const connectionCounts = [50, 500]
const warmSeconds = 1
/** The threads that read feeds end after half a minute without work. */
const restSeconds = 35
const measuredRestSeconds = 15
/** Requests a second of CPU, of the bare server's. */
const target = 0.8

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, rounds: { type: 'string', default: '3' }, profile: { type: 'string' } },
})
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)]

interface Server {
  readonly name: string
  readonly address: string
  readonly pid: number
  readonly ways: readonly AskedWith[]
}

interface Figure {
  readonly requestsPerSecond: number
  readonly cpuMicroseconds: number
  readonly bytes: number
  readonly p50: number
  readonly p99: number
}

const figures = new Map<string, Figure[]>()

await using origin = await startOrigin({ feeds, form, delayMs: 0 })
await using tributary = await startTributary({ queue: 'embedded', origin, hosts: {}, profile: values.profile })
await tributary.follow(Array.from({ length: feeds }, (_, feed) => `http://127.0.0.1:${origin.port}/feed/${feed}`))
await using alone = await tributary.serveAlone()
const whole = await serverOf('npm start', tributary)
await using bare = await startBareServer(`${whole.address}${path}`, whole.ways)
const rival = { ...whole, name: 'bare node:http', address: bare.address, pid: bare.pid }
const own = [whole, await serverOf('worker serve', alone)]
const wayNames = whole.ways.map((way) => way.name)
await using asker = await startAsker()

await sleep(restSeconds * 1000)
const atRest = await restOf([...own, rival])
for (let round = 1; round <= rounds; round += 1) {
  console.error(`round ${round} of ${rounds}`)
  for (const connections of connectionCounts)
    for (const name of wayNames) for (const server of [...own, rival]) await measure(server, name, connections)
}
console.log(`${seconds} s each, ${rounds} rounds in turn, medians; ${cpus().length} cores, Node ${process.version}\n`)
console.log(
  `At rest, not counted below: ${[...atRest].map(([name, share]) => `${name} ${(share * 100).toFixed(1)} %`).join(', ')} of a core\n`,
)
console.log(figureTable())
console.log(`\n${targetTable()}`)

/** With its own tags: each service names itself in what it serves. */
async function serverOf(name: string, { address, pid }: { readonly address: string; readonly pid: number }): Promise<Server> {
  const gzip = { 'accept-encoding': 'gzip' }
  const answer = await fetch(`${address}${path}`, { headers: gzip })
  await answer.arrayBuffer()
  const ways = [
    { name: '200 plain', status: 200, headers: { 'accept-encoding': 'identity' } },
    { name: '200 gzip', status: 200, headers: gzip },
    { name: '304', status: 304, headers: { ...gzip, 'if-none-match': answer.headers.get('etag') ?? '' } },
  ]
  return { name, address, pid, ways }
}

/** CPU seconds a second, of each, while nobody asks: on a busy machine a segment has few requests, and would bear all of it. */
async function restOf(all: readonly Server[]): Promise<Map<string, number>> {
  const before = all.map(({ pid }) => cpuSecondsOf(pid))
  await sleep(measuredRestSeconds * 1000)
  return new Map(all.map(({ name, pid }, index) => [name, (cpuSecondsOf(pid) - (before[index] ?? 0)) / measuredRestSeconds]))
}

async function measure({ name, address, pid, ways }: Server, wayName: string, connections: number): Promise<void> {
  const way = ways.find((one) => one.name === wayName)
  if (way === undefined) throw new Error(`nobody asks for ${wayName}`)
  const order = { port: Number(new URL(address).port), path, way, connections }
  await asker.ask({ ...order, seconds: warmSeconds })
  const before = cpuSecondsOf(pid)
  const { requests, bytes, p50, p99, ...asked } = await asker.ask({ ...order, seconds })
  const cpuSeconds = cpuSecondsOf(pid) - before - (atRest.get(name) ?? 0) * asked.seconds
  const cpuMicroseconds = (cpuSeconds / requests) * 1e6
  const figure = { requestsPerSecond: requests / asked.seconds, cpuMicroseconds, bytes: bytes / requests, p50, p99 }
  const key = `${wayName}/${connections}/${name}`
  figures.set(key, [...(figures.get(key) ?? []), figure])
}

/** A figure of each round. */
function all(wayName: string, connections: number, { name }: Server, field: keyof Figure): number[] {
  return (figures.get(`${wayName}/${connections}/${name}`) ?? []).map((figure) => figure[field])
}

function eachCase<T>(row: (wayName: string, connections: number) => T[]): T[] {
  return wayNames.flatMap((wayName) => connectionCounts.flatMap((connections) => row(wayName, connections)))
}

function figureTable(): string {
  const rows = eachCase((wayName, connections) =>
    [...own, rival].map((server) => {
      const figure = (field: keyof Figure) => median(all(wayName, connections, server, field))
      const whole = (field: keyof Figure) => Math.round(figure(field))
      return [
        wayName,
        whole('bytes'),
        connections,
        server.name,
        whole('requestsPerSecond'),
        figure('p50'),
        figure('p99'),
        figure('cpuMicroseconds'),
      ]
    }),
  )
  return table(['answer', 'bytes', 'connections', 'who', 'requests a second', 'p50, ms', 'p99, ms', 'CPU µs a request'], rows)
}

function targetTable(): string {
  const rows = eachCase((wayName, connections) =>
    own.map((server) => {
      // Of one round with each other: what else the machine does changes from round to round.
      const costs = all(wayName, connections, server, 'cpuMicroseconds')
      const share = median(all(wayName, connections, rival, 'cpuMicroseconds').map((cost, round) => cost / (costs[round] ?? Number.NaN)))
      return [`${server.name}, ${wayName}, ${connections} connections`, target, share, share >= target ? 'met' : 'missed']
    }),
  )
  return table(['requests a CPU second ÷ bare node:http', 'at least', 'found', ''], rows)
}
