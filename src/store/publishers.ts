/** Publishers as the store's feeds name them. */
import type Database from 'better-sqlite3'
import type { FeedId } from '#model/ids.ts'
import { type Publisher, publisherOf } from '#model/publisher.ts'
import { type SourceRow, sourceQuery, toSource } from './feed-rows.ts'

export interface PublisherReader {
  /** With all their feeds, of which there may be articles; in no order. */
  all(): readonly PublisherFeeds[]
  /** None where no feed is of this publisher. */
  feedsOf(publisher: string): readonly FeedId[]
}

export interface PublisherFeeds extends Publisher {
  readonly feeds: readonly FeedId[]
}

export function publisherReader(db: Database.Database): PublisherReader {
  const sources = db.prepare<[], SourceRow>(sourceQuery)
  const all = () => {
    const found = new Map<string, Publisher & { feeds: FeedId[] }>()
    for (const source of sources.all().map(toSource)) {
      const publisher = publisherOf(source)
      const known = found.get(publisher.id)
      if (known === undefined) found.set(publisher.id, { ...publisher, feeds: [source.id] })
      else known.feeds.push(source.id)
    }
    return [...found.values()]
  }
  return { all, feedsOf: (publisher) => all().find(({ id }) => id === publisher)?.feeds ?? [] }
}
