/** What many rows of a transaction change by one each: kept in memory as long as it lasts, and written once, at its end. */
import type Database from 'better-sqlite3'
import type { FeedId } from '#model/ids.ts'
import type { TagKind } from '#model/tag.ts'

export interface Tallies {
  /** A row came to `tags` (1), or left it (-1); those in passing are not counted. */
  countTag(kind: TagKind, value: string, by: 1 | -1): void
  /** A row came to `entries`. */
  countEntry(feed: FeedId): void
  /** The last number given to a change, plus one; `least` where that is larger. Each is given once. */
  nextSeq(least: number): number
  /** Last of all in the transaction. */
  write(): void
  /** The transaction is over: written or rolled back. */
  forget(): void
}

export function openTallies(db: Database.Database): Tallies {
  const tags = new Map<string, { readonly kind: TagKind; readonly value: string; by: number }>()
  const entries = new Map<FeedId, number>()
  let seq: number | null = null
  const lastSeq = db.prepare<[], { last_seq: number }>('SELECT last_seq FROM stores')
  const saveSeq = db.prepare('UPDATE stores SET last_seq = :seq')
  const addTags = db.prepare(`
    INSERT INTO tag_counts (kind, value, articles) VALUES (:kind, :value, :by)
    ON CONFLICT (kind, value) DO UPDATE SET articles = articles + excluded.articles`)
  const addEntries = db.prepare(`
    INSERT INTO entry_counts (feed_id, entries) VALUES (:feed, :by)
    ON CONFLICT (feed_id) DO UPDATE SET entries = entries + excluded.entries`)

  return {
    countTag: (kind, value, by) => {
      const key = `${kind} ${value}`
      const tally = tags.get(key)
      if (tally === undefined) tags.set(key, { kind, value, by })
      else tally.by += by
    },
    countEntry: (feed) => void entries.set(feed, (entries.get(feed) ?? 0) + 1),
    nextSeq: (least) => {
      seq = Math.max((seq ?? lastSeq.get()?.last_seq ?? 0) + 1, least)
      return seq
    },
    write: () => {
      if (seq !== null) saveSeq.run({ seq })
      for (const tally of tags.values()) if (tally.by !== 0) addTags.run(tally)
      for (const [feed, by] of entries) addEntries.run({ feed, by })
    },
    forget: () => {
      seq = null
      tags.clear()
      entries.clear()
    },
  }
}
