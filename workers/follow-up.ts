/** What follows from a reading for its feed, its host and its hub; inside the transaction of its articles. */
import { hostOf } from '#fetch/host-of.ts'
import type { Attempt } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import type { PushLinks } from '#model/push.ts'
import { courseAfter } from '#schedule/course.ts'
import { isUnreachable } from '#schedule/outage.ts'
import { afterAnswer } from '#schedule/refusals.ts'
import type { FollowedFeed } from '#store/health.ts'
import type { StoreWriter } from '#store/store.ts'
import type { NetworkWatch } from './network-watch.ts'
import type { Pace } from './pace.ts'
import type { TaggedReading } from './tagged-reading.ts'

export interface FollowUpTerms extends Pace {
  readonly network: NetworkWatch
}

interface Counts {
  readonly entriesNew: number
  readonly entriesChanged: number
}

/** @returns when the feed is asked next; null: not any more */
export function followUp(
  store: StoreWriter,
  reading: TaggedReading,
  feed: FollowedFeed,
  counts: Counts,
  { bounds, network, ...pace }: FollowUpTerms,
  now: Instant,
): Instant | null {
  const { outcome, status } = reading
  const answered = status !== null
  const unreachable = outcome.kind === 'fault' && isUnreachable(outcome.fault.code, status, feed.lastSuccessAt !== null)
  const failing = feed.consecutiveFailures > 0
  const outage = network.contact(store, { feed: reading.feed, host: feed.host, answered, unreachable, failing, at: now })
  if (outage !== null) {
    store.health.recordOutage(reading.feed, attemptOf(reading, counts, outage))
    return outage.nextAt
  }
  const retryAfterSeconds = outcome.kind === 'fault' ? outcome.retryAfterSeconds : null
  const refusals = store.hosts.refusals(feed.host)
  const after = afterAnswer(refusals, { feed: reading.feed, status, retryAfterSeconds, at: now })
  if (after !== refusals) store.hosts.saveRefusals(feed.host, after)
  const pushTrusted = feed.pushTrusted && !missedByHub(store, reading, counts)
  const everySeconds = feed.everySeconds ?? pace.everySeconds
  const course = courseAfter({ ...feed, everySeconds, pushTrusted }, factsOf(store, reading, feed, now), bounds, now)
  if (outcome.kind === 'fresh') {
    store.health.describe(reading.feed, outcome)
    store.subscriptions.follow(reading.feed, feed.private ? null : topicOf(outcome.push, feed.url), now)
  }
  if (outcome.kind === 'unchanged' && outcome.validators !== null) store.health.renewValidators(reading.feed, outcome.validators)
  if (course.stopped) store.subscriptions.follow(reading.feed, null, now)
  store.health.record(reading.feed, attemptOf(reading, counts, course), course, hostOf(course.movedTo ?? feed.url))
  for (const happening of course.happenings) store.events.append({ ...happening, feed: reading.feed }, now)
  return course.nextAt
}

/** A push proves that its hub works. It is no answer to a request of ours: next time and failures stay. */
export function recordPush(store: StoreWriter, reading: TaggedReading, counts: Counts, now: Instant): void {
  if (reading.outcome.kind === 'fresh') store.subscriptions.pushed(reading.feed, reading.lease, now)
  store.health.recordPush(reading.feed, attemptOf(reading, counts, { nextAt: null, nextReason: '' }))
}

/** A poll that finds what no push brought: the hub is not relied on until it pushes again. */
function missedByHub(store: StoreWriter, reading: TaggedReading, { entriesNew }: Counts): boolean {
  if (entriesNew === 0) return false
  store.subscriptions.distrust(reading.feed, 'a poll found articles that the hub did not send')
  return true
}

/** A topic is the feed's own word for its address; without it the hub is asked for the one we know. A private address is told to no hub. */
function topicOf({ hub, self }: PushLinks, url: string) {
  return hub === null ? null : { hub, topic: self ?? url }
}

function factsOf(store: StoreWriter, { feed, outcome, status }: TaggedReading, followed: FollowedFeed, now: Instant) {
  const isFault = outcome.kind === 'fault'
  return {
    at: now,
    kind: outcome.kind,
    fault: isFault ? outcome.fault : null,
    status,
    retryAfterSeconds: isFault ? outcome.retryAfterSeconds : null,
    freshSeconds: isFault ? null : outcome.freshSeconds,
    hints: outcome.kind === 'fresh' ? outcome.hints : null,
    movedTo: isFault ? null : outcome.movedTo,
    postings: store.health.postings(feed),
    private: followed.private,
  }
}

function attemptOf(
  reading: TaggedReading,
  counts: Counts,
  { nextAt, nextReason }: { readonly nextAt: Instant | null; readonly nextReason: string },
): Attempt {
  const { outcome, via, startedAt, status, bytes, durationMs } = reading
  return {
    at: startedAt,
    outcome: via === 'push' && outcome.kind !== 'fault' ? 'pushed' : outcome.kind,
    status,
    fault: outcome.kind === 'fault' ? outcome.fault : null,
    bytes,
    durationMs,
    ...counts,
    nextAt,
    nextReason,
  }
}
