import type Database from 'better-sqlite3'

const mostStatements = 200

/** Statements whose text is made of filters, of which there is no end: when there are many, all are made anew. */
export function statements<R>(db: Database.Database): (sql: string) => Database.Statement<unknown[], R> {
  const kept = new Map<string, Database.Statement<unknown[], R>>()
  return (sql) => {
    const statement = kept.get(sql) ?? db.prepare<unknown[], R>(sql)
    if (kept.size >= mostStatements) kept.clear()
    kept.set(sql, statement)
    return statement
  }
}
