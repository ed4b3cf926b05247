/** One ingest for a data folder. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { Fault } from '#model/fault.ts'

export interface IngestLock {
  close(): void
}

/**
 * Held by an exclusive transaction on a file beside the store: the system lets go of it however the process dies.
 * @throws Fault `store/in-use` where another process holds it.
 */
export function lockIngest(dataDir: string): IngestLock {
  const db = new Database(join(dataDir, 'ingest.lock'), { timeout: 0 })
  try {
    db.pragma('journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new Fault('store/in-use', `another process ingests into ${dataDir}`, { cause: error })
    }
    throw error
  }
  return { close: () => void db.close() }
}
