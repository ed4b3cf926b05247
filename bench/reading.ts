/**
 * How fast are feeds read, beside what else Node has? `node bench/reading.ts [--rounds 5]`
 * From bytes to items, by the second of CPU. Each reader has a process of its own, and they take turns at every set of documents. We read all fields
 * there are; fast-xml-parser builds its tree alone, and the bare reader does the least that can be called reading, on htmlparser2's events.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type { ReadingOrder, ReadingReport } from './reader-process.ts'
import { type ReaderName, readerNames } from './readers.ts'
import { generatedFormats, readingSets, setName, sizes } from './reading-sets.ts'
import { median, table } from './report.ts'

/** What a reader gets in a turn, at least: it reads whole sets. */
const turn = { runInSeconds: 0.4, leastSeconds: 0.3 }
/** At least this share of the rival's speed, on every set. */
const targets: readonly { readonly rival: ReaderName; readonly share: number }[] = [
  { rival: 'parseFeed', share: 1 },
  { rival: 'bare reader', share: 0.8 },
]
/** At least this share of our own speed on the smallest documents, on the largest. */
const flatShare = 0.85

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)
const runners = new Map<ReaderName, Runner>()
for (const name of readerNames) runners.set(name, await startReader(name))
const trials = await plan()
/** Megabytes by the second of CPU, one for each round. */
const speeds = new Map<string, number[]>()
for (let round = 0; round <= rounds; round += 1) {
  console.error(round === 0 ? 'warming up' : `round ${round} of ${rounds}`)
  const taken = await oneRound()
  if (round > 0) for (const [trial, speed] of taken) speeds.set(trial, [...(speeds.get(trial) ?? []), speed])
}
for (const { child } of runners.values()) child.disconnect()
console.log(
  `From bytes to items by the second of CPU, ${rounds} rounds in turn, medians; ${cpus().length} cores, Node ${process.version}\n`,
)
console.log(`${speedTable()}\n\n${targetTable()}`)

interface Runner {
  readonly child: ChildProcess
  /** Fails when the process ends. */
  readonly end: Promise<never>
}

async function startReader(name: ReaderName): Promise<Runner> {
  const child = fork(new URL('./reader-process.ts', import.meta.url), [name], { execArgv: ['--expose-gc'] })
  const end = once(child, 'exit').then(() => {
    throw new Error(`the process of ${name} ended`)
  })
  await Promise.race([once(child, 'message'), end])
  return { child, end }
}

async function ordered(name: ReaderName, order: ReadingOrder): Promise<ReadingReport> {
  const runner = runners.get(name)
  if (runner === undefined) throw new Error(`${name} does not run`)
  runner.child.send(order)
  const [report] = (await Promise.race([once(runner.child, 'message'), runner.end])) as [ReadingReport]
  return report
}

interface Trial {
  readonly set: string
  readonly order: ReadingOrder
  readonly megabytes: number
  readonly items: number
}

/** A trial for each set, with those of its documents in which every reader finds a feed. */
async function plan(): Promise<readonly Trial[]> {
  const planned: Trial[] = []
  for (const [set, { name, documents }] of readingSets().entries()) {
    const whole: ReadingOrder = { set, documents: [...documents.keys()], leastSeconds: 0, runInSeconds: 0 }
    const found = new Map<ReaderName, ReadingReport['items']>()
    for (const reader of readerNames) found.set(reader, (await ordered(reader, whole)).items)
    const refusals = (place: number) => readerNames.filter((reader) => (found.get(reader)?.[place] ?? null) === null)
    for (const [place, document] of documents.entries())
      if (refusals(place).length > 0) console.error(`left out: ${document.name}, in which ${refusals(place).join(', ')} found no feed`)
    const common = whole.documents.filter((place) => refusals(place).length === 0)
    planned.push({
      set: name,
      order: { set, documents: common, ...turn },
      megabytes: sum(common, (place) => documents[place]?.bytes.byteLength) / 1_000_000,
      items: sum(common, (place) => found.get('Tributary')?.[place]),
    })
  }
  return planned
}

async function oneRound(): Promise<Map<string, number>> {
  const taken = new Map<string, number>()
  for (const { set, order, megabytes } of trials) {
    for (const name of readerNames) {
      const { passes, cpuSeconds } = await ordered(name, order)
      taken.set(key(set, name), (passes * megabytes) / cpuSeconds)
    }
  }
  return taken
}

function speedTable(): string {
  const rows = trials.flatMap(({ set, megabytes, items }) =>
    readerNames.map((name) => {
      const speed = speedOf(set, name)
      return [
        set,
        name,
        speed,
        Math.round((speed * items) / megabytes),
        speed / speedOf(set, 'parseFeed'),
        speed / speedOf(set, 'bare reader'),
      ]
    }),
  )
  return table(['documents', 'who', 'MB/s', 'items/s', '÷ parseFeed', '÷ bare reader'], rows)
}

function targetTable(): string {
  const beside = targets.flatMap(({ rival, share }) =>
    trials.map(({ set }) => target(`Tributary ÷ ${rival}, ${set}`, share, speedOf(set, 'Tributary') / speedOf(set, rival))),
  )
  const flat = generatedFormats.map((format) => {
    const [small, large] = [setName(format, Math.min(...sizes)), setName(format, Math.max(...sizes))]
    return target(`Tributary, ${large} ÷ ${small}`, flatShare, speedOf(large, 'Tributary') / speedOf(small, 'Tributary'))
  })
  return table(['target', 'at least', 'found', ''], [...beside, ...flat])
}

function target(what: string, share: number, found: number): readonly (string | number)[] {
  return [what, share, found, found >= share ? 'met' : 'missed']
}

function speedOf(set: string, name: ReaderName): number {
  return median(speeds.get(key(set, name)) ?? [])
}

function key(set: string, name: ReaderName): string {
  return `${set}/${name}`
}

function sum(places: readonly number[], figure: (place: number) => number | null | undefined): number {
  return places.reduce((total, place) => total + (figure(place) ?? 0), 0)
}
