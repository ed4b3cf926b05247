/**
 * What is it like to follow very many feeds? `node bench/following.ts [--feeds 10000] [--queue embedded|redis]`
 * Five feeds on each of 2,000 loopback addresses, all due at once; then the reload in which all answer 304. An answer takes 100 ms, as over a real network.
 * Items are few and small here: what an item costs, bench/reload.ts says. The rival asks the same origin as much at once and throws the answers away.
 */
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { type OriginReport, startOrigin } from './origin.ts'
import { median, percentile, table } from './report.ts'
import { type QueueKind, startTributary } from './tributary.ts'
import { run, type Usage } from './usage.ts'

/** Some 1 KB of HTML an item. */
const form = { items: 5, paragraphs: 2 }
const delayMs = 100
const feedsOfAddress = 5
/** The limits inside FETCH_ALLOW_NETWORKS, which nothing in feeds.json changes here. */
const mostOfAddress = 16

interface Column {
  readonly name: string
  readonly usage: Usage
  readonly asked: OriginReport
  /** Milliseconds that each request for /feed.atom took meanwhile. */
  readonly pages: readonly number[]
  readonly peakMegabytes: number | null
}

const { values } = parseArgs({ options: { feeds: { type: 'string', default: '10000' }, queue: { type: 'string', default: 'embedded' } } })
const feeds = Number(values.feeds)
const queue: QueueKind = values.queue === 'redis' ? 'redis' : 'embedded'

const columns = await follow()
console.log(
  `${feeds} feeds of ${form.items} items on ${Math.ceil(feeds / feedsOfAddress)} addresses, the queue ${queue}; ${cpus().length} cores, Node ${process.version}\n`,
)
console.log(table(['', ...columns.map(({ name }) => name)], rows()))
for (const { name, asked } of columns) {
  if (name.startsWith('Tributary') && asked.mostAtOnceOfAddress > mostOfAddress)
    throw new Error(`${name}: an address was asked more than ${mostOfAddress} times at once`)
}

async function follow(): Promise<Column[]> {
  using folder = temporaryFolder()
  await using origin = await startOrigin({ feeds, form, delayMs })
  const urls = Array.from(
    { length: feeds },
    (_, feed) => `http://${addressOf(Math.floor(feed / feedsOfAddress))}:${origin.port}/feed/${feed}`,
  )
  const urlsFile = join(folder.path, 'urls')
  writeFileSync(urlsFile, urls.join('\n'))
  await using tributary = await startTributary({ queue, origin, hosts: {} })
  const found: Column[] = []
  for (const reload of ['first', 'all 304'] as const) {
    const reader = readPages(`${tributary.address}/feed.atom`)
    const own = reload === 'first' ? await tributary.follow(urls) : await tributary.reload()
    found.push({
      name: `Tributary, ${reload}`,
      usage: own,
      asked: own.asked,
      pages: await reader.end(),
      peakMegabytes: tributary.peakMegabytes(),
    })
    const { output } = await run(
      process.execPath,
      [new URL('./asking.ts', import.meta.url).pathname, urlsFile, String(own.asked.mostAtOnce), join(folder.path, 'validators')],
      {},
    )
    found.push({ name: `bare undici, ${reload}`, usage: JSON.parse(output), asked: await origin.report(), pages: [], peakMegabytes: null })
  }
  if (tributary.entries() !== feeds * form.items) throw new Error(`Tributary has ${tributary.entries()} entries, not ${feeds * form.items}`)
  return found
}

/** All of 127.0.0.0/8 is loopback. */
function addressOf(number: number): string {
  return `127.0.${Math.floor(number / 250) + 1}.${(number % 250) + 1}`
}

/** Asks twice a second, whether or not the last answer is there. */
function readPages(url: string): { end(): Promise<number[]> } {
  const taken: Promise<number>[] = []
  const timer = setInterval(() => taken.push(timed(url)), 500)
  return {
    end: async () => {
      clearInterval(timer)
      await sleep(0)
      return Promise.all(taken)
    },
  }
}

async function timed(url: string): Promise<number> {
  const started = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return performance.now() - started
}

function rows(): (string | number | null)[][] {
  const line = (name: string, figure: (column: Column) => number | null) => [name, ...columns.map(figure)]
  // The last second is seldom a whole one.
  const starts = ({ asked }: Column) => asked.startsBySecond.slice(0, Math.max(1, asked.startsBySecond.length - 1))
  const rival = (column: Column) => columns[columns.indexOf(column) + 1] ?? column
  const ratio = (figure: (column: Column) => number) => (column: Column) =>
    column.name.startsWith('Tributary') ? figure(column) / figure(rival(column)) : null
  return [
    line('feeds a second', ({ usage }) => feeds / usage.wallSeconds),
    line('wall, s', ({ usage }) => usage.wallSeconds),
    line(
      'wall ÷ rival',
      ratio(({ usage }) => usage.wallSeconds),
    ),
    line('CPU, s', ({ usage }) => usage.cpuSeconds),
    line(
      'CPU ÷ rival',
      ratio(({ usage }) => usage.cpuSeconds),
    ),
    line('peak memory so far, MB', ({ peakMegabytes }) => peakMegabytes),
    line('whole answers', ({ asked }) => asked.full),
    line('answers 304', ({ asked }) => asked.unchanged),
    line('starts in a second, median', (column) => median(starts(column))),
    line('starts in a second, p95', (column) => percentile(starts(column), 0.95)),
    line('starts in a second, most', (column) => Math.max(...starts(column))),
    line('at once, most', ({ asked }) => asked.mostAtOnce),
    line(`at once of an address, most (limit ${mostOfAddress})`, ({ asked }) => asked.mostAtOnceOfAddress),
    line('least gap between starts of an address, ms (limit none)', ({ asked }) => asked.leastGapMs),
    line('/feed.atom, median, ms', ({ pages }) => (pages.length === 0 ? null : median(pages))),
    line('/feed.atom, p99, ms', ({ pages }) => (pages.length === 0 ? null : percentile(pages, 0.99))),
  ]
}
