/** `tributary ask`: a feed that waits, or a host that asked to be left alone, is asked at once. */
import { normalAddress } from '#config/address.ts'
import type { Instant } from '#model/instant.ts'
import type { Asked } from '#store/operator.ts'
import { openStoreForOperator, openStoreReadOnly } from '#store/store.ts'
import { noSuchFeed } from './no-such-feed.ts'

export interface AskReport {
  /** False where feeds.json has it that the feed is not asked. */
  readonly ok: boolean
  /** What was done, in one line. Names no host of a feed: it may be private. */
  readonly text: string
}

/** @throws Fault `store/no-such-feed`, and what keeps the store from being written */
export function ask(dataDir: string, feedOrHost: string, now: Instant): AskReport {
  const store = openStoreForOperator(dataDir)
  try {
    const asked = store.askNow(feedOrHost, now) ?? store.askNow(normalAddress(feedOrHost) ?? feedOrHost, now)
    if (asked === null) throw noSuchFeed(feedOrHost, idsIn(dataDir))
    return report(asked)
  } finally {
    store.close()
  }
}

function report(asked: Asked): AskReport {
  if (asked.kind === 'host') {
    const { hosts, feeds, waited } = asked
    const wait = waited ? 'may be asked again' : 'did not have to wait'
    const count = `${feeds.length} ${feeds.length === 1 ? 'feed' : 'feeds'} that had failed there`
    return { ok: true, text: `${hosts.join(', ')}: ${wait}${feeds.length === 0 ? '' : `; ${count}: ${soon}`}` }
  }
  const { feed, state, waited } = asked
  if (state === 'disabled') return { ok: false, text: `${feed} is disabled in feeds.json, so it is not asked` }
  if (state === 'removed') return { ok: false, text: `${feed} is no longer in feeds.json, so it is not asked` }
  const more = [
    ...(state === 'stopped' ? ['it was stopped, and is followed again'] : []),
    ...(waited ? ['its host may be asked again'] : []),
  ]
  return { ok: true, text: [`${feed}: ${soon}`, ...more].join('; ') }
}

const soon = 'asked at the next tick, within 5 seconds, if the service runs'

function idsIn(dataDir: string): string[] {
  const store = openStoreReadOnly(dataDir)
  try {
    return store.feeds.sources().map(({ id }) => id)
  } finally {
    store.close()
  }
}
