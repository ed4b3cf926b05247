/** The query of the status page: all states at a glance, or the feeds of one. */
import { Fault } from '#model/fault.ts'
import type { FeedState } from '#model/feed.ts'
import { type FeedId, feedId, feedIdPattern } from '#model/ids.ts'
import { feedStates } from '#web/feed-states.ts'

/** Feeds of one state, by id. */
export interface FeedList {
  readonly state: FeedState
  /** The last feed of the page before; null: from the first on. */
  readonly after: FeedId | null
}

/** Null where no state is named. Unknown parameters are let pass. @throws Fault `serve/bad-request` naming the parameter */
export function readStatusQuery(query: unknown): FeedList | null {
  const { state, after } = query as Record<string, unknown>
  if (state === undefined && after === undefined) return null
  const known = feedStates.find((name) => name === state)
  if (known === undefined) throw new Fault('serve/bad-request', `state must be one of ${feedStates.join(', ')}`)
  return { state: known, after: after === undefined ? null : feedOf(after) }
}

function feedOf(after: unknown): FeedId {
  if (typeof after !== 'string' || !feedIdPattern.test(after)) {
    throw new Fault('serve/bad-request', 'after is no id of a feed; take it from a page’s next link')
  }
  return feedId(after)
}
