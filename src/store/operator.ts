/** What an operator may wish of a store from outside the service. */
import type Database from 'better-sqlite3'
import type { FeedState } from '#model/feed.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { feedReader } from './feeds.ts'
import { hostWriter } from './hosts.ts'

/** What was done. `waited`: a host was told to wait until now, and is not any more. */
export type Asked =
  /** `state` is the one before; where it is `disabled` or `removed`, feeds.json has the last word, and nothing was done. */
  | { readonly kind: 'feed'; readonly feed: FeedId; readonly state: FeedState; readonly host: string; readonly waited: boolean }
  /** `feeds`: those that had failed there and are asked now. */
  | { readonly kind: 'host'; readonly hosts: readonly string[]; readonly feeds: readonly FeedId[]; readonly waited: boolean }

export interface OperatorWriter {
  /** @param feedOrHost a feed's id or address, else a host's name, with or without its port. @returns null where it is neither */
  askNow(feedOrHost: string, now: Instant): Asked | null
}

export function operatorWriter(db: Database.Database): OperatorWriter {
  const feeds = feedReader(db)
  const hosts = hostWriter(db)
  const askFeed = db.prepare(`
    UPDATE feed_health SET next_at = :now, next_reason = 'the operator asked', stopped_at = NULL WHERE feed_id = :feed`)
  const askArchive = db.prepare(`
    UPDATE backlogs SET next_at = :now, tries = 0 WHERE feed_id = :feed AND (next_at > :now OR (next_at IS NULL AND fault_code IS NOT NULL))`)
  const named = db.prepare<{ name: string; now: number }, { host: string; waited: number }>(`
    SELECT host, coalesce(not_before > :now, 0) AS waited FROM hosts
    WHERE host = :name OR rtrim(rtrim(host, '0123456789'), ':') = :name ORDER BY host`)
  const askHost = db.prepare<{ host: string; now: number }, { feed_id: string }>(`
    UPDATE feed_health SET next_at = :now, next_reason = 'the operator asked'
    WHERE host = :host AND next_at > :now AND fault_code IS NOT NULL RETURNING feed_id`)

  function askFeedNow(feed: FeedId, now: Instant): Asked | null {
    const health = feeds.healthOf(feed, now)
    if (health === null) return null
    const { state, host } = health
    const rests = state === 'disabled' || state === 'removed'
    if (!rests) {
      askFeed.run({ feed, now })
      askArchive.run({ feed, now })
      hosts.clear(host.host)
    }
    return { kind: 'feed', feed, state, host: host.host, waited: !rests && host.until !== null }
  }

  return {
    askNow: (feedOrHost, now) => {
      const feed = feeds.find(feedOrHost)
      if (feed !== null) return askFeedNow(feed, now)
      const found = named.all({ name: feedOrHost.toLowerCase(), now })
      if (found.length === 0) return null
      for (const { host } of found) hosts.clear(host)
      return {
        kind: 'host',
        hosts: found.map(({ host }) => host),
        feeds: found.flatMap(({ host }) => askHost.all({ host, now })).map((row) => feedId(row.feed_id)),
        waited: found.some(({ waited }) => waited === 1),
      }
    },
  }
}
