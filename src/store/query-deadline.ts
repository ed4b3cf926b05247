/** How long a search may take. SQLite cannot be interrupted from its own thread: its rows ask for themselves. */
import type Database from 'better-sqlite3'
import { Fault } from '#model/fault.ts'

/** The clock is looked at this often: asking it takes longer than a row. */
const rowsBetweenLooks = 256

export interface Deadline {
  /** From now on `in_time(…)` holds, for as long as it may take. */
  begin(): void
  /** @throws Fault `serve/query-too-wide` when the time is over */
  check(): void
}

/** Makes the function `in_time`, which throws Fault `serve/query-too-wide` when the time is over. Its argument ties it to a row. */
export function openDeadline(db: Database.Database, mostMs: number): Deadline {
  let end = 0
  let rows = 0
  const check = () => {
    if (performance.now() < end) return
    throw new Fault('serve/query-too-wide', `q asks for more than can be looked through in ${mostMs / 1000} seconds`)
  }
  db.function('in_time', { deterministic: false }, (_row: unknown) => {
    if (++rows % rowsBetweenLooks === 0) check()
    return 1
  })
  return {
    begin: () => {
      end = performance.now() + mostMs
    },
    check,
  }
}
