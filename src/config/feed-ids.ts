/** Ids for feeds that were given none. */
import { sha256Base32 } from '#lib/hash.ts'
import { type FeedId, feedId, feedIdFromUrl } from '#model/ids.ts'
import { normalAddress } from './address.ts'

export interface Nameable {
  readonly id?: string | undefined
  readonly url: string
  readonly private: boolean
}

const hashLength = 8
const longestBase = 64 - hashLength - 1

/**
 * One id a feed, in the order given, no two alike, and none dependent on the order.
 * An id is made from the address alone, unless two addresses would give the same: then both bear a hash of theirs. Long addresses bear
 * one at once, so that a second feed with the same beginning does not rename the first; of a private address nothing but the hash shows.
 */
export function fillFeedIds(feeds: readonly Nameable[]): readonly FeedId[] {
  const bases = feeds.map(baseOf)
  const uses = new Map<string, number>()
  for (const base of bases) uses.set(base, (uses.get(base) ?? 0) + 1)
  const needsHash = (feed: Nameable, base: string) =>
    feed.id === undefined && (feed.private || base.length > longestBase || uses.get(base) !== 1)
  const taken = new Set(bases.filter((base, index) => !needsHash(feeds[index] as Nameable, base)))
  return feeds.map((feed, index) => {
    const base = bases[index] as string
    return needsHash(feed, base) ? withHash(base, feed.url, taken) : feedId(base)
  })
}

function baseOf(feed: Nameable): string {
  return feed.id ?? (feed.private ? 'private' : feedIdFromUrl(feed.url))
}

/** The operator's own ids win, even where they look like ours. */
function withHash(base: string, url: string, taken: ReadonlySet<string>): FeedId {
  const head = base.slice(0, longestBase).replace(/-+$/, '')
  const address = normalAddress(url) ?? url
  for (let round = 0; ; round++) {
    const id = `${head}-${sha256Base32(`${round} ${address}`, hashLength)}`
    if (!taken.has(id)) return feedId(id)
  }
}
