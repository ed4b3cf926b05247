/**
 * What does a reload cost beside other readers? `node bench/reload.ts [--feeds 1000] [--rounds 3] [--queue embedded|redis] [--profile FOLDER]`
 * Three reloads of feeds of 30 items on loopback: the first, one in which all answer 304, one in which a tenth has three new items. In each round all contestants
 * start with nothing and take turns in every reload. What a start takes is left out, that of threads too, which start with the first
 * feed of all; save for the rivals that start to reload.
 * A second service shows what the first reload takes without what V8 takes to compile it: it has just read as many other feeds.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { temporaryFolder } from '#tests/support/temporary.ts'
import { newItemsOf } from './documents.ts'
import { startOrigin } from './origin.ts'
import { median, table } from './report.ts'
import { isInstalled, newsboat, sfeed } from './rivals.ts'
import { type QueueKind, startTributary } from './tributary.ts'
import { run, type Usage } from './usage.ts'

/** 2 KB of HTML an item, 75 KB a document. */
const form = { items: 30, paragraphs: 5 }
const reloads = ['first', 'all 304', 'a tenth new'] as const
type ReloadName = (typeof reloads)[number] | 'first, warm'

/** At most this share of the rival's CPU and of its wall time. */
const targets: readonly { readonly name: string; readonly reload: ReloadName; readonly rival: string; readonly share: number }[] = [
  { name: 'Tributary', reload: 'first', rival: 'newsboat', share: 0.5 },
  { name: 'Tributary', reload: 'first, warm', rival: 'newsboat', share: 0.5 },
  { name: 'Tributary', reload: 'all 304', rival: 'newsboat', share: 0.1 },
  { name: 'Tributary', reload: 'first', rival: 'bare Node', share: 2.5 },
  { name: 'Tributary', reload: 'all 304', rival: 'bare Node', share: 2.5 },
  { name: 'bare Node', reload: 'first', rival: 'newsboat', share: 0.35 },
]
const peakTargets = { embedded: 700, redis: 500 } as const

const { values } = parseArgs({
  options: {
    feeds: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '3' },
    queue: { type: 'string', default: 'embedded' },
    profile: { type: 'string' },
  },
})
const [feeds, rounds] = [Number(values.feeds), Number(values.rounds)]
const queue: QueueKind = values.queue === 'redis' ? 'redis' : 'embedded'
if (!isInstalled('newsboat')) throw new Error('newsboat is not on this machine: apt-get install newsboat')
/** Of a thousand feeds they take minutes, and say no more. */
const more = feeds <= 200

const figures = new Map<string, Usage[]>()
const peaks: number[] = []
for (let round = 1; round <= rounds; round += 1) {
  console.error(`round ${round} of ${rounds}`)
  peaks.push(await oneRound())
}
console.log(
  `${feeds} feeds of ${form.items} items, the queue ${queue}, ${rounds} rounds in turn, medians; ${cpus().length} cores, Node ${process.version}\n`,
)
console.log(usageTable())
// With fewer feeds a reload is over before the programs are warm.
if (feeds >= 1000) console.log(`\n${targetTable()}`)

/** @returns the most memory that Tributary ever held, in MB */
async function oneRound(): Promise<number> {
  using folder = temporaryFolder()
  const inFolder = (name: string) => {
    mkdirSync(join(folder.path, name))
    return join(folder.path, name)
  }
  await using origin = await startOrigin({ feeds: 2 * feeds + 1, form, delayMs: 0 })
  const addressOf = (feed: number) => `http://127.0.0.1:${origin.port}/feed/${feed}`
  const addresses = Array.from({ length: 2 * feeds }, (_, feed) => addressOf(feed))
  const urls = addresses.slice(0, feeds)
  const hosts = { '127.0.0.1': { concurrency: 64, spacing: '0s' } }
  const options = { queue, origin, hosts, first: addressOf(2 * feeds), profile: values.profile }
  await using tributary = await startTributary(options)
  const boat = newsboat(inFolder('newsboat'), urls, 1)
  const crew = more ? newsboat(inFolder('newsboat-4'), urls, 4) : null
  const shell = more && isInstalled('sfeed_update') ? sfeed(inFolder('sfeed'), urls) : null
  const bareArgs = bareArguments(inFolder('bare'), urls)

  for (const reload of reloads) {
    if (reload === 'a tenth new') await origin.advance()
    const note = (name: string, usage: Usage) => noteOf(reload, name, usage)
    const own = reload === 'first' ? await tributary.follow(urls) : await tributary.reload()
    expectAsked(reload, own.asked)
    note('Tributary', own)
    note('bare Node', await bare(bareArgs))
    for (const [name, rival] of [
      ['newsboat', boat],
      ['newsboat, 4 threads', crew],
    ] as const) {
      // It sends its validators only from the third reload on, so that is the one to compare.
      if (reload === 'all 304') await rival?.reload()
      if (rival !== null) note(name, await rival.reload())
    }
    if (shell !== null) note('sfeed_update', await shell.reload())
  }
  const expected = feeds * form.items + urls.reduce((sum, _, feed) => sum + newItemsOf(feed), 0)
  if (tributary.entries() !== expected) throw new Error(`Tributary has ${tributary.entries()} entries, not ${expected}`)
  await using warm = await startTributary(options)
  await warm.follow(addresses.slice(feeds))
  const own = await warm.follow(addresses)
  expectAsked('first', own.asked)
  noteOf('first, warm', 'Tributary', own)
  return tributary.peakMegabytes()
}

