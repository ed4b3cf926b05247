/** How feeds and the service fare: the status page, lists of feeds, one feed, and the feed of what happens to them. */
import { uuidOf } from '#lib/hash.ts'
import type { FeedState } from '#model/feed.ts'
import type { FeedId } from '#model/ids.ts'
import { renderHealthFeed } from '#publish/health-feed.ts'
import type { Notice } from '#store/notices.ts'
import { feedStates } from '#web/feed-states.ts'
import { renderFeedList } from '#web/pages/feed-list.ts'
import { renderFeedStatus } from '#web/pages/feed-status.ts'
import { feedsShown, renderStatus } from '#web/pages/status.ts'
import { privateWords } from '#web/private-words.ts'
import { now, type Rendered, reading, rendered, settingsInForce, siteOf } from './reader.ts'

export interface FeedListOrder {
  readonly state: FeedState
  readonly after: FeedId | null
}

const feedsListed = 200
/** Of those who could not be told. */
const subscribersNamed = 20
const eventsListed = 50
const eventsInFeed = 100

export function statusPage(troubles: readonly Notice[]): Rendered {
  const { store } = reading()
  const inStore = store.notices.all()
  // A trouble that the store could not keep is known to the process alone.
  const untold = troubles.filter((trouble) => !inStore.some((notice) => notice.fault.code === trouble.fault.code))
  const notices = [...inStore, ...untold]
  const at = now()
  const sections = feedStates.map((state) => {
    const feeds = store.feeds.inState(state, at, { after: null, most: feedsShown + 1 })
    return { state, feeds: feeds.slice(0, feedsShown), more: feeds.length > feedsShown }
  })
  const page = {
    counts: store.feeds.counts(at),
    sections: sections.filter(({ feeds }) => feeds.length > 0),
    waits: store.hosts.waits(at),
    toRetag: store.retagging.due(),
    hub: store.subscribers.summary(subscribersNamed),
  }
  return rendered(renderStatus({ site: siteOf(settingsInForce()), ...page, notices, now: at }), null)
}

export function feedListPage({ state, after }: FeedListOrder): Rendered {
  const { store } = reading()
  const at = now()
  const feeds = store.feeds.inState(state, at, { after, most: feedsListed + 1 })
  const page = { state, count: store.feeds.counts(at)[state], feeds: feeds.slice(0, feedsListed), first: after === null }
  return rendered(renderFeedList({ site: siteOf(settingsInForce()), ...page, more: feeds.length > feedsListed, now: at }), null)
}

export function feedStatusPage(feed: FeedId): Rendered | null {
  const { store } = reading()
  const at = now()
  const health = store.feeds.healthOf(feed, at)
  if (health === null) return null
  const site = siteOf(settingsInForce())
  const events = store.events.eventsOf(feed, eventsListed)
  const fulltext = health.feed.fulltext ? store.fulltexts.counts(feed) : null
  const backlog = store.backlogs.of(feed)
  const withdrawn = store.withdrawals.ofSource(feed)
  const page = { site, health, attempts: store.feeds.attempts(feed), fulltext, backlog, withdrawn, events, now: at }
  return rendered(renderFeedStatus(page), null)
}

/** What happened to feeds and to the service. Of a private feed without its addresses, wherever they stand. */
export function healthFeed(publicUrl: string): Rendered {
  const { store, version } = reading()
  const at = now()
  const events = store.events.newest(eventsInFeed).map((event) => {
    const health = event.feed === null ? null : store.feeds.healthOf(event.feed, at)
    if (health === null) return { event, feedTitle: null }
    const words = privateWords(health)
    return { event: { ...event, because: words(event.because) }, feedTitle: words(health.source.title) }
  })
  const body = renderHealthFeed({
    id: `urn:uuid:${uuidOf(`${store.instance()}/health`)}`,
    title: `${settingsInForce().output.title}: health`,
    publicUrl,
    updatedAt: events[0]?.event.at ?? store.createdAt(),
    events,
    version,
  })
  return rendered(body, events[0]?.event.at ?? null)
}
