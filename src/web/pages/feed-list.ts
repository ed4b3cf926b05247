import type { FeedHealth, FeedState } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import { feedItem } from '#web/feed-item.ts'
import { stateNames } from '#web/feed-states.ts'
import { grouped } from '#web/grouped.ts'
import { healthFeed } from '#web/health-feed-link.ts'
import { type Html, html } from '#web/html.ts'
import { layout, type Site } from '#web/layout.ts'

/** The feeds of one state, a page at a time. */
export interface FeedListPage {
  readonly site: Site
  readonly state: FeedState
  /** How many feeds are in it. */
  readonly count: number
  /** In the order shown, by id. */
  readonly feeds: readonly FeedHealth[]
  /** False where the list goes on from a page before. */
  readonly first: boolean
  /** Whether there are others behind these. */
  readonly more: boolean
  readonly now: Instant
}

export function renderFeedList(page: FeedListPage): string {
  const { site, state, count, feeds, now } = page
  const title = `${stateNames[state]} feeds`
  const main = html`<div class="title">
<h1>${title} <span class="count">${grouped(count)}</span></h1>
<p class="follow"><a href="/status">All states</a></p>
</div>
${
  feeds.length === 0
    ? html`<p class="prose">There is no feed to show here.</p>`
    : html`<section class="state">
<h2>By id</h2>
${feeds.map((feed) => feedItem(feed, now))}</section>`
}
${pages(page)}`
  return layout({ site, title, current: null, feeds: [healthFeed] }, main)
}

function pages({ state, feeds, first, more }: FeedListPage): Html | null {
  const last = feeds.at(-1)
  if (first && !more) return null
  return html`<nav class="pages" aria-label="Pages">
${first ? null : html`<a class="page-link" href="/status?state=${state}">← From the first</a>`}
${more && last !== undefined ? html`<a class="page-link older" rel="next" href="/status?state=${state}&amp;after=${last.feed.id}">Next →</a>` : null}
</nav>`
}
