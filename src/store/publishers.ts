/** Publishers as the store's feeds name them. */
import type Database from 'better-sqlite3'
import type { FeedId } from '#model/ids.ts'
import { type PublisherFeeds, publishersOf } from '#model/publisher.ts'
import { type SourceRow, sourceQuery, toSource } from './feed-rows.ts'

export interface PublisherReader {
  /** In no order, those of removed feeds too: their articles stay. */
  all(): readonly PublisherFeeds[]
  /** For one question, which may name many: all are looked up with the first. None where no feed is of the publisher. */
  lookUp(): (publisher: string) => readonly FeedId[]
}

export function publisherReader(db: Database.Database): PublisherReader {
  const sources = db.prepare<[], SourceRow>(sourceQuery)
  const all = () => publishersOf(sources.all().map(toSource))
  return {
    all,
    lookUp: () => {
      let known: ReadonlyMap<string, readonly FeedId[]> | null = null
      return (publisher) => {
        known ??= new Map(all().map(({ id, feeds }) => [id, feeds]))
        return known.get(publisher) ?? []
      }
    },
  }
}
