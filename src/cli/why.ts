/** `tributary why`: how one feed fares, and why it is asked next when it is. Reads the store, whoever writes it meanwhile. */
import { normalAddress } from '#config/address.ts'
import type { Backlog } from '#model/backlog.ts'
import type { Attempt, FeedHealth } from '#model/feed.ts'
import type { FulltextCounts } from '#model/fulltext.ts'
import type { Instant } from '#model/instant.ts'
import type { Withdrawal } from '#model/withdrawal.ts'
import { openStoreReadOnly } from '#store/store.ts'
import { noSuchFeed } from './no-such-feed.ts'

export interface FeedStory {
  readonly health: FeedHealth
  /** The newest first. */
  readonly attempts: readonly Attempt[]
  /** Null where the operator asks for no pages of its articles. */
  readonly fulltext: FulltextCounts | null
  /** Null: it showed no gap that its archive could fill. */
  readonly backlog: Backlog | null
  /** Null where its articles are shown. */
  readonly withdrawn: Withdrawal | null
  readonly now: Instant
}

/** @param name its id or address. @throws Fault `store/no-such-feed`, and what keeps the store from being opened */
export function why(dataDir: string, name: string, now: Instant): FeedStory {
  const store = openStoreReadOnly(dataDir)
  try {
    return store.snapshot(() => {
      const feed = store.feeds.find(name) ?? store.feeds.find(normalAddress(name) ?? name)
      const health = feed === null ? null : store.feeds.healthOf(feed, now)
      if (feed === null || health === null) {
        const ids = [...store.feeds.sources().map((source) => source.id), ...store.withdrawals.sources()]
        throw noSuchFeed(name, ids)
      }
      const fulltext = health.feed.fulltext ? store.fulltexts.counts(feed) : null
      const withdrawn = store.withdrawals.ofSource(feed)
      return { health, attempts: store.feeds.attempts(feed), fulltext, backlog: store.backlogs.of(feed), withdrawn, now }
    })
  } finally {
    store.close()
  }
}
