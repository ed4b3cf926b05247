/** Earlier documents of feeds whose job is lost. */
import { Fault } from '#model/fault.ts'
import type { Instant } from '#model/instant.ts'
import { pageCourse } from '#schedule/page-course.ts'
import type { StoreWriter } from '#store/store.ts'

/** Nobody came back with what was under this lease: a try that failed, of all of them, though one alone may be to blame. */
export function countLostBacklogs(store: StoreWriter, lease: string, now: Instant): void {
  const fault = new Fault('fetch/kills-worker', 'nobody who was given this document came back with a result')
  for (const { feed, tries } of store.backlogs.lost(lease)) {
    const { at, reason } = pageCourse({ code: fault.code, tries: tries + 1, retryAfterSeconds: null }, now)
    store.backlogs.fail(feed, { code: fault.code, because: `${fault.message}; ${reason}`, nextAt: at }, now)
  }
}
