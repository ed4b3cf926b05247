/** What many rows of a transaction change by one each. */
import type Database from 'better-sqlite3'
import type { FeedId } from '#model/ids.ts'
import type { TagKind } from '#model/tag.ts'
import type { AtEnd } from './at-end.ts'

export interface Tallies extends AtEnd {
  /** By which number rows of `tagged` name it; given when it is asked for first. */
  tagNumber(kind: TagKind, value: string): number
  /** A row came to `tagged` (1), or left it (-1). */
  countTag(tag: number, by: 1 | -1): void
  /** A row came to `entries`. */
  countEntry(feed: FeedId): void
  /** The last number given to a change, plus one; `least` where that is larger. Each is given once. */
  nextSeq(least: number): number
  /** The number of an entry that is about to be stored. */
  nextEntry(): number
}

export function openTallies(db: Database.Database): Tallies {
  const numbers = new Map<string, number>()
  const tags = new Map<number, number>()
  const entries = new Map<FeedId, number>()
  let seq: number | null = null
  let entry: number | null = null
  const lastSeq = db.prepare<[], { last_seq: number }>('SELECT last_seq FROM stores')
  const lastEntry = db.prepare<[], number | null>('SELECT max(entry_id) FROM entries').pluck()
  const saveSeq = db.prepare('UPDATE stores SET last_seq = :seq')
  const numbered = db
    .prepare<{ kind: string; value: string }, number>('SELECT tag FROM tag_counts WHERE kind = :kind AND value = :value')
    .pluck()
  const number = db.prepare('INSERT INTO tag_counts (kind, value, articles) VALUES (:kind, :value, 0)')
  const addTags = db.prepare('UPDATE tag_counts SET articles = articles + :by WHERE tag = :tag')
  const addEntries = db.prepare(`
    INSERT INTO entry_counts (feed_id, entries) VALUES (:feed, :by)
    ON CONFLICT (feed_id) DO UPDATE SET entries = entries + excluded.entries`)

  return {
    tagNumber: (kind, value) => {
      const key = `${kind} ${value}`
      const known = numbers.get(key) ?? numbered.get({ kind, value }) ?? Number(number.run({ kind, value }).lastInsertRowid)
      numbers.set(key, known)
      return known
    },
    countTag: (tag, by) => void tags.set(tag, (tags.get(tag) ?? 0) + by),
    countEntry: (feed) => void entries.set(feed, (entries.get(feed) ?? 0) + 1),
    nextSeq: (least) => {
      seq = Math.max((seq ?? lastSeq.get()?.last_seq ?? 0) + 1, least)
      return seq
    },
    nextEntry: () => {
      entry = (entry ?? lastEntry.get() ?? 0) + 1
      return entry
    },
    write: () => {
      if (seq !== null) saveSeq.run({ seq })
      for (const [tag, by] of tags) if (by !== 0) addTags.run({ tag, by })
      for (const [feed, by] of entries) addEntries.run({ feed, by })
    },
    forget: () => {
      seq = null
      entry = null
      numbers.clear()
      tags.clear()
      entries.clear()
    },
  }
}
