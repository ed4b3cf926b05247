/**
 * What does cleaning cost beside a sanitiser alone? `node bench/cleaning.ts [--rounds 9]`
 * Contents of real feeds, where `../shared/feeds` is there, and of generated ones. Cleaning makes safe HTML, text, title, summary, image and hash;
 * sanitize-html, as it comes, makes safe HTML. What the language takes is stated apart: as entries declare it,
 * and where it has to be told for each. All take turns in one process.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import sanitizeHtml from 'sanitize-html'
import { clean } from '#clean/clean.ts'
import { spokenLanguage } from '#clean/spoken-language.ts'
import type { ParsedEntry } from '#model/entry.ts'
import { Fault } from '#model/fault.ts'
import { feedId } from '#model/ids.ts'
import { parse } from '#parse/parse.ts'
import { languageDetector } from '#workers/language-detector.ts'
import { renderDocument } from './documents.ts'
import { median, table } from './report.ts'

/** At least this share of what sanitize-html alone does in a second of CPU. */
const target = 0.8
/** A turn goes through the set until it took so long: the clock of CPU time is too coarse for less. */
const secondsATurn = 0.15

interface Contents {
  readonly name: string
  readonly entries: readonly ParsedEntry[]
}

interface Contestant {
  readonly name: string
  /** A promise is waited for. */
  readonly run: (entry: ParsedEntry) => unknown
}

await languageDetector()
const contestants: readonly Contestant[] = [
  { name: 'Tributary', run: (entry) => clean(entry) },
  { name: 'sanitize-html', run: (entry) => sanitizeHtml(htmlOf(entry)) },
  { name: 'Tributary, language as declared', run: (entry) => spokenLanguage(clean(entry), languageDetector) },
  { name: 'Tributary, language told', run: (entry) => spokenLanguage({ ...clean(entry), language: null }, languageDetector) },
]

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '9' } } })
const rounds = Number(values.rounds)
const sets = [...(await realContents()), ...(await generatedContents())]

/** Seconds of CPU that a contestant took for a set, one figure a round. */
const figures = new Map<string, number[]>()
// The first round warms up and does not count.
for (let round = 0; round <= rounds; round += 1) {
  for (const set of sets) {
    for (const contestant of contestants) {
      const seconds = await turn(set, contestant)
      if (round > 0) figures.set(key(set, contestant), [...(figures.get(key(set, contestant)) ?? []), seconds])
    }
  }
}
console.log(`${rounds} rounds in turn, medians; ${cpus().length} cores, Node ${process.version}\n`)
console.log(costTable())
console.log(`\n${targetTable()}`)

async function realContents(): Promise<readonly Contents[]> {
  const folder = '../shared/feeds'
  if (!existsSync(folder)) return []
  const entries = await Promise.all(globSync(`${folder}/*`).map((file) => entriesOf(readFileSync(file))))
  return [{ name: 'real feeds', entries: entries.flat() }]
}

async function generatedContents(): Promise<readonly Contents[]> {
  const forms = [
    { name: 'generated, 2 KB', form: { items: 50, paragraphs: 5 } },
    { name: 'generated, 20 KB', form: { items: 10, paragraphs: 55 } },
  ]
  return Promise.all(
    forms.map(async ({ name, form }) => {
      const documents = [0, 1].map((feed) => renderDocument(feed, form, 0, Date.UTC(2026, 10, 24)))
      return { name, entries: (await Promise.all(documents.map(entriesOf))).flat() }
    }),
  )
}

/** The entries that have any HTML; some of the real documents are no feeds. */
async function entriesOf(bytes: Uint8Array): Promise<readonly ParsedEntry[]> {
  const document = {
    feed: feedId('bench'),
    address: 'https://bench.example/feed.xml',
    bytes: new Uint8Array(bytes),
    contentType: null,
    contentLocation: null,
    contentLanguage: null,
  }
  try {
    return (await parse(document)).entries.filter((entry) => htmlOf(entry) !== '')
  } catch (error) {
    if (error instanceof Fault) return []
    throw error
  }
}

function htmlOf({ content, summary }: ParsedEntry): string {
  return content ?? summary ?? ''
}

/** @returns the seconds of CPU it takes to go through the set once */
async function turn({ entries }: Contents, { run }: Contestant): Promise<number> {
  const started = process.cpuUsage()
  for (let passes = 1; ; passes += 1) {
    for (const entry of entries) {
      const result = run(entry)
      if (result instanceof Promise) await result
    }
    const { user, system } = process.cpuUsage(started)
    const seconds = (user + system) / 1_000_000
    if (seconds >= secondsATurn) return seconds / passes
  }
}

function key(set: Contents, contestant: Contestant): string {
  return `${set.name}/${contestant.name}`
}

function secondsOf(set: Contents, contestant: Contestant): number {
  return median(figures.get(key(set, contestant)) ?? [])
}

function costTable(): string {
  const rows = sets.flatMap((set) => {
    const megabytes = set.entries.reduce((sum, entry) => sum + Buffer.byteLength(htmlOf(entry)), 0) / 1_000_000
    return contestants.map((contestant) => {
      const seconds = secondsOf(set, contestant)
      const rival = secondsOf(set, contestants[1] as Contestant)
      return [set.name, contestant.name, set.entries.length, megabytes / seconds, Math.round(set.entries.length / seconds), rival / seconds]
    })
  })
  return table(['contents', 'who', 'items', 'MB per CPU s', 'items per CPU s', '× sanitize-html'], rows)
}

function targetTable(): string {
  const [own, rival] = contestants as [Contestant, Contestant]
  const rows = sets.map((set) => {
    const share = secondsOf(set, rival) / secondsOf(set, own)
    return [`Tributary ÷ sanitize-html, ${set.name}`, target, share, share >= target ? 'met' : 'missed']
  })
  return table(['target', 'at least', 'found', ''], rows)
}
