/** Whom we tell of changes. The changes are the outbox: a target is due while they are ahead of what it was told, so a wiped queue loses nothing. */
import type Database from 'better-sqlite3'
import { backoff } from '#lib/backoff.ts'
import type { PlainFault } from '#model/fault.ts'
import { type Instant, later } from '#model/instant.ts'

export interface DueDelivery {
  readonly target: string
  readonly url: string
  /** The newest change there is: the delivery stands for all up to it. */
  readonly upTo: number
}

export interface DeliveryWriter {
  /**
   * Puts a WebSub hub in force, or none. One that is new is told only of what comes after.
   * @returns true where another one was in force until now
   */
  follow(hub: string | null, now: Instant): boolean
  /** Leases what is due and nobody holds. */
  takeDue(now: Instant): DueDelivery[]
  /**
   * What came of a delivery; its lease is over.
   * @param fault null where it went through
   * @returns false where it changes nothing: the target is no longer ours, or a later delivery has gone through
   */
  record(target: string, upTo: number, fault: PlainFault | null, now: Instant): boolean
  /** Nobody will deliver it: it is due again. */
  release(target: string): void
  /** The same for every target. */
  releaseAll(): void
}

/** Changes that follow each other quickly are one delivery. */
const spacingSeconds = 5
const firstWaitSeconds = 60
const longestWaitSeconds = 6 * 3600
/** The longest a request takes, and room for the queue. */
const leaseSeconds = 120

export function deliveryWriter(db: Database.Database): DeliveryWriter {
  const leave = db.prepare(`DELETE FROM deliveries WHERE kind = 'hub' AND url IS NOT :hub`)
  const add = db.prepare(`
    INSERT OR IGNORE INTO deliveries (target, kind, url, delivered_seq, next_at)
    SELECT :target, 'hub', :hub, last_seq, :now FROM stores`)
  // A clock that was set back leaves times too far ahead: they count as over.
  const take = db.prepare<{ now: number; longestWait: number; lease: number }, { target: string; url: string; up_to: number }>(`
    UPDATE deliveries SET lease_until = :lease
    WHERE delivered_seq < (SELECT last_seq FROM stores)
      AND (next_at <= :now OR next_at > :longestWait)
      AND (lease_until IS NULL OR lease_until <= :now OR lease_until > :lease)
    RETURNING target, url, (SELECT last_seq FROM stores) AS up_to`)
  const find = db.prepare<{ target: string }, { delivered_seq: number; consecutive_failures: number }>(
    'SELECT delivered_seq, consecutive_failures FROM deliveries WHERE target = :target',
  )
  const succeed = db.prepare(`
    UPDATE deliveries SET delivered_seq = max(delivered_seq, :upTo), next_at = :nextAt, consecutive_failures = 0,
      fault_code = NULL, fault_message = NULL, fault_at = NULL, lease_until = NULL
    WHERE target = :target`)
  const fail = db.prepare(`
    UPDATE deliveries SET next_at = :nextAt, consecutive_failures = :failures,
      fault_code = :code, fault_message = :message, fault_at = :now, lease_until = NULL
    WHERE target = :target`)
  const release = db.prepare('UPDATE deliveries SET lease_until = NULL WHERE target = :target')
  const releaseAll = db.prepare('UPDATE deliveries SET lease_until = NULL WHERE lease_until IS NOT NULL')

  return {
    follow: (hub, now) => {
      const { changes } = leave.run({ hub })
      // The address is part of the name, so that a late report on one hub does not count for the next.
      if (hub !== null) add.run({ target: `hub ${hub}`, hub, now })
      return changes > 0
    },
    takeDue: (now) =>
      take
        .all({ now, longestWait: later(now, longestWaitSeconds), lease: later(now, leaseSeconds) })
        .map((row) => ({ target: row.target, url: row.url, upTo: row.up_to })),
    record: (target, upTo, fault, now) => {
      const row = find.get({ target })
      if (row === undefined) return false
      if (fault === null) {
        succeed.run({ target, upTo, nextAt: later(now, spacingSeconds) })
        return true
      }
      if (upTo <= row.delivered_seq) return false
      const failures = row.consecutive_failures + 1
      const nextAt = later(now, backoff(failures, firstWaitSeconds, longestWaitSeconds))
      fail.run({ target, nextAt, failures, code: fault.code, message: fault.message, now })
      return true
    },
    release: (target) => void release.run({ target }),
    releaseAll: () => void releaseAll.run(),
  }
}
