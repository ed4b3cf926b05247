/** Whom our own hub tells of changes. As with `deliveries`, the changes are the outbox: a subscriber is due while they are ahead of what it was told. @see W3C WebSub */
import type Database from 'better-sqlite3'
import { backoff } from '#lib/backoff.ts'
import type { PlainFault } from '#model/fault.ts'
import type { HubRequest, HubSummary } from '#model/hub.ts'
import { type Instant, later } from '#model/instant.ts'
import { maybeInstant } from './columns.ts'
import type { SettledRequest } from './hub-requests.ts'

/** Subscribers of one topic that were told of the same changes before, and so get the same document. */
export interface Distribution {
  /** The lease. */
  readonly job: string
  readonly topic: string
  /** The last change they were told of. */
  readonly since: number
  readonly to: readonly Recipient[]
}

export interface Recipient {
  readonly subscriber: number
  readonly callback: string
  readonly secret: string | null
}

/** What came of telling one subscriber. */
export interface Told {
  readonly what: 'told' | 'failed' | 'ended'
  readonly host: string
  readonly topic: string
  /** In words, why it failed or was ended. */
  readonly because: string
}

export interface SubscriberReader {
  /** @param most troubles named */
  summary(most: number): HubSummary
}

export interface SubscriberWriter extends SubscriberReader {
  /** Confirmed by the callback. One that is new is told of what came after it was asked for: nothing falls between; a renewal changes lease and secret alone. */
  subscribe(request: SettledRequest, host: string, now: Instant): void
  /** @returns false where there was no such subscription */
  unsubscribe(callback: string, topic: string): boolean
  /** Leases over which nobody came back, by their jobs. */
  overdue(now: Instant): string[]
  /** For a job that still waits or is worked on. */
  renew(job: string, now: Instant): void
  /** Leases who is due, a few of each callback's host. Those whose lease of subscription is over are forgotten. @param base what the topics' addresses begin with */
  takeDue(base: string, now: Instant): Distribution[]
  /** What they would be told cannot be said now: as if each had failed. */
  failAll(job: string, fault: PlainFault, now: Instant): void
  /** There is nothing new in the topic for them: when something is in another, those who were not asked about longer come first. */
  reach(job: string, upTo: number, now: Instant): void
  /** There is no such topic any more: they are told so, and no more. @returns what their callbacks are to be told */
  endTopic(job: string, because: string, now: Instant): { readonly request: HubRequest; readonly host: string }[]
  /**
   * What came of telling one.
   * @param fault null where it took the document
   * @returns null where the lease is no longer current, and it changes nothing
   */
  record(job: string, subscriber: number, upTo: number, fault: PlainFault | null, now: Instant): Told | null
  /** Nobody will tell them: they are due again. */
  release(job: string): void
  /** The same for all. */
  releaseAll(): void
}

/** Changes that follow each other quickly are one delivery. */
const spacingSeconds = 5
const firstWaitSeconds = 60
const longestWaitSeconds = 6 * 3600
/** A subscriber that fails for longer than this is given up. */
const mostFailingSeconds = 3 * 86_400
/** A wait is up to this share longer: those that failed together do not come back together. */
const jitter = 0.2
/** The longest a batch takes, and room for the queue. */
const jobSeconds = 120
/** Under way at once: of all, of one host of callbacks, in one job. */
const mostAtOnce = 500
const mostOfHostAtOnce = 8
const mostInJob = 50

export function subscriberReader(db: Database.Database): SubscriberReader {
  const counts = db.prepare<[], { subscribers: number; failing: number }>(`
    SELECT count(*) AS subscribers, count(failing_since) AS failing FROM subscribers WHERE ended_at IS NULL`)
  const troubles = db.prepare<{ most: number }, TroubleRow>(`
    SELECT host, topic, because, next_at, ended_at FROM subscribers WHERE failing_since IS NOT NULL OR ended_at IS NOT NULL
    ORDER BY ended_at IS NOT NULL, failing_since, subscriber_id LIMIT :most`)
  return {
    summary: (most) => ({
      ...(counts.get() ?? { subscribers: 0, failing: 0 }),
      troubles: troubles.all({ most }).map(({ host, topic, because, next_at, ended_at }) => ({
        ...{ host, topic, because },
        nextAt: ended_at === null ? maybeInstant(next_at) : null,
      })),
    }),
  }
}