function noteOf(reload: ReloadName, name: string, usage: Usage): void {
  console.error(`  ${reload}, ${name}: ${usage.cpuSeconds.toFixed(2)} s of CPU, ${usage.wallSeconds.toFixed(2)} s`)
  figures.set(key(reload, name), [...(figures.get(key(reload, name)) ?? []), usage])
}

function bareArguments(folder: string, urls: readonly string[]): readonly string[] {
  writeFileSync(join(folder, 'urls'), urls.join('\n'))
  return [new URL('./bare.ts', import.meta.url).pathname, join(folder, 'urls'), join(folder, 'bare.db')]
}

/** It tells itself what it took, its start left out. */
async function bare(args: readonly string[]): Promise<Usage> {
  return JSON.parse((await run(process.execPath, args, {})).output)
}

function expectAsked(reload: (typeof reloads)[number], { full, unchanged }: { readonly full: number; readonly unchanged: number }): void {
  const changed = Array.from({ length: feeds }, (_, feed) => newItemsOf(feed)).filter((items) => items > 0).length
  const expected = { first: feeds, 'all 304': 0, 'a tenth new': changed }[reload]
  if (full !== expected || full + unchanged !== feeds)
    throw new Error(`${reload}: ${full} whole answers and ${unchanged} times 304, expected ${expected} of ${feeds}`)
}

function key(reload: ReloadName, name: string): string {
  return `${reload}/${name}`
}

/** Rivals are as warm as they get in every reload: each is a program of its own. */
function usageOf(reload: ReloadName, name: string): Usage {
  const all = figures.get(key(reload, name)) ?? figures.get(key('first', name)) ?? []
  return { cpuSeconds: median(all.map((usage) => usage.cpuSeconds)), wallSeconds: median(all.map((usage) => usage.wallSeconds)) }
}

function usageTable(): string {
  const rows = [...figures.keys()].map((name) => {
    const [reload, who] = name.split('/') as [ReloadName, string]
    const [own, boat, least] = [usageOf(reload, who), usageOf(reload, 'newsboat'), usageOf(reload, 'bare Node')]
    const ratios = [
      own.cpuSeconds / boat.cpuSeconds,
      own.wallSeconds / boat.wallSeconds,
      own.cpuSeconds / least.cpuSeconds,
      own.wallSeconds / least.wallSeconds,
    ]
    return [reload, who, own.cpuSeconds, own.wallSeconds, ...ratios]
  })
  return table(['reload', 'who', 'CPU s', 'wall s', 'CPU ÷ newsboat', 'wall ÷ newsboat', 'CPU ÷ bare', 'wall ÷ bare'], rows)
}

function targetTable(): string {
  const rows: (string | number | null)[][] = targets.map(({ name, reload, rival, share }) => {
    const [own, other] = [usageOf(reload, name), usageOf(reload, rival)]
    const [cpu, wall] = [own.cpuSeconds / other.cpuSeconds, own.wallSeconds / other.wallSeconds]
    return [`${name} ÷ ${rival}, ${reload}`, share, cpu, wall, cpu <= share && wall <= share ? 'met' : 'missed']
  })
  const peak = Math.max(...peaks)
  rows.push([`peak memory in MB, ${queue}`, peakTargets[queue], peak, null, peak <= peakTargets[queue] ? 'met' : 'missed'])
  return table(['target', 'at most', 'CPU', 'wall', ''], rows)
}
