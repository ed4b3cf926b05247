import type Database from 'better-sqlite3'

/** What a parameter may be. */
export type Bound = string | number | Uint8Array | null

/** A statement that takes a row's values by position: better-sqlite3 asks a row three times for each that has a name. */
export interface ByPosition<Row, Result> {
  run(row: Row): Database.RunResult
  get(row: Row): Result | undefined
}

/** For what runs with every article. @param sql each of its `:name` is one of the row's */
export function byPosition<Row extends Readonly<Record<keyof Row, Bound>>, Result = never>(
  db: Database.Database,
  sql: string,
): ByPosition<Row, Result> {
  const names: (keyof Row)[] = []
  const positional = sql.replace(/:([a-z]\w*)/gi, (_whole, name: string) => {
    names.push(name as keyof Row)
    return '?'
  })
  const statement = db.prepare<Bound[], Result>(positional)
  const valueIn = (row: Row, name: keyof Row): Bound => {
    const value = row[name]
    if (value === undefined) throw new TypeError(`the row has no ${String(name)}`)
    return value
  }
  return {
    run: (row) => statement.run(...names.map((name) => valueIn(row, name))),
    get: (row) => statement.get(...names.map((name) => valueIn(row, name))),
  }
}
