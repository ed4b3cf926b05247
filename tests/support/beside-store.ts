/** A look into the store of a running service, and what only time would do to it. */
import { join } from 'node:path'
import Database from 'better-sqlite3'

interface Place {
  readonly dataDir: string
}

/** The first row. */
export function readRow<T>({ dataDir }: Place, sql: string): T {
  const db = new Database(join(dataDir, 'tributary.db'), { readonly: true })
  try {
    return db.prepare(sql).get() as T
  } finally {
    db.close()
  }
}

export function changeStore({ dataDir }: Place, sql: string): void {
  const db = new Database(join(dataDir, 'tributary.db'), { timeout: 5000 })
  db.prepare(sql).run()
  db.close()
}
