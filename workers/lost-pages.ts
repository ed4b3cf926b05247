/** Pages whose job is lost. */
import { Fault } from '#model/fault.ts'
import type { Instant } from '#model/instant.ts'
import { pageCourse } from '#schedule/page-course.ts'
import type { StoreWriter } from '#store/store.ts'

/** Nobody came back with what was under this lease: a try that failed, of all of them, though one alone may be to blame. */
export function countLostPages(store: StoreWriter, lease: string, now: Instant): void {
  const fault = new Fault('fetch/kills-worker', 'nobody who was given this page came back with a result')
  for (const { article, tries } of store.fulltexts.lost(lease)) {
    const { at, reason } = pageCourse({ code: fault.code, tries: tries + 1, retryAfterSeconds: null }, now)
    store.fulltexts.fail(article, { code: fault.code, because: `${fault.message}; ${reason}`, nextAt: at }, now)
  }
}
