/** One ingest for a data folder, one export for another. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Fault } from '#model/fault.ts'

export interface FolderLock {
  close(): void
}

/** @throws Fault `store/in-use` where another process holds it. */
export function lockIngest(dataDir: string): FolderLock {
  return lockFile(join(dataDir, 'ingest.lock'), (cause) => new Fault('store/in-use', `another process ingests into ${dataDir}`, { cause }))
}

/** @throws Fault `export/in-use` where another process holds it. */
export function lockExport(folder: string): FolderLock {
  return lockFile(join(folder, '.tributary.lock'), (cause) => new Fault('export/in-use', `another export writes into ${folder}`, { cause }))
}

/** Held by an exclusive transaction on a file: the system lets go of it however the process dies. */
function lockFile(file: string, inUse: (cause: unknown) => Fault): FolderLock {
  const db = new Database(file, { timeout: 0 })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw inUse(error)
    }
    throw error
  }
  return { close: () => void db.close() }
}
