/** Feeds that move: permanent redirects are trusted once they have lasted. The operator's own address is never forgotten. */
import type { Moving } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'

export interface Address {
  /** In feeds.json. */
  readonly url: string
  /** Asked instead of it. */
  readonly movedTo: string | null
  readonly moving: Moving | null
}

export interface NewAddress {
  readonly movedTo: string | null
  readonly moving: Moving | null
  /** Where it moved now; null: it did not. */
  readonly to: string | null
}

const leastTimes = 5
const leastMs = 3 * 86_400_000

/**
 * @param answer of a reading that went well; `movedTo` is where it came from in the end, if every redirect on the way was permanent
 */
export function moveAfter(before: Address, answer: { readonly at: Instant; readonly movedTo: string | null }): NewAddress {
  const to = answer.movedTo
  if (to === null || !mayMove(before.movedTo ?? before.url, to)) return { movedTo: before.movedTo, moving: null, to: null }
  const moving = countOn(before.moving, to, answer.at)
  if (moving.times < leastTimes || answer.at - moving.since < leastMs) return { movedTo: before.movedTo, moving, to: null }
  return { movedTo: to === before.url ? null : to, moving: null, to }
}

/** Never from https to http: whoever can meddle with the network could take the feed over. */
function mayMove(from: string, to: string): boolean {
  return to !== from && (to.startsWith('https:') || (to.startsWith('http:') && !from.startsWith('https:')))
}

function countOn(before: Moving | null, to: string, at: Instant): Moving {
  if (before === null || before.to !== to) return { to, since: at, times: 1 }
  // A clock that was set back begins anew.
  return { to, since: before.since > at ? at : before.since, times: before.times + 1 }
}
