/** Publishers as the store's feeds name them. */
import type Database from 'better-sqlite3'
import type { FeedId } from '#model/ids.ts'
import { type PublisherFeeds, publishersOf } from '#model/publisher.ts'
import { type SourceRow, sourceQuery, toSource } from './feed-rows.ts'

export interface PublisherReader {
  /** In no order, those of removed feeds too: their articles stay. */
  all(): readonly PublisherFeeds[]
  /** None where no feed is of this publisher. */
  feedsOf(publisher: string): readonly FeedId[]
}

export function publisherReader(db: Database.Database): PublisherReader {
  const sources = db.prepare<[], SourceRow>(sourceQuery)
  const version = db.prepare<[], number>('SELECT data_version FROM pragma_data_version').pluck()
  let known: { readonly version: number; readonly all: readonly PublisherFeeds[] } | null = null

  /** Of a thousand feeds it takes 2 ms, and each slice that names a publisher asks for it: who only reads has it made once for a commit of others. */
  function all(): readonly PublisherFeeds[] {
    if (!db.readonly) return publishersOf(sources.all().map(toSource))
    const now = version.get() ?? 0
    if (known?.version !== now) known = { version: now, all: publishersOf(sources.all().map(toSource)) }
    return known.all
  }

  return { all, feedsOf: (publisher) => all().find(({ id }) => id === publisher)?.feeds ?? [] }
}
