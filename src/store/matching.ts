/** Which of some articles are in a slice now. */
import type Database from 'better-sqlite3'
import type { Filter } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'
import { sliceWalk } from './filter-sql.ts'

export type Matching = (filter: Filter, ids: readonly ArticleId[]) => ArticleId[]

export function matching(db: Database.Database): Matching {
  const statements = new Map<string, Database.Statement<unknown[], { id: ArticleId }>>()
  return (filter, ids) => {
    const { from, where, params } = sliceWalk(filter)
    // CROSS JOIN keeps the order: few articles are looked up, a slice may have very many. Their place leads to them in a slice's own index.
    const sql = `SELECT DISTINCT a.article_id AS id FROM json_each(:ids) i CROSS JOIN articles a ON a.article_id = i.value AND a.hidden = 0
      CROSS JOIN ${from} w ON w.article_id = a.article_id AND w.sort_at = a.sort_at WHERE ${where}`
    const statement = statements.get(sql) ?? db.prepare<unknown[], { id: ArticleId }>(sql)
    statements.set(sql, statement)
    return statement.all({ ...params, ids: JSON.stringify(ids) }).map((row) => row.id)
  }
}
