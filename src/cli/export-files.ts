/** `tributary export DIR`: all feeds, slices and archives as files for any web server. */
import { readdirSync, readFileSync } from 'node:fs'
import { shortHash } from '#lib/hash.ts'
import { type ArchiveRange, formatRange, readRange } from '#model/archive-range.ts'
import { archiveFormats } from '#publish/publish.ts'
import { feedItems, pageItems } from '#serve/slices.ts'
import type { ClosedDocument } from '#workers/archive-chain.ts'
import type { ExportedSlice } from '#workers/exported-slices.ts'
import type { ReadMethods } from '#workers/read-thread.ts'
import { startThread, type Thread } from '#workers/thread.ts'
import { type ExportFolder, type ExportTally, openExportFolder } from './export-folder.ts'
import { progressBar } from './progress-bar.ts'

export interface ExportOptions {
  readonly dataDir: string
  readonly folder: string
  /** Where the files will be read, without a slash at the end. */
  readonly publicUrl: string
  /** Of this program. */
  readonly version: string
}

export interface ExportOutcome extends ExportTally {
  /** Paths whose names no file system takes. */
  readonly leftOut: readonly string[]
}

/** What is to be written of a slice. */
interface SlicePlan {
  readonly slice: ExportedSlice
  readonly chain: readonly ClosedDocument[]
  /** What a reader may be on the way to who read the documents of the last run; the oldest first. */
  readonly replaced: readonly ClosedDocument[]
}

/** Begins the mark of a closed document that the followed ones no longer lead to. */
const replacedMark = 'replaced'
const staticFiles = new URL('../web/static/', import.meta.url)
/** In bytes, on every usual file system. */
const longestName = 255

/** @throws Fault `store/*`, `export/*` */
export async function exportFiles({ dataDir, folder, publicUrl, version }: ExportOptions): Promise<ExportOutcome> {
  const reader = startThread<ReadMethods>(new URL('../../workers/read-thread.ts', import.meta.url), null)
  let into: ExportFolder | null = null
  try {
    await reader.call('open', { dataDir, version })
    const plan = await reader.call('exportPlan', { publicUrl })
    into = openExportFolder(folder)
    const madeWith = shortHash(JSON.stringify([version, plan.settingsHash, publicUrl]))
    const fit = plan.slices.filter(({ path }) => hasShortName(path))
    await writeSlices(reader, into, fit, publicUrl, madeWith)
    for (const name of readdirSync(staticFiles)) into.write(`static/${name}`, readFileSync(new URL(name, staticFiles)), null)
    into.write('slices.opml', plan.opml, null)
    return { ...into.finish(), leftOut: plan.slices.filter((slice) => !fit.includes(slice)).map(({ path }) => path) }
  } finally {
    into?.close()
    await reader.call('close', null)
    await reader.end()
  }
}

async function writeSlices(
  reader: Thread<ReadMethods>,
  into: ExportFolder,
  slices: readonly ExportedSlice[],
  publicUrl: string,
  madeWith: string,
): Promise<void> {
  const plans: SlicePlan[] = []
  for (const slice of slices) plans.push(await planOf(reader, into, slice))
  const bar = progressBar(
    'exporting',
    plans.reduce((sum, { chain, replaced }) => sum + chain.length + replaced.length + 1, 0),
  )
  let done = 0
  try {
    for (const { slice, chain, replaced } of plans) {
      const archives = archiveWriter(reader, into, slice, publicUrl, () => bar.show(++done))
      // The oldest first, so that each finds the one it names.
      for (const { mark, ...document } of chain.toReversed()) await archives.write(document, shortHash(`${madeWith} ${mark}`))
      for (const { mark, ...document } of replaced) {
        await archives.reach(document.previous, replacedMark)
        await archives.write(document, `${replacedMark} ${shortHash(`${madeWith} ${mark}`)}`)
      }
      await writeFollowed(reader, into, slice, publicUrl, archives)
      bar.show(++done)
    }
  } finally {
    bar.end()
  }
}

/** What is no part of the chain any more stays until the next time that something is replaced, up to date like all else: nothing that was withdrawn is left. */
async function planOf(reader: Thread<ReadMethods>, into: ExportFolder, slice: ExportedSlice): Promise<SlicePlan> {
  const marks = [...into.marksIn(`${fileOf(slice.path)}/archive/`)]
  const standing = marks.flatMap(([name, mark]) => {
    const range = name.endsWith('.atom') ? readRange(name.slice(0, -'.atom'.length)) : null
    return range === null ? [] : [{ range, isReplaced: mark?.startsWith(replacedMark) === true }]
  })
  const before = standing.map(({ range }) => range)
  const { documents, replaced } = await reader.call('exportedChain', { slice: slice.name, limit: feedItems, before })
  const older = new Set(standing.filter(({ isReplaced }) => isReplaced).map(({ range }) => formatRange(range)))
  const newly = replaced.filter(({ range }) => !older.has(formatRange(range)))
  return {
    slice,
    chain: documents,
    replaced: (newly.length > 0 ? newly : replaced).toSorted((one, other) => one.range.to - other.range.to),
  }
}

/** What is followed is written last, when all is there that it leads to. */
async function writeFollowed(
  reader: Thread<ReadMethods>,
  into: ExportFolder,
  slice: ExportedSlice,
  publicUrl: string,
  archives: ArchiveWriter,
): Promise<void> {
  const feeds = await reader.call('exportedFeeds', { slice: slice.name, publicUrl, limit: feedItems, onPage: pageItems })
  if (feeds === null) return
  await archives.reach(feeds.previous)
  const file = fileOf(slice.path)
  for (const [format, body] of Object.entries(feeds.documents)) into.write(`${file}.${format}`, body, null)
  into.write(slice.name.kind === null ? 'index.html' : `${file}/index.html`, feeds.page, null)
}

interface ArchiveWriter {
  write(document: Omit<ClosedDocument, 'mark'>, mark: string): Promise<void>
  /** Writes what was closed in the meantime: from this one back to one that is written. */
  reach(range: ArchiveRange | null, mark?: string): Promise<void>
}

function archiveWriter(
  reader: Thread<ReadMethods>,
  into: ExportFolder,
  { name, path }: ExportedSlice,
  publicUrl: string,
  onDone: () => void,
): ArchiveWriter {
  const written = new Set<string>()
  const place = (range: ArchiveRange, format: string) => `${fileOf(path)}/archive/${formatRange(range)}.${format}`
  return {
    write: async ({ range, previous }, mark) => {
      written.add(formatRange(range))
      const kept = archiveFormats.filter((format) => into.keeps(place(range, format), mark))
      if (kept.length < archiveFormats.length) {
        const archive = await reader.call('exportedArchive', { slice: name, publicUrl, range, previous })
        for (const format of archiveFormats) {
          if (archive !== null && !kept.includes(format)) into.write(place(range, format), archive.documents[format], mark)
        }
      }
      onDone()
    },
    reach: async (newest, mark) => {
      let range = newest
      while (range !== null && !written.has(formatRange(range))) {
        written.add(formatRange(range))
        const archive = await reader.call('exportedArchive', { slice: name, publicUrl, range })
        for (const format of archiveFormats) if (archive !== null) into.write(place(range, format), archive.documents[format], mark ?? null)
        range = archive?.previous ?? null
      }
    },
  }
}

/** Servers look for the name that an address means, not for its escapes. */
function fileOf(path: string): string {
  return decodeURIComponent(path).slice(1)
}

function hasShortName(path: string): boolean {
  return fileOf(path)
    .split('/')
    .every((name) => Buffer.byteLength(`${name}.json`) <= longestName)
}
