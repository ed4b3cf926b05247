/** Hubs that are to tell us of feeds: what they are asked for, and what they granted. What a feed names is followed; a wiped queue loses nothing. @see W3C WebSub */
import type Database from 'better-sqlite3'
import { backoff } from '#lib/backoff.ts'
import type { PlainFault } from '#model/fault.ts'
import { type FeedId, feedId } from '#model/ids.ts'
import { type Instant, later } from '#model/instant.ts'
import type { Subscription, SubscriptionState } from '#model/push.ts'
import { maybeInstant } from './columns.ts'

export interface DueSubscription {
  readonly feed: FeedId
  readonly hub: string
  readonly topic: string
  /** In the callback's path: who knows it may push. */
  readonly key: string
  /** Signs what the hub sends. */
  readonly secret: string
}

export interface SubscriptionReader {
  /** What a call from a hub is held against; null where it is not ours, or no longer. */
  byKey(feed: FeedId, key: string): (DueSubscription & { readonly state: SubscriptionState }) | null
}

/** What is said with a key that is no longer the feed's changes nothing, and is answered with false. */
export interface SubscriptionWriter {
  /** What a feed names now: another hub or topic begins anew, null ends it. */
  follow(feed: FeedId, links: { readonly hub: string; readonly topic: string } | null, now: Instant): void
  /** Leases what is to be asked for, or asked for again before it runs out, and nobody is asking now. */
  takeDue(now: Instant): DueSubscription[]
  /** What came of asking the hub. @param fault null where it took the request: it verifies by itself. Late reports of what is verified meanwhile are false too */
  asked(feed: FeedId, key: string, fault: PlainFault | null, now: Instant): boolean
  verified(feed: FeedId, key: string, leaseSeconds: number, now: Instant): boolean
  denied(feed: FeedId, key: string, because: string, now: Instant): boolean
  /** The hub keeps its word: polling may be stretched, as long as it holds a lease. */
  pushed(feed: FeedId, key: string, now: Instant): boolean
  /** A poll found what no push brought. @returns true where it was trusted until now */
  distrust(feed: FeedId, because: string): boolean
  /** Nobody will ask the hub: it is due again. */
  release(feed: FeedId): void
  /** The same for every feed. */
  releaseAll(): void
}

/** For each tick: a hub of many feeds is not asked for all of them at once. */
const mostAtOnce = 50
/** Grows with each asking that led to nothing, an unanswered one too. */
const firstWaitSeconds = 3600
const longestWaitSeconds = 7 * 86_400
/** The longest a request takes, and room for the queue. */
const jobSeconds = 120
/** A lease is renewed when this share of it is over. */
const renewAfter = 0.8
/** No lease is longer: what lies further ahead was left by a clock that was set back. */
const longestLeaseSeconds = 31 * 86_400

export function subscriptionReader(db: Database.Database): SubscriptionReader {
  const byKey = db.prepare<{ feed: string; key: string }, DueRow & { state: SubscriptionState }>(
    'SELECT feed_id, hub, topic, key, secret, state FROM subscriptions WHERE feed_id = :feed AND key = :key',
  )
  return {
    byKey: (feed, key) => {
      const row = byKey.get({ feed, key })
      return row === undefined ? null : { ...toDue(row), state: row.state }
    },
  }
}

