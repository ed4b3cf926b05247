/**
 * How fast are phrases found, and does their number matter? `node bench/tagging.ts [--rounds 5]`
 * Megabytes of UTF-8 by the second of CPU: the matcher on generated articles in each script, with 100 to 100,000 phrases of which one word in 25 begins one; three plainer
 * ways beside it; and the whole tagger with the shipped topics and names of places, with what opening it takes. All take turns in one process.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readVocabularyFile, shippedTopics } from '#config/shipped-topics.ts'
import { openMatcher } from '#tag/matcher.ts'
import { readPlaceNames } from '#tag/place-names.ts'
import { spellingOf } from '#tag/spelling.ts'
import { openTagger, type TaggableEntry } from '#tag/tag.ts'
import { median, table } from './report.ts'
import { ahoCorasick, type Finder, loopOfIncludes, oneExpression } from './tagging-rivals.ts'
import { type Article, articlesOf, phrasesOf, realArticles, type TextName, textNames } from './tagging-texts.ts'

/** The clock of CPU time is too coarse for less. */
const secondsATurn = 0.12
const counts = [100, 1_000, 10_000, 100_000] as const
/** The plainer ways take seconds for more, or as much memory as there is. */
const mostForRivals = 10_000
const bytesOfText = 250_000
const bytesForRivals = 30_000
const rivals = { 'loop of includes': loopOfIncludes, 'one expression': oneExpression, 'Aho–Corasick': ahoCorasick }
/** Phrases belong to so many topics. */
const layers = 20
const targets = { megabytes: 20, flatShare: 0.5, openMilliseconds: 200, openMegabytes: 60 }

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)
setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

interface Trial {
  readonly megabytes: number
  /** Reads all articles once. */
  readonly run: () => number
}

type Trials = ReadonlyMap<string, Trial>

/** Megabytes by the second of CPU. */
type Speeds = ReadonlyMap<string, number>

// First of all, as a thread does it: nothing is compiled yet.
const opening = measureOpening()
const matcher = new Map(textNames.map((name) => [name as string, measure(name, matcherTrials(name))]))
const real = realArticles()
if (real !== null) matcher.set('real', measure('real', matcherTrials('English', real)))
const tagger = measure('the tagger', taggerTrials())
const beside = counts
  .filter((count) => count <= mostForRivals)
  .map((count) => ({ count, speeds: measure(`${count} beside`, rivalTrials(count)) }))

console.log(`Megabytes of UTF-8 by the second of CPU, ${rounds} rounds in turn, medians; ${cpus().length} cores, Node ${process.version}\n`)
console.log([matcherTable(), rivalTable(), taggerTable(), targetTable()].join('\n\n'))

function matcherTrials(name: TextName, given: readonly Article[] | null = null): Trials {
  return new Map(
    counts.map((count) => {
      const phrases = [...(given === null ? [] : readPlaceNames().map(({ text }) => text)), ...phrasesOf(name, count)].slice(0, count)
      const articles = given ?? articlesOf(name, bytesOfText, phrases)
      return [String(count), trialOf(articles, ours(phrases))]
    }),
  )
}

function rivalTrials(count: number): Trials {
  const phrases = phrasesOf('English', count)
  const articles = articlesOf('English', bytesForRivals, phrases)
  const openers = { Tributary: ours, ...rivals }
  return new Map(Object.entries(openers).map(([name, open]) => [name, trialOf(articles, open(phrases))]))
}

function taggerTrials(): Trials {
  const { tag } = openTagger({ topics: shippedTopics(), regions: [], vocabulary: readVocabularyFile() })
  const trialOfTagger = (articles: readonly Article[]): Trial => ({
    megabytes: megabytesOf(articles),
    run: () => sum(articles, ({ title, text }) => tag(entryOf(title, text)).length),
  })
  const trials = new Map<string, Trial>(textNames.map((name) => [name, trialOfTagger(articlesOf(name, bytesOfText, null))]))
  const articles = realArticles()
  if (articles !== null) trials.set('real', trialOfTagger(articles))
  return trials
}

function ours(phrases: readonly string[]): Finder {
  const { find } = openMatcher(phrases.map((text, index) => ({ text, spelling: spellingOf(text, 'name'), layer: index % layers })))
  return (text) => find(text, 'prose').length
}

