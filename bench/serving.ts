/**
 * How fast are feeds served? `node bench/serving.ts [--seconds 4] [--rounds 3] [--profile FOLDER]`
 * The whole service with a merged feed of 100 articles, beside a bare node:http server that sends the same bytes under the same headers whatever it is asked.
 * Both are asked in turn by a process of its own, over connections that stay open, for the plain feed, the feed as gzip, and by who has it already.
 * Other work on the machine moves seconds, not what a request costs: what counts is requests a second of CPU.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { type AskedWith, type Asker, startAsker } from './asker.ts'
import { startBareServer } from './bare-server.ts'
import { startOrigin } from './origin.ts'
import { median, table } from './report.ts'
import { startTributary } from './tributary.ts'
import { cpuSecondsOf } from './usage.ts'

/** Some 2 KB of HTML an item. */
const form = { items: 30, paragraphs: 5 }
const feeds = 4
const connectionCounts = [50, 500]
const warmSeconds = 1
/** Requests a second of CPU, of the bare server's. */
const target = 0.8

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '4' }, rounds: { type: 'string', default: '3' }, profile: { type: 'string' } },
})
const [seconds, rounds] = [Number(values.seconds), Number(values.rounds)]

interface Server {
  readonly name: 'Tributary' | 'bare node:http'
  readonly port: number
  readonly pid: number
}

interface Figure {
  readonly requestsPerSecond: number
  readonly requestsPerCpuSecond: number
  readonly p50: number
  readonly p99: number
}

const figures = new Map<string, Figure[]>()
const sizes = new Map<string, number>()

await using origin = await startOrigin({ feeds, form, delayMs: 0 })
await using tributary = await startTributary({ queue: 'embedded', origin, hosts: {}, profile: values.profile })
await tributary.follow(Array.from({ length: feeds }, (_, feed) => `http://127.0.0.1:${origin.port}/feed/${feed}`))
const address = `${tributary.address}/feed.atom`
const ways: readonly AskedWith[] = await waysOf(address)
await using bare = await startBareServer(address, ways)
await using asker = await startAsker()
const servers: readonly Server[] = [
  { name: 'Tributary', port: Number(new URL(address).port), pid: tributary.pid },
  { name: 'bare node:http', port: bare.port, pid: bare.pid },
]

for (let round = 1; round <= rounds; round += 1) {
  console.error(`round ${round} of ${rounds}`)
  for (const connections of connectionCounts)
    for (const way of ways) for (const server of servers) await measure(asker, server, way, connections)
}
console.log(`${seconds} s each, ${rounds} rounds in turn, medians; ${cpus().length} cores, Node ${process.version}\n`)
console.log(figureTable())
console.log(`\n${targetTable()}`)

/** The ways a feed is asked for, as the service itself names them. */
async function waysOf(url: string): Promise<AskedWith[]> {
  const gzip = { 'accept-encoding': 'gzip' }
  const answer = await fetch(url, { headers: gzip })
  await answer.arrayBuffer()
  return [
    { name: '200 plain', status: 200, headers: { 'accept-encoding': 'identity' } },
    { name: '200 gzip', status: 200, headers: gzip },
    { name: '304', status: 304, headers: { ...gzip, 'if-none-match': answer.headers.get('etag') ?? '' } },
  ]
}

async function measure(from: Asker, { name, port, pid }: Server, way: AskedWith, connections: number): Promise<void> {
  const order = { port, path: '/feed.atom', way, connections }
  await from.ask({ ...order, seconds: warmSeconds })
  const before = cpuSecondsOf(pid)
  const asked = await from.ask({ ...order, seconds })
  const cpuSeconds = cpuSecondsOf(pid) - before
  const key = keyOf(way, connections, name)
  const { requests, p50, p99, bytes } = asked
  sizes.set(way.name, Math.round(bytes / requests))
  const figure = { requestsPerSecond: requests / asked.seconds, requestsPerCpuSecond: requests / cpuSeconds, p50, p99 }
  figures.set(key, [...(figures.get(key) ?? []), figure])
}

function keyOf(way: AskedWith, connections: number, name: Server['name']): string {
  return `${way.name}/${connections}/${name}`
}

function middle(way: AskedWith, connections: number, name: Server['name'], field: keyof Figure): number {
  return median((figures.get(keyOf(way, connections, name)) ?? []).map((figure) => figure[field]))
}

function eachCase<T>(row: (way: AskedWith, connections: number) => T): T[] {
  return ways.flatMap((way) => connectionCounts.map((connections) => row(way, connections)))
}

function figureTable(): string {
  const rows = eachCase((way, connections) =>
    servers.map(({ name }) => {
      const figure = (field: keyof Figure) => middle(way, connections, name, field)
      return [
        way.name,
        sizes.get(way.name) ?? null,
        connections,
        name,
        Math.round(figure('requestsPerSecond')),
        figure('p50'),
        figure('p99'),
        1000 / figure('requestsPerCpuSecond'),
      ]
    }),
  ).flat()
  return table(['answer', 'bytes', 'connections', 'who', 'requests a second', 'p50, ms', 'p99, ms', 'CPU s of 1,000'], rows)
}

function targetTable(): string {
  const rows = eachCase((way, connections) => {
    const ratio =
      middle(way, connections, 'Tributary', 'requestsPerCpuSecond') / middle(way, connections, 'bare node:http', 'requestsPerCpuSecond')
    return [`${way.name}, ${connections} connections`, target, ratio, ratio >= target ? 'met' : 'missed']
  })
  return table(['requests a CPU second ÷ bare node:http', 'at least', 'found', ''], rows)
}