export function subscriptionWriter(db: Database.Database): SubscriptionWriter {
  const leave = db.prepare('DELETE FROM subscriptions WHERE feed_id = :feed AND (hub IS NOT :hub OR topic IS NOT :topic)')
  // A feed that was stopped meanwhile wants none.
  const want = db.prepare(`
    INSERT INTO subscriptions (feed_id, hub, topic, key, secret, state, next_at)
    SELECT feed_id, :hub, :topic, :key, :secret, 'wanted', :now FROM feed_health WHERE feed_id = :feed AND next_at IS NOT NULL
    ON CONFLICT (feed_id) DO NOTHING`)
  const take = db.prepare<{ now: number; latest: number; job: number }, DueRow>(`
    UPDATE subscriptions SET job_until = :job WHERE feed_id IN (
      SELECT feed_id FROM subscriptions
      WHERE (next_at <= :now OR next_at > :latest) AND (job_until IS NULL OR job_until <= :now OR job_until > :job)
      ORDER BY next_at LIMIT ${mostAtOnce})
    RETURNING feed_id, hub, topic, key, secret`)
  const find = db.prepare<{ feed: string; key: string }, AskedRow>(
    'SELECT state, lease_until, consecutive_failures, job_until FROM subscriptions WHERE feed_id = :feed AND key = :key',
  )
  const keep = db.prepare(`
    UPDATE subscriptions SET next_at = :nextAt, consecutive_failures = :failures, job_until = NULL WHERE feed_id = :feed`)
  const turn = db.prepare(`
    UPDATE subscriptions SET state = :state, because = :because, lease_until = NULL, trusted = 0,
      next_at = :nextAt, consecutive_failures = :failures, job_until = NULL WHERE feed_id = :feed`)
  const verify = db.prepare(`
    UPDATE subscriptions SET state = 'active', because = CASE WHEN state = 'active' THEN because ELSE '' END, lease_until = :until,
      next_at = :nextAt, consecutive_failures = 0, job_until = NULL WHERE feed_id = :feed AND key = :key`)
  const push = db.prepare(`
    UPDATE subscriptions SET first_push_at = coalesce(first_push_at, :now), last_push_at = :now, trusted = state = 'active',
      because = CASE WHEN state = 'active' THEN '' ELSE because END
    WHERE feed_id = :feed AND key = :key`)
  const distrust = db.prepare('UPDATE subscriptions SET trusted = 0, because = :because WHERE feed_id = :feed AND trusted = 1')
  const release = db.prepare('UPDATE subscriptions SET job_until = NULL WHERE feed_id = :feed')
  const releaseAll = db.prepare('UPDATE subscriptions SET job_until = NULL WHERE job_until IS NOT NULL')

  /** Not granted: a lease that still holds goes on, else it is refused, or waits for the hub's word. */
  function notYet(feed: FeedId, row: AskedRow, state: 'asked' | 'refused', because: string, now: Instant): void {
    const failures = row.consecutive_failures + 1
    const nextAt = later(now, backoff(failures, firstWaitSeconds, longestWaitSeconds))
    const holds = row.state === 'active' && row.lease_until !== null && row.lease_until > now
    // When the lease ends, it is looked at again, so that nobody trusts a hub that tells us nothing any more.
    if (holds) keep.run({ feed, failures, nextAt: Math.min(nextAt, row.lease_until ?? nextAt) })
    else turn.run({ feed, failures, nextAt, state, because })
  }

  return {
    follow: (feed, links, now) => {
      leave.run({ feed, hub: links?.hub ?? null, topic: links?.topic ?? null })
      if (links !== null) want.run({ feed, hub: links.hub, topic: links.topic, key: random(24), secret: random(32), now })
    },
    takeDue: (now) => take.all({ now, latest: later(now, longestLeaseSeconds), job: later(now, jobSeconds) }).map(toDue),
    asked: (feed, key, fault, now) => {
      const row = find.get({ feed, key })
      // Without a job it is verified already: hubs may be quicker than their own answer.
      if (row === undefined || row.job_until === null) return false
      notYet(feed, row, fault === null ? 'asked' : 'refused', fault?.message ?? '', now)
      return true
    },
    verified: (feed, key, leaseSeconds, now) => {
      const nextAt = later(now, leaseSeconds * renewAfter)
      return verify.run({ feed, key, until: later(now, leaseSeconds), nextAt }).changes > 0
    },
    denied: (feed, key, because, now) => {
      const row = find.get({ feed, key })
      if (row === undefined) return false
      notYet(feed, { ...row, lease_until: null }, 'refused', because, now)
      return true
    },
    pushed: (feed, key, now) => push.run({ feed, key, now }).changes > 0,
    distrust: (feed, because) => distrust.run({ feed, because }).changes > 0,
    release: (feed) => void release.run({ feed }),
    releaseAll: () => void releaseAll.run(),
  }
}

/** 8 bits a byte that nobody guesses, fit for an address. */
function random(bytes: number): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(bytes))).toString('base64url')
}

interface DueRow {
  feed_id: string
  hub: string
  topic: string
  key: string
  secret: string
}

function toDue(row: DueRow): DueSubscription {
  return { feed: feedId(row.feed_id), hub: row.hub, topic: row.topic, key: row.key, secret: row.secret }
}

interface AskedRow {
  state: SubscriptionState
  lease_until: number | null
  consecutive_failures: number
  job_until: number | null
}

/** As it is shown, of a table `p` that may have no row. */
export const subscriptionColumns = `
  p.hub, p.topic, p.state AS hub_state, p.lease_until AS hub_until, p.last_push_at, p.trusted, p.because AS hub_because`

export interface SubscriptionColumns {
  hub: string | null
  topic: string | null
  hub_state: SubscriptionState | null
  hub_until: number | null
  last_push_at: number | null
  trusted: number | null
  hub_because: string | null
}

/** A lease that is over holds nothing any more, whether or not somebody asked for another one. */
export function toSubscription(row: SubscriptionColumns, now: Instant): Subscription | null {
  if (row.hub === null || row.topic === null || row.hub_state === null) return null
  const holds = row.hub_until !== null && row.hub_until > now
  return {
    hub: row.hub,
    topic: row.topic,
    state: row.hub_state === 'active' && !holds ? 'wanted' : row.hub_state,
    until: holds ? maybeInstant(row.hub_until) : null,
    lastPushAt: maybeInstant(row.last_push_at),
    trusted: row.trusted === 1 && holds,
    because: row.hub_because ?? '',
  }
}
