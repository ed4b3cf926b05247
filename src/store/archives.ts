/** Slices by the order in which their articles were first stored, which later arrivals do not change. */
import type Database from 'better-sqlite3'
import type { ArchiveRange } from '#model/archive-range.ts'
import type { Filter } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'
import { sliceTest } from './filter-sql.ts'

export interface ArchiveReader {
  /** The number of the article that was stored last; 0 before the first. Numbers only grow. */
  newest(): number
  /** The greatest number below this one of an article in the slice; null where there is none. */
  latestBelow(filter: Filter, number: number): number | null
  /** Articles of the slice in the range, the last stored first, at most so many. */
  members(filter: Filter, range: ArchiveRange, most: number): readonly ArticleId[]
}

export function archiveReader(db: Database.Database): ArchiveReader {
  const newest = db.prepare<[], { number: number | null }>('SELECT max(article_number) AS number FROM articles')
  const statements = new Map<string, Database.Statement<unknown[], { number: number; article_id: string }>>()

  function find(filter: Filter, where: string, params: Readonly<Record<string, number>>) {
    const test = sliceTest(filter)
    const sql = `SELECT a.article_number AS number, a.article_id FROM articles a
      WHERE a.hidden = 0 AND ${where} AND ${test.where} ORDER BY a.article_number DESC LIMIT :most`
    const statement = statements.get(sql) ?? db.prepare<unknown[], { number: number; article_id: string }>(sql)
    statements.set(sql, statement)
    return statement.all({ ...test.params, ...params })
  }

  return {
    newest: () => newest.get()?.number ?? 0,
    latestBelow: (filter, number) => find(filter, 'a.article_number < :below', { below: number, most: 1 })[0]?.number ?? null,
    members: (filter, { from, to }, most) =>
      find(filter, 'a.article_number BETWEEN :from AND :to', { from, to, most }).map((row) => row.article_id as ArticleId),
  }
}
