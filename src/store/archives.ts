/** Slices by the order in which their articles were first stored, which later arrivals do not change. */
import type Database from 'better-sqlite3'
import type { ArchiveRange } from '#model/archive-range.ts'
import type { Filter } from '#model/filter.ts'
import type { ArticleId } from '#model/ids.ts'
import type { Deadline } from './query-deadline.ts'
import type { Walks } from './slice-walk.ts'
import { statements } from './statements.ts'

/** What takes too long is told by Fault `serve/query-too-wide`. */
export interface ArchiveReader {
  /** The number of the article that was stored last; 0 before the first. Numbers only grow. */
  newest(): number
  /** The greatest number below this one of an article in the slice; null where there is none. */
  latestBelow(filter: Filter, number: number): number | null
  /** Articles of the slice in the range, the last stored first, at most so many. */
  members(filter: Filter, range: ArchiveRange, most: number): readonly ArticleId[]
  /** The numbers of all articles of the slice in the range, the greatest first. */
  numbers(filter: Filter, range: ArchiveRange): readonly number[]
  /** Articles that are shown, in the range. */
  states(range: ArchiveRange): readonly ArticleState[]
}

/** Equal as long as an article says the same and is shown by the same feeds. */
export interface ArticleState {
  readonly number: number
  /** Its last change. */
  readonly changedSeq: number
  /** Ids with spaces between, of those that are not withdrawn. */
  readonly feeds: string
}

export function archiveReader(db: Database.Database, walks: Walks, deadline: Deadline): ArchiveReader {
  const last = db.prepare<[], number>('SELECT coalesce(max(article_number), 0) FROM articles').pluck()
  const newest = () => last.get() ?? 0
  const prepared = statements<{ number: number; article_id: string }>(db)
  const states = db.prepare<ArchiveRange, ArticleState>(`
    SELECT a.article_number AS number, a.changed_seq AS changedSeq,
      coalesce((SELECT group_concat(e.feed_id, ' ') FROM entries e WHERE e.article_id = a.article_id
        AND e.feed_id NOT IN (SELECT feed_id FROM withdrawn_sources)), '') AS feeds
    FROM articles a NOT INDEXED WHERE a.article_number BETWEEN :from AND :to AND a.hidden = 0`)

  function find(filter: Filter, { from, to }: ArchiveRange, most: number): { number: number; article_id: string }[] {
    deadline.begin()
    const { sql, params } = walks.stored(filter, { from, to, most, newest: newest() })
    return prepared(sql).all({ ...params, from, to, most })
  }

  return {
    newest,
    latestBelow: (filter, number) => find(filter, { from: 0, to: number - 1 }, 1)[0]?.number ?? null,
    members: (filter, range, most) => find(filter, range, most).map((row) => row.article_id as ArticleId),
    numbers: (filter, range) => find(filter, range, range.to - range.from + 1).map((row) => row.number),
    states: (range) => states.all(range),
  }
}
