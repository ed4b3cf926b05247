/** Rows of feeds and sources, and what they are outside: what the operator wishes, what the feed says of itself. */
import type { Feed, Source } from '#model/feed.ts'
import { feedId } from '#model/ids.ts'
import type { PublishPolicy } from '#model/publish-policy.ts'

export const sourceColumns = `
  f.feed_id, f.url, f.title, f.publisher, f.language, f.private, f.publish,
  s.title AS stated_title, s.site_url, s.feed_uri, s.language AS stated_language, s.description, s.image_url, s.rights`

/** Also for the sources of articles. */
export const sourceQuery = `SELECT ${sourceColumns} FROM feeds f LEFT JOIN sources s ON s.feed_id = f.feed_id`

export interface FeedRow {
  feed_id: string
  url: string
  title: string | null
  publisher: string | null
  topics: string
  regions: string
  language: string | null
  every_seconds: number | null
  enabled: number
  private: number
  fulltext: number
  publish: string
  secrets: string | null
  folders: string
  opml: string
}

export interface SourceRow extends Pick<FeedRow, 'feed_id' | 'url' | 'title' | 'publisher' | 'language' | 'private' | 'publish'> {
  stated_title: string | null
  site_url: string | null
  feed_uri: string | null
  stated_language: string | null
  description: string | null
  image_url: string | null
  rights: string | null
}

/** The keys stand in the model's order: a feed is compared with the operator's by its JSON. */
export function toFeed(row: FeedRow): Feed {
  return {
    id: feedId(row.feed_id),
    url: row.url,
    title: row.title,
    publisher: row.publisher,
    topics: JSON.parse(row.topics),
    regions: JSON.parse(row.regions),
    language: row.language,
    everySeconds: row.every_seconds,
    enabled: row.enabled === 1,
    private: row.private === 1,
    fulltext: row.fulltext === 1,
    publish: JSON.parse(row.publish),
    secrets: row.secrets === null ? null : JSON.parse(row.secrets),
    folders: JSON.parse(row.folders),
    opml: JSON.parse(row.opml),
  }
}

export function fromFeed(feed: Feed): FeedRow {
  return {
    feed_id: feed.id,
    url: feed.url,
    title: feed.title,
    publisher: feed.publisher,
    topics: JSON.stringify(feed.topics),
    regions: JSON.stringify(feed.regions),
    language: feed.language,
    every_seconds: feed.everySeconds,
    enabled: Number(feed.enabled),
    private: Number(feed.private),
    fulltext: Number(feed.fulltext),
    publish: JSON.stringify(feed.publish),
    secrets: feed.secrets === null ? null : JSON.stringify(feed.secrets),
    folders: JSON.stringify(feed.folders),
    opml: JSON.stringify(feed.opml),
  }
}

/** What readers may see; a private feed's address stays out, and so does an id of its own that is that address. */
export function toSource(row: SourceRow): Source {
  const isPrivate = row.private === 1
  const policy: PublishPolicy = JSON.parse(row.publish)
  return {
    id: feedId(row.feed_id),
    title: row.title ?? row.stated_title ?? row.publisher ?? row.feed_id,
    publisher: row.publisher,
    url: isPrivate ? null : row.url,
    siteUrl: row.site_url,
    feedUri: isPrivate ? null : row.feed_uri,
    language: row.language ?? row.stated_language,
    description: isPrivate ? null : row.description,
    imageUrl: isPrivate ? null : row.image_url,
    rights: policy.rights ?? (isPrivate ? null : row.rights),
    policy,
  }
}
