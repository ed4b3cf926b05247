/** Whether anything was committed, for one who reads nothing else. */
import type Database from 'better-sqlite3'

export interface ChangeWatch {
  /**
   * Grows when another connection has committed; equal numbers mean an unchanged store. It is looked at once in a turn of the event loop, which takes some
   * 2 µs: what a turn brings was sent before it began, and may be answered as the store was then.
   */
  version(): number
  close(): void
}

export function changeWatch(db: Database.Database): ChangeWatch {
  // The pragma promises another number, not a larger one.
  const dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck()
  let last = dataVersion.get()
  let version = 0
  let looked = false
  const lookAgain = () => {
    looked = false
  }
  return {
    version: () => {
      if (looked) return version
      const now = dataVersion.get()
      if (now !== last) version += 1
      last = now
      looked = true
      setImmediate(lookAgain)
      return version
    },
    close: () => void db.close(),
  }
}
