/** The sequence of everything that happened to articles. It never repeats and never goes back, a restore from backup included. */
import type Database from 'better-sqlite3'
import type { ArticleId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import type { Tallies } from './tallies.ts'

export type ChangeKind = 'new' | 'changed' | 'merged' | 'withdrawn' | 'restored' | 'tags' | 'story-joined' | 'story-left'
export type ChangeCause = 'feed' | 'retag' | 'operator' | 'fulltext'

export interface Change {
  readonly article: ArticleId
  readonly kind: ChangeKind
  readonly cause: ChangeCause
  readonly because: string
}

export interface ChangeWriter {
  /** The number of the next change: the last one plus one, or the time in microseconds where that is larger. Each is given once. */
  next(now: Instant): number
  /** @param seq from `next`, so that what it is about can bear it when it is written */
  append(seq: number, change: Change, now: Instant): void
}

export function changeWriter(db: Database.Database, tallies: Tallies): ChangeWriter {
  const insert = db.prepare(`
    INSERT INTO changes (seq, article_id, kind, cause, because, at) VALUES (?, ?, ?, ?, ?, ?)`)
  return {
    next: (now) => tallies.nextSeq(now * 1000),
    append: (seq, { article, kind, cause, because }, now) => void insert.run(seq, article, kind, cause, because, now),
  }
}
