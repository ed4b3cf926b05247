/** SQLite's errors as ours. */
import Database from 'better-sqlite3'
import { Fault, type FaultCode } from '#model/fault.ts'

const codes: readonly (readonly [prefix: string, code: FaultCode, message: string])[] = [
  ['SQLITE_FULL', 'store/full', 'the disk is full'],
  ['SQLITE_IOERR_WRITE', 'store/full', 'the disk takes no more'],
  ['SQLITE_BUSY', 'store/busy', 'the database is held by another program'],
  ['SQLITE_LOCKED', 'store/busy', 'the database is held by another program'],
  ['SQLITE_CORRUPT', 'store/corrupt', 'the database is damaged'],
  ['SQLITE_NOTADB', 'store/corrupt', 'the file is no SQLite database'],
  ['SQLITE_READONLY', 'store/unwritable', 'the database cannot be written'],
  ['SQLITE_CANTOPEN', 'store/unwritable', 'the database cannot be opened'],
]

/** A Fault for what the world did to the database; anything else comes back as it is. */
export function storeFault(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  const known = codes.find(([prefix]) => error.code.startsWith(prefix))
  return known === undefined ? error : new Fault(known[1], known[2], { detail: `${error.code}: ${error.message}`, cause: error })
}
