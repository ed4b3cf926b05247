import type { Backlog } from '#model/backlog.ts'
import type { Attempt } from '#model/feed.ts'
import type { FulltextCounts } from '#model/fulltext.ts'
import { type Instant, rfc3339 } from '#model/instant.ts'
import { type ShownFeed, shownFeed } from './shown-feed.ts'
import type { FeedStory } from './why.ts'

/** One object on one line. Times are RFC 3339; a private feed's addresses are null. */
export function whyJson({ health, attempts, fulltext, backlog, withdrawn }: FeedStory): string {
  const shown = shownFeed(health)
  const { feed, fault, moving, host, subscription, weakGuids } = health
  return JSON.stringify({
    feed: feed.id,
    state: health.state,
    fault: fault === null ? null : { code: fault.code, message: shown.words(fault.message), at: rfc3339(fault.at) },
    nextAt: time(health.nextAt),
    reason: shown.words(health.nextReason),
    attempts: attempts.map((attempt) => attemptJson(attempt, shown)),
    private: feed.private,
    url: shown.address(feed.url),
    movedTo: shown.address(health.movedTo),
    moving: moving === null ? null : { to: shown.address(moving.to), since: rfc3339(moving.since), times: moving.times },
    host: { host: shown.address(host.host), until: time(host.until), because: shown.words(host.because) },
    failures: health.consecutiveFailures,
    lastAttemptAt: time(health.lastAttemptAt),
    lastSuccessAt: time(health.lastSuccessAt),
    rhythmSeconds: health.rhythmSeconds,
    newestAt: time(health.newestAt),
    articles: health.articles,
    subscription:
      subscription === null
        ? null
        : {
            ...subscription,
            hub: shown.address(subscription.hub),
            topic: shown.address(subscription.topic),
            until: time(subscription.until),
            lastPushAt: time(subscription.lastPushAt),
            because: shown.words(subscription.because),
          },
    weakGuids: weakGuids === null ? null : { since: rfc3339(weakGuids.since), because: shown.words(weakGuids.because) },
    damage: health.damage.map(shown.words),
    fulltext: fulltext === null ? null : { ...fulltext, lastFailure: failureJson(fulltext, shown) },
    archive: backlog === null ? null : backlogJson(backlog, shown),
    withdrawn: withdrawn === null ? null : { at: rfc3339(withdrawn.at), because: shown.words(withdrawn.because) },
  })
}

function failureJson({ lastFailure }: FulltextCounts, shown: ShownFeed) {
  if (lastFailure === null) return null
  return { url: shown.address(lastFailure.url), because: shown.words(lastFailure.because), at: rfc3339(lastFailure.at) }
}

function backlogJson({ since, nextAt, askedAt, because, ...counts }: Backlog, shown: ShownFeed) {
  return { ...counts, since: rfc3339(since), nextAt: time(nextAt), askedAt: time(askedAt), because: shown.words(because) }
}

function attemptJson({ at, outcome, status, fault, nextAt, nextReason, ...counts }: Attempt, shown: ShownFeed) {
  return {
    at: rfc3339(at),
    outcome,
    status,
    fault: fault === null ? null : { code: fault.code, message: shown.words(fault.message) },
    ...counts,
    nextAt: time(nextAt),
    reason: shown.words(nextReason),
  }
}

function time(at: Instant | null): string | null {
  return at === null ? null : rfc3339(at)
}