export function subscriberWriter(db: Database.Database): SubscriberWriter {
  const knows = db.prepare<{ callback: string; topic: string }, { ended_at: number | null }>(
    'SELECT ended_at FROM subscribers WHERE callback = :callback AND topic = :topic',
  )
  const renewLease = db.prepare(`
    UPDATE subscribers SET secret = :secret, expires_at = :expiresAt WHERE callback = :callback AND topic = :topic`)
  const insert = db.prepare(`
    INSERT INTO subscribers (callback, topic, host, secret, expires_at, delivered_seq, next_at)
    VALUES (:callback, :topic, :host, :secret, :expiresAt, :since, :now)`)
  const remove = db.prepare('DELETE FROM subscribers WHERE callback = :callback AND topic = :topic')
  const expire = db.prepare('DELETE FROM subscribers WHERE expires_at <= :now')
  // Where the clock was set back, a lease lies further ahead than any that is given.
  const overdue = db.prepare<{ now: number; latest: number }, { job: string }>(
    'SELECT DISTINCT job FROM subscribers WHERE job IS NOT NULL AND (job_until <= :now OR job_until > :latest)',
  )
  const renew = db.prepare('UPDATE subscribers SET job_until = :until WHERE job = :job')
  const due = db.prepare<{ base: string; now: number; latest: number }, DueRow>(`
    SELECT d.subscriber_id, d.callback, d.topic, d.secret, d.delivered_seq FROM (
      SELECT subscriber_id, callback, topic, secret, delivered_seq, host, next_at,
        row_number() OVER (PARTITION BY host ORDER BY next_at, subscriber_id) AS nth
      FROM subscribers
      WHERE ended_at IS NULL AND job IS NULL AND delivered_seq < (SELECT last_seq FROM stores)
        AND (next_at <= :now OR next_at > :latest) AND substr(topic, 1, length(:base)) = :base
    ) d LEFT JOIN (SELECT host, count(*) AS held FROM subscribers WHERE job IS NOT NULL GROUP BY host) h ON h.host = d.host
    WHERE d.nth + coalesce(h.held, 0) <= ${mostOfHostAtOnce}
    ORDER BY d.next_at LIMIT max(0, ${mostAtOnce} - (SELECT count(*) FROM subscribers WHERE job IS NOT NULL))`)
  const hold = db.prepare('UPDATE subscribers SET job = :job, job_until = :until WHERE subscriber_id = :subscriber')
  const reach = db.prepare('UPDATE subscribers SET delivered_seq = max(delivered_seq, :upTo), next_at = :now, job = NULL WHERE job = :job')
  const find = db.prepare<{ subscriber: number; job: string }, FoundRow>(`
    SELECT host, topic, consecutive_failures, failing_since FROM subscribers WHERE subscriber_id = :subscriber AND job = :job`)
  const succeed = db.prepare(`
    UPDATE subscribers SET delivered_seq = max(delivered_seq, :upTo), next_at = :nextAt, consecutive_failures = 0, failing_since = NULL,
      because = '', job = NULL WHERE subscriber_id = :subscriber`)
  const fail = db.prepare(`
    UPDATE subscribers SET next_at = :nextAt, consecutive_failures = :failures, failing_since = :since, because = :because, job = NULL
    WHERE subscriber_id = :subscriber`)
  const end = db.prepare(`
    UPDATE subscribers SET ended_at = :now, failing_since = NULL, because = :because, job = NULL WHERE subscriber_id = :subscriber`)
  const heldBy = db.prepare<{ job: string }, { subscriber_id: number }>('SELECT subscriber_id FROM subscribers WHERE job = :job')
  const endAll = db.prepare<{ job: string; because: string; now: number }, { callback: string; topic: string; host: string }>(`
    UPDATE subscribers SET ended_at = :now, failing_since = NULL, because = :because, job = NULL WHERE job = :job
    RETURNING callback, topic, host`)
  const release = db.prepare('UPDATE subscribers SET job = NULL WHERE job = :job')
  const releaseAll = db.prepare('UPDATE subscribers SET job = NULL WHERE job IS NOT NULL')

  function record(job: string, subscriber: number, upTo: number, fault: PlainFault | null, now: Instant): Told | null {
    const row = find.get({ subscriber, job })
    if (row === undefined) return null
    const { host, topic } = row
    if (fault === null) {
      succeed.run({ subscriber, upTo, nextAt: later(now, spacingSeconds) })
      return { what: 'told', host, topic, because: '' }
    }
    const because = endReason(fault, row, now)
    if (because !== null) {
      end.run({ subscriber, because, now })
      return { what: 'ended', host, topic, because }
    }
    const failures = row.consecutive_failures + 1
    const wait = backoff(failures, firstWaitSeconds, longestWaitSeconds) * (1 + jitter * Math.random())
    fail.run({ subscriber, nextAt: later(now, wait), failures, since: row.failing_since ?? now, because: fault.message })
    return { what: 'failed', host, topic, because: fault.message }
  }

  return {
    ...subscriberReader(db),
    subscribe: ({ callback, topic, secret, leaseSeconds, since }, host, now) => {
      const lease = { callback, topic, secret, expiresAt: later(now, leaseSeconds) }
      const known = knows.get({ callback, topic })
      if (known?.ended_at === null) return void renewLease.run(lease)
      // One that was ended begins anew.
      if (known !== undefined) remove.run({ callback, topic })
      insert.run({ ...lease, host, since, now })
    },
    unsubscribe: (callback, topic) => remove.run({ callback, topic }).changes > 0,
    overdue: (now) => overdue.all({ now, latest: later(now, jobSeconds) }).map(({ job }) => job),
    renew: (job, now) => void renew.run({ job, until: later(now, jobSeconds) }),
    takeDue: (base, now) => {
      expire.run({ now })
      const rows = due.all({ base, now, latest: later(now, longestWaitSeconds * (1 + jitter)) })
      const alike = Map.groupBy(rows, (row) => `${row.delivered_seq} ${row.topic}`)
      return [...alike.values()].flatMap(inJobs).map((group) => {
        const job = crypto.randomUUID()
        for (const row of group) hold.run({ job, until: later(now, jobSeconds), subscriber: row.subscriber_id })
        return toDistribution(job, group)
      })
    },
    reach: (job, upTo, now) => void reach.run({ job, upTo, now }),
    endTopic: (job, because, now) =>
      endAll.all({ job, because, now }).map(({ callback, topic, host }) => ({
        request: { mode: 'denied', callback, topic, secret: null, leaseSeconds: 0, because },
        host,
      })),
    record,
    failAll: (job, fault, now) => {
      for (const { subscriber_id } of heldBy.all({ job })) record(job, subscriber_id, 0, fault, now)
    },
    release: (job) => void release.run({ job }),
    releaseAll: () => void releaseAll.run(),
  }
}

