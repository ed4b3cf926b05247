/** A data folder with a store of many articles in several slices, and the feeds.json they came by. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readFeedsFile } from '#config/config.ts'
import { hostOf } from '#fetch/host-of.ts'
import { instant } from '#model/instant.ts'
import { openStore } from '#store/store.ts'
import { ingest } from '#workers/ingest.ts'
import { watchNetwork } from '#workers/network-watch.ts'
import { sampleTag } from './articles.ts'
import { entryOf } from './entries.ts'
import { freshReading } from './readings.ts'
import { startOfTest } from './store.ts'
import { temporaryFolder } from './temporary.ts'

export interface StoredArticles {
  readonly folder: string
  readonly dataDir: string
  readonly env: Record<string, string>
  /** Stores so many more. */
  add(articles: number): void
  /** Takes another feeds.json up. */
  takeUp(value: object): void
}

const terms = { everySeconds: null, bounds: { usualSeconds: 1800, leastSeconds: 300, mostSeconds: 86_400 }, network: watchNetwork() }
const feeds = [
  { id: 'a', url: 'https://a.example/feed.xml', publisher: 'Правда & Co', enabled: false },
  { id: 'b', url: 'https://b.example/feed.xml', enabled: false },
]

/** Every fifth is on NATO, every fortieth on Afghanistan; two feeds take turns, and so do two languages. */
export function storedArticles(articles: number, settings: object = {}): StoredArticles {
  const folder = temporaryFolder()
  onTestFinished(() => folder[Symbol.dispose]())
  const [dataDir, feedsFile] = [join(folder.path, 'data'), join(folder.path, 'feeds.json')]
  let count = 0

  function takeUp(value: object): void {
    writeFileSync(feedsFile, JSON.stringify({ feeds, ...value }))
    const file = readFeedsFile(feedsFile)
    if (!file.ok) throw new Error(JSON.stringify(file.faults))
    const store = openStore(dataDir)
    store.transaction(() => store.configurations.takeUp(file.hash, file.settings, hostOf, startOfTest))
    store.close()
  }

  function add(more: number): void {
    const store = openStore(dataDir)
    const entries = Array.from({ length: more }, () => entryNumber(++count))
    ingest(
      store,
      [
        freshReading(
          'a',
          entries.filter((_, index) => index % 2 === 0),
        ),
        freshReading(
          'b',
          entries.filter((_, index) => index % 2 === 1),
        ),
      ],
      terms,
      startOfTest,
    )
    store.close()
  }

  takeUp(settings)
  add(articles)
  return { folder: folder.path, dataDir, env: { DATA_DIR: dataDir, FEEDS_FILE: feedsFile }, add, takeUp }
}

function entryNumber(number: number) {
  const title = `Story ${number}`
  const tags = [...(number % 5 === 0 ? [sampleTag('topic', 'nato')] : []), ...(number % 40 === 0 ? [sampleTag('country', 'AF')] : [])]
  const publishedAt = instant(startOfTest - ((number * 7919) % 100_000) * 1000)
  const language = number % 3 === 0 ? 'en' : 'uk'
  return entryOf({
    guid: title,
    identity: `guid:${title}`,
    title,
    publishedAt,
    rawHash: title,
    contentHash: title,
    tags,
    language,
    url: `https://stories.example/${number}`,
  })
}
