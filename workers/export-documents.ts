/** Slices as files: what `export DIR` writes. */
import type { Settings } from '#config/settings.ts'
import type { ArchiveRange } from '#model/archive-range.ts'
import { Fault } from '#model/fault.ts'
import type { SliceName } from '#model/filter.ts'
import { type archiveFormats, type OutputFormat, renderFeed } from '#publish/publish.ts'
import { type ArchiveChain, archiveChain } from './archive-chain.ts'
import { type ArticleStates, readArticleStates } from './article-states.ts'
import { documentArticles } from './document-articles.ts'
import { type ExportedSlice, exportedSlices } from './exported-slices.ts'
import { feedPage, soughtBy } from './feed-documents.ts'
import { labels, now, reading } from './reader.ts'
import { slicesOpml, streamOf } from './stream-pages.ts'
import { withdrawnFrom } from './withdrawn.ts'

/** A slice as files: nothing in them leads to an address that must be answered. */
export interface ExportOrder {
  readonly slice: SliceName
  readonly publicUrl: string
}

export interface ChainOrder {
  readonly slice: SliceName
  readonly limit: number
  /** The closed documents that stand there. */
  readonly before: readonly ArchiveRange[]
}

/** The one it is to name before it; absent: as the store has it. */
export interface ArchiveOrder extends ExportOrder {
  readonly range: ArchiveRange
  readonly previous?: ArchiveRange | null
}

export interface FeedsOrder extends ExportOrder {
  readonly limit: number
  readonly onPage: number
}

/** The documents that are followed, all from one snapshot. */
export interface ExportedFeeds {
  readonly documents: Readonly<Record<OutputFormat, Uint8Array>>
  /** The page. */
  readonly page: Uint8Array
  /** The newest closed document; null where there is none. */
  readonly previous: ArchiveRange | null
}

export interface ExportedArchive {
  readonly documents: Readonly<Record<(typeof archiveFormats)[number], Uint8Array>>
  readonly previous: ArchiveRange | null
}

/** Of an export, which reads them once. */
let states: ArticleStates | null = null

export function exportPlan(publicUrl: string) {
  const { store } = reading()
  const configuration = store.configurations.current<Settings>()
  if (configuration === null) throw new Fault('store/missing', 'the store knows no feeds.json yet')
  const { settings, hash } = configuration
  const slices: readonly ExportedSlice[] = exportedSlices(store, settings, labels(settings))
  return { slices, settingsHash: hash, opml: slicesOpml(publicUrl).body }
}

export function exportedChain({ slice, limit, before }: ChainOrder): ArchiveChain {
  const { store } = reading()
  states ??= readArticleStates(store)
  const sought = soughtBy({ slice, q: '', start: null, limit })
  if (sought === null || sought.moves) return { documents: [], replaced: [] }
  return archiveChain(store, sought.filter, limit, states, before)
}

export function exportedArchive({ slice: name, publicUrl, range, previous }: ArchiveOrder): ExportedArchive | null {
  const { store } = reading()
  const asked = { ...exported(name, publicUrl), limit: 0, archive: range }
  const slice = soughtBy(asked)
  const found = slice === null ? null : documentArticles(store, slice, asked)
  if (slice === null || found === null) return null
  const before = previous === undefined ? found.previous : previous
  const page = { ...found, previous: before, withdrawn: withdrawnFrom(store, slice.filter, asked, found, now()) }
  const bytes = (format: OutputFormat) => Buffer.from(renderFeed(format, feedPage({ ...asked, format }, slice, page)))
  return { documents: { atom: bytes('atom'), rss: bytes('rss') }, previous: before }
}

export function exportedFeeds({ slice: name, publicUrl, limit, onPage }: FeedsOrder): ExportedFeeds | null {
  const { store } = reading()
  const asked = { ...exported(name, publicUrl), limit, archive: null }
  const slice = soughtBy(asked)
  if (slice === null) return null
  const found = documentArticles(store, slice, asked)
  if (found === null) return null
  // What lies before is in the archives: no file answers the address of a page.
  const page = { ...found, older: null, withdrawn: withdrawnFrom(store, slice.filter, asked, found, now()) }
  const bytes = (format: OutputFormat) => Buffer.from(renderFeed(format, feedPage({ ...asked, format }, slice, page)))
  const { articles } = store.articles.summaries(slice.filter, null, onPage)
  const files = { root: new URL(publicUrl).pathname.replace(/\/$/, '') }
  return {
    documents: { atom: bytes('atom'), rss: bytes('rss'), json: bytes('json') },
    page: Buffer.from(streamOf(asked, slice, { articles, newer: null, older: null, beyond: null }, null, files)),
    previous: found.previous,
  }
}

/** As a reader would ask who names nothing; our own hub answers no file. */
function exported(slice: SliceName, publicUrl: string) {
  return { slice, publicUrl, q: '', content: 'full', start: null, namedLimit: null, calledAt: null } as const
}
