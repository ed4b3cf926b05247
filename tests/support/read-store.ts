/** A store that a reader thread reads: feeds.json in force, entries stored as the writer stores them, and the thread's documents. */
import { checkFeedsFile } from '#config/config.ts'
import { hostOf } from '#fetch/host-of.ts'
import type { CanonicalUrl } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import type { StoreWriter } from '#store/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { type Readers, startReaders } from '#workers/readers.ts'
import { type EntryFields, entryOf } from './entries.ts'
import { freshReading } from './readings.ts'
import { startOfTest, storeWith } from './store.ts'

export interface ReadStore {
  readonly store: StoreWriter
  readonly dataDir: string
  readonly readers: Readers
  /** @param file the value of a feeds.json */
  takeUp(file: object): void
  /** What a feed shows: each entry by its number, later numbers later. `as`: it is what another feed shows under that address. */
  show(feed: string, entries: readonly (EntryFields & { readonly n: number; readonly as?: string })[]): void
  [Symbol.asyncDispose](): Promise<void>
}

const bounds = { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }

export async function startReadStore(file: object): Promise<ReadStore> {
  const stack = new AsyncDisposableStack()
  const test = stack.use(storeWith([]))
  let version = 0
  const takeUp = (value: object) => {
    const checked = checkFeedsFile(JSON.stringify(value))
    if (!checked.ok) throw new Error(`the test's feeds.json is wrong: ${JSON.stringify(checked.faults)}`)
    const { settings } = checked
    version += 1
    test.store.transaction(() => test.store.configurations.takeUp(`file ${version}`, settings, hostOf, later(startOfTest, version)))
  }
  takeUp(file)
  const readers = await startReaders(test.dataDir, '0.0.0-test', (cause) => {
    throw cause
  })
  stack.defer(readers.close)
  const disposing = stack.move()
  return {
    store: test.store,
    dataDir: test.dataDir,
    readers,
    takeUp,
    show: (feed, entries) => {
      const terms = { everySeconds: null, bounds, network: watchNetwork() }
      const at: Instant = later(startOfTest, 86_400)
      const shown = entries.map(({ n, as, ...fields }) =>
        entryOf({
          rawHash: `raw ${n}`,
          identity: `guid:${n}`,
          guid: String(n),
          url: `https://${feed}.example/${n}`,
          canonicalUrl: (as ?? `${feed}.example/${n}`) as CanonicalUrl,
          title: `Story ${n}`,
          contentHash: `content ${n} ${JSON.stringify(fields)}`,
          publishedAt: later(startOfTest, n * 60),
          ...fields,
        }),
      )
      ingest(test.store, [freshReading(feed, shown, '', at)], terms, at)
    },
    [Symbol.asyncDispose]: () => disposing.disposeAsync(),
  }
}
