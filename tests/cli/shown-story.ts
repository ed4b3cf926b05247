/** A feed of which everything is known, to be shown. */
import type { FeedStory } from '#cli/why.ts'
import type { FeedHealth } from '#model/feed.ts'
import { feedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import { usualPolicy } from '#model/publish-policy.ts'
import { feedOf, startOfTest } from '#tests/support/store.ts'

export const now: Instant = startOfTest
export const ago = (seconds: number): Instant => later(now, -seconds)

export function storyOf(fields: Partial<FeedHealth> = {}, attempts: FeedStory['attempts'] = []): FeedStory {
  const feed = fields.feed ?? feedOf('nato')
  return {
    now,
    attempts,
    fulltext: null,
    backlog: null,
    withdrawn: null,
    health: {
      feed,
      source: {
        id: feedId(feed.id),
        title: 'NATO News',
        publisher: null,
        url: feed.private ? null : feed.url,
        siteUrl: null,
        feedUri: null,
        language: null,
        description: null,
        imageUrl: null,
        rights: null,
        policy: usualPolicy,
      },
      state: 'healthy',
      movedTo: null,
      moving: null,
      host: { host: 'nato.example:443', until: null, because: '' },
      lastAttemptAt: ago(60),
      lastSuccessAt: ago(60),
      lastNewAt: ago(60),
      articles: 1204,
      consecutiveFailures: 0,
      fault: null,
      nextAt: later(now, 300),
      nextReason: 'it posts about every 10 minutes',
      damage: [],
      rhythmSeconds: 600,
      newestAt: ago(7200),
      subscription: null,
      weakGuids: null,
      ...fields,
    },
  }
}
