/** A reader's process: `node --expose-gc bench/reader-process.ts NAME`, told by its parent what to read. Alone in it, a reader pays for its own garbage and for no one else's. */
import { type ReaderName, readers } from './readers.ts'
import { readingSets } from './reading-sets.ts'

export interface ReadingOrder {
  /** Its place in the list of sets. */
  readonly set: number
  /** Which of its documents, by their places. */
  readonly documents: readonly number[]
  /** Read again and again until that has taken so much CPU. */
  readonly leastSeconds: number
  /** Before it counts: what was compiled for another set is often thrown away at first. */
  readonly runInSeconds: number
}

export interface ReadingReport {
  /** What the reader found in each document; null where it found no feed. */
  readonly items: readonly (number | null)[]
  /** How many times all were read. */
  readonly passes: number
  /** User and system, of all threads: the collector's and the compiler's too. */
  readonly cpuSeconds: number
}

const read = await readers[process.argv[2] as ReaderName]()
const sets = readingSets()

process.on('message', async (order: ReadingOrder) => process.send?.(await obey(order)))
process.on('disconnect', () => process.exit())
process.send?.('ready')

async function obey({ set, documents, leastSeconds, runInSeconds }: ReadingOrder): Promise<ReadingReport> {
  const all = documents.map((place) => sets[set]?.documents[place]?.bytes ?? new Uint8Array())
  if (runInSeconds > 0) await readAgainAndAgain(all, runInSeconds)
  globalThis.gc?.()
  return readAgainAndAgain(all, leastSeconds)
}

async function readAgainAndAgain(all: readonly Uint8Array<ArrayBuffer>[], leastSeconds: number): Promise<ReadingReport> {
  const before = process.cpuUsage()
  for (let passes = 1; ; passes += 1) {
    const items: (number | null)[] = []
    for (const bytes of all) items.push(await itemsOf(bytes))
    const { user, system } = process.cpuUsage(before)
    const cpuSeconds = (user + system) / 1_000_000
    if (cpuSeconds >= leastSeconds) return { items, passes, cpuSeconds }
  }
}

async function itemsOf(bytes: Uint8Array<ArrayBuffer>): Promise<number | null> {
  try {
    return await read(bytes)
  } catch {
    // Whatever it throws: the parent leaves the document out and says so.
    return null
  }
}
