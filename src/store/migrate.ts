/** Brings a database to the newest schema: numbered files, forward only, each in one transaction with its number inside. */
import { readdirSync, readFileSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { Fault } from '#model/fault.ts'
import { searchFunctions } from './search.ts'

const folder = new URL('./migrations/', import.meta.url)

/** @throws Fault `store/newer` where the database was written by a newer program. */
export function migrate(db: Database.Database): void {
  searchFunctions(db)
  const migrations = readMigrations()
  const newest = migrations.at(-1)?.number ?? 0
  const found = versionOf(db)
  if (found > newest) {
    throw new Fault('store/newer', `the database has schema ${found}, this program knows ${newest}`, { detail: db.name })
  }
  for (const migration of migrations) {
    db.transaction(() => {
      // Read again inside the transaction: another process may have been first.
      if (versionOf(db) >= migration.number) return
      db.exec(migration.sql)
      db.pragma(`user_version = ${migration.number}`)
    }).immediate()
  }
}

/** For who may not migrate. @throws Fault `store/newer`, `store/older` where the schema is not the one this program was written for. */
export function checkMigrated(db: Database.Database): void {
  const [found, known] = [versionOf(db), readMigrations().at(-1)?.number ?? 0]
  if (found === known) return
  const code = found > known ? 'store/newer' : 'store/older'
  throw new Fault(code, `the database has schema ${found}, this program knows ${known}`, { detail: db.name })
}

function versionOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

function readMigrations(): { number: number; sql: string }[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => ({ number: Number(name.slice(0, 4)), sql: readFileSync(new URL(name, folder), 'utf8') }))
}