/** Null where it is tried again. */
function endReason(fault: PlainFault, { failing_since }: FoundRow, now: Instant): string | null {
  if (fault.code === 'deliver/gone') return fault.message
  if (failing_since === null || now - failing_since < mostFailingSeconds * 1000) return null
  return `given up after ${mostFailingSeconds / 86_400} days: ${fault.message}`
}

function inJobs(rows: readonly DueRow[]): DueRow[][] {
  return Array.from({ length: Math.ceil(rows.length / mostInJob) }, (_, index) => rows.slice(index * mostInJob, (index + 1) * mostInJob))
}

function toDistribution(job: string, rows: readonly DueRow[]): Distribution {
  const [first] = rows
  if (first === undefined) throw new Error('a job for nobody')
  const to = rows.map(({ subscriber_id: subscriber, callback, secret }) => ({ subscriber, callback, secret }))
  return { job, topic: first.topic, since: first.delivered_seq, to }
}

interface DueRow {
  subscriber_id: number
  callback: string
  topic: string
  secret: string | null
  delivered_seq: number
}

interface FoundRow {
  host: string
  topic: string
  consecutive_failures: number
  failing_since: number | null
}

interface TroubleRow {
  host: string
  topic: string
  because: string
  next_at: number
  ended_at: number | null
}
