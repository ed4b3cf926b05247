/**
 * A folder of files for a web server: what is in it changes by rename only, and no file that another made is touched.
 * Which are ours stands in `.tributary.json`, and in a journal beside it while they are written, so that a run that was killed is gone on with.
 */
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { shortHash } from '#lib/hash.ts'
import { Fault } from '#model/fault.ts'
import { lockExport } from '#store/lock.ts'
import { type FileRecord, formatManifest, lineOfJournal, readJournal, readManifest } from './export-manifest.ts'

export interface ExportFolder {
  /** The marks of the files of ours that stand in a folder below it, by their names, as they were before. @param path with a slash at the end */
  marksIn(path: string): ReadonlyMap<string, string | null>
  /** Whether the file stands there, made of what bears this mark; then it is one of those that stay. @param path with slashes, relative to the folder */
  keeps(path: string, mark: string): boolean
  /**
   * Writes what is not there yet; it is one of those that stay.
   * @param mark of what it is made of; null where that is not known
   * @throws Fault `export/foreign-file` where another file stands in the way, `export/unwritable`
   */
  write(path: string, body: Uint8Array, mark: string | null): void
  /** Removes what is of ours and was neither kept nor written. */
  finish(): ExportTally
  close(): void
}

export interface ExportTally {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
}

const manifestName = '.tributary.json'
const journalName = '.tributary.journal'
/** One in each folder that is written to, as long as a file is. */
const partName = '.tributary.part'

/** Creates the folder where there is none. @throws Fault `export/foreign-file`, `export/in-use`, `export/unwritable` */
export function openExportFolder(folder: string): ExportFolder {
  prepare(folder)
  const lock = mapped(folder, () => lockExport(folder))
  try {
    return opened(folder, lock.close)
  } catch (error) {
    lock.close()
    throw error
  }
}

/** Before a folder is taken for ours: files whose names begin with a dot may be there, such as `.git`. */
function prepare(folder: string): void {
  mapped(folder, () => mkdirSync(folder, { recursive: true }))
  if (existsSync(join(folder, manifestName)) || existsSync(join(folder, journalName))) return
  const foreign = mapped(folder, () => readdirSync(folder)).find((name) => !name.startsWith('.'))
  if (foreign !== undefined)
    throw new Fault('export/foreign-file', `${folder} holds ${JSON.stringify(foreign)}, and is no folder of an export`)
}

function opened(folder: string, letGo: () => void): ExportFolder {
  const at = (path: string) => join(folder, path)
  const manifest = readIfThere(at(manifestName))
  const before = manifest === null ? new Map<string, FileRecord>() : readManifest(manifest)
  if (before === null) throw new Fault('export/foreign-file', `${at(manifestName)} is not what an export wrote`)
  const files = new Map(before)
  recover(folder, files)
  const marks = marksByFolder(files)
  const staying = new Set<string>()
  const madeFolders = new Set<string>()
  const tally = { written: 0, unchanged: 0, removed: 0 }
  let journal: number | null = null

  const stands = (path: string): FileRecord | null => {
    const record = files.get(path)
    return record !== undefined && statSync(at(path), { throwIfNoEntry: false })?.size === record.size ? record : null
  }

  function stay(path: string): void {
    staying.add(path)
    tally.unchanged += 1
  }

  function place(path: string, body: Uint8Array): void {
    const parent = dirname(at(path))
    if (!madeFolders.has(parent)) mkdirSync(parent, { recursive: true })
    madeFolders.add(parent)
    writeFileSync(join(parent, partName), body)
    renameSync(join(parent, partName), at(path))
  }

  function note(path: string, record: FileRecord): void {
    journal ??= openSync(at(journalName), 'a')
    writeFileSync(journal, lineOfJournal(path, record))
  }

  return {
    marksIn: (path) => marks.get(path) ?? new Map(),
    keeps: (path, mark) => {
      if (stands(path)?.mark !== mark) return false
      stay(path)
      return true
    },
    write: (path, body, mark) => {
      const record = { hash: shortHash(body), size: body.byteLength, mark }
      if (stands(path)?.hash === record.hash) {
        files.set(path, record)
        return stay(path)
      }
      mapped(at(path), () => {
        if (!files.has(path) && lstatSync(at(path), { throwIfNoEntry: false }) !== undefined)
          throw new Fault('export/foreign-file', `${at(path)} stands where a file is to be written, and is none of ours`)
        note(path, record)
        place(path, body)
      })
      files.set(path, record)
      staying.add(path)
      tally.written += 1
    },
    finish: () => {
      mapped(folder, () => {
        for (const path of files.keys()) {
          if (staying.has(path)) continue
          if (removeFile(folder, path)) tally.removed += 1
          files.delete(path)
        }
        const text = formatManifest(files)
        if (text !== manifest) place(manifestName, Buffer.from(text))
        rmSync(at(journalName), { force: true })
      })
      return tally
    },
    close: () => {
      if (journal !== null) closeSync(journal)
      letGo()
    },
  }
}

/** By the path of the folder, with a slash at its end, and the name in it. */
function marksByFolder(files: ReadonlyMap<string, FileRecord>): ReadonlyMap<string, ReadonlyMap<string, string | null>> {
  const folders = new Map<string, Map<string, string | null>>()
  for (const [path, { mark }] of files) {
    const end = path.lastIndexOf('/') + 1
    const known = folders.get(path.slice(0, end)) ?? new Map()
    folders.set(path.slice(0, end), known.set(path.slice(end), mark))
  }
  return folders
}

/** What a run that was killed had begun to write: of each the file that was meant, or an older one, or none. */
function recover(folder: string, files: Map<string, FileRecord>): void {
  for (const [path, record] of readJournal(readIfThere(join(folder, journalName)) ?? '')) {
    mapped(folder, () => rmSync(join(folder, dirname(path), partName), { force: true }))
    const body = mapped(join(folder, path), () => bytesIfThere(join(folder, path)))
    files.set(path, body !== null && shortHash(body) === record.hash ? record : { hash: '', size: -1, mark: null })
  }
}

/** And the folders that are empty then. */
function removeFile(folder: string, path: string): boolean {
  const isThere = existsSync(join(folder, path))
  rmSync(join(folder, path), { force: true })
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(folder, parent))
    } catch {
      break
    }
  }
  return isThere
}

function readIfThere(file: string): string | null {
  return mapped(file, () => bytesIfThere(file))?.toString() ?? null
}

function bytesIfThere(file: string): Buffer | null {
  return existsSync(file) ? readFileSync(file) : null
}

function mapped<T>(what: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    if (cause instanceof Fault) throw cause
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new Fault('export/foreign-file', `a file stands where a folder is to be, at or above ${what}`, { cause })
    throw new Fault('export/unwritable', `${what} cannot be written (${code})`, { cause })
  }
}