function trialOf(articles: readonly Article[], find: Finder): Trial {
  return { megabytes: megabytesOf(articles), run: () => sum(articles, ({ title, text }) => find(title) + find(text)) }
}

function entryOf(title: string, text: string): TaggableEntry {
  return { title, text, categories: [], language: null, feedTopics: [], feedRegions: [] }
}

function measureOpening(): { readonly milliseconds: number; readonly megabytes: number } {
  const before = memory()
  const start = process.cpuUsage()
  const { tag } = openTagger({ topics: shippedTopics(), regions: [], vocabulary: readVocabularyFile() })
  const milliseconds = cpuSecondsSince(start) * 1000
  const megabytes = memory() - before
  // Used after it was weighed, so that it is still held then.
  tag(entryOf('', ''))
  return { milliseconds, megabytes }
}

/** The first round warms up and does not count. */
function measure(what: string, trials: Trials): Speeds {
  const speeds = new Map<string, number[]>([...trials.keys()].map((name) => [name, []]))
  console.error(what)
  for (let round = 0; round <= rounds; round++) {
    for (const [name, trial] of trials) {
      const speed = speedOf(trial)
      if (round > 0) speeds.get(name)?.push(speed)
    }
  }
  return new Map([...speeds].map(([name, figures]) => [name, median(figures)]))
}

function speedOf({ megabytes, run }: Trial): number {
  const start = process.cpuUsage()
  for (let runs = 1; ; runs++) {
    run()
    const seconds = cpuSecondsSince(start)
    if (seconds >= secondsATurn) return (runs * megabytes) / seconds
  }
}

function matcherTable(): string {
  const rows = [...matcher].map(([name, speeds]) => [
    name,
    ...counts.map((count) => speeds.get(String(count)) ?? null),
    (speeds.get('10000') as number) / (speeds.get('100') as number),
  ])
  return table(['matcher, phrases:', ...counts.map(String), '10000 ÷ 100'], rows)
}

function rivalTable(): string {
  const rows = beside.flatMap(({ count, speeds }) =>
    [...speeds].map(([name, speed]) => [`English, ${count} phrases`, name, speed, (speeds.get('Tributary') as number) / speed]),
  )
  return table(['matcher', 'who', 'MB/s', 'Tributary ÷'], rows)
}

function taggerTable(): string {
  return table(['the tagger as shipped', 'MB/s'], [...tagger])
}

function targetTable(): string {
  const [first, , last] = counts
  const english = matcher.get('English') as Speeds
  const most = beside.at(-1)?.speeds as Speeds
  const rows = [
    atLeast(`English, ${last} phrases, MB/s`, targets.megabytes, english.get(String(last)) as number),
    atLeast(
      `English, ${last} ÷ ${first} phrases`,
      targets.flatShare,
      (english.get(String(last)) as number) / (english.get(String(first)) as number),
    ),
    ...Object.keys(rivals).map((name) =>
      atLeast(`Tributary ÷ ${name}, ${mostForRivals} phrases`, 1, (most.get('Tributary') as number) / (most.get(name) as number)),
    ),
    atMost('opening the tagger, ms of CPU', targets.openMilliseconds, opening.milliseconds),
    atMost('the tagger in memory, MB', targets.openMegabytes, opening.megabytes),
  ]
  return table(['target', '', 'is to be', 'found', ''], rows)
}

function atLeast(what: string, least: number, found: number): readonly (string | number)[] {
  return [what, 'at least', least, found, found >= least ? 'met' : 'missed']
}

function atMost(what: string, most: number, found: number): readonly (string | number)[] {
  return [what, 'at most', most, found, found <= most ? 'met' : 'missed']
}

function megabytesOf(articles: readonly Article[]): number {
  return sum(articles, ({ title, text }) => Buffer.byteLength(title) + Buffer.byteLength(text)) / 1_000_000
}

function cpuSecondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000_000
}

/** What is held, in MB. */
function memory(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1_000_000
}

function sum<T>(items: readonly T[], figure: (item: T) => number): number {
  return items.reduce((total, item) => total + figure(item), 0)
}
