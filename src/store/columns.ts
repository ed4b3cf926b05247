/** Columns that several tables have, as values. */
import type { FaultCode, PlainFault } from '#model/fault.ts'
import type { GuidRecord, Moving, WeakGuids } from '#model/feed.ts'
import { type Instant, instant } from '#model/instant.ts'

export interface FaultColumns {
  fault_code: string | null
  fault_message: string | null
  fault_detail: string | null
}

export function toFault(row: FaultColumns): PlainFault | null {
  if (row.fault_code === null) return null
  return { code: row.fault_code as FaultCode, message: row.fault_message ?? '', detail: row.fault_detail }
}

export function maybeInstant(milliseconds: number | null): Instant | null {
  return milliseconds === null ? null : instant(milliseconds)
}

export interface MovingColumns {
  moving_to: string | null
  moving_since: number | null
  moving_times: number | null
}

export function toMoving(row: MovingColumns): Moving | null {
  if (row.moving_to === null || row.moving_since === null || row.moving_times === null) return null
  return { to: row.moving_to, since: instant(row.moving_since), times: row.moving_times }
}

export interface WeakGuidColumns {
  guids_weak_since: number | null
  guids_because: string | null
}

export function toWeakGuids(row: WeakGuidColumns): WeakGuids | null {
  return row.guids_weak_since === null ? null : { since: instant(row.guids_weak_since), because: row.guids_because ?? '' }
}

export interface GuidColumns extends WeakGuidColumns {
  guids_kind: string | null
  guids_points: number
  guids_doubted_at: number | null
}

export function toGuidRecord(row: GuidColumns): GuidRecord {
  return {
    kind: row.guids_kind as GuidRecord['kind'],
    points: row.guids_points,
    doubtedAt: maybeInstant(row.guids_doubted_at),
    weak: toWeakGuids(row),
  }
}
