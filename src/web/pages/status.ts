import type { PlainFault } from '#model/fault.ts'
import type { FeedHealth, FeedState } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import { advice } from '#web/advice.ts'
import { feedItem } from '#web/feed-item.ts'
import { grouped } from '#web/grouped.ts'
import { type Html, html } from '#web/html.ts'
import { layout, type Site } from '#web/layout.ts'
import { sentence } from '#web/sentence.ts'
import { agoTag } from '#web/time-tag.ts'

/** What is wrong with the service itself: the queue cannot be reached, feeds.json is invalid. */
export interface Notice {
  readonly fault: PlainFault
  readonly at: Instant
}

export interface StatusPage {
  readonly site: Site
  readonly feeds: readonly FeedHealth[]
  readonly notices: readonly Notice[]
  readonly now: Instant
}

export function renderStatus(page: StatusPage): string {
  const main = html`<div class="title">
<h1>Status</h1>
<p class="sum">${summary(page.feeds)}</p>
</div>
${page.notices.map((notice) => noticeBox(notice, page.now))}
${states.map((state) => stateSection(state, page))}`
  return layout({ site: page.site, title: 'Status', current: 'status', feedPath: null }, main)
}

/** What needs a person comes first. */
const states: readonly { readonly state: FeedState; readonly title: string }[] = [
  { state: 'failing', title: 'Failing' },
  { state: 'waiting', title: 'Waiting for a first reading' },
  { state: 'healthy', title: 'Healthy' },
  { state: 'disabled', title: 'Disabled' },
  { state: 'removed', title: 'Removed' },
]

function summary(feeds: readonly FeedHealth[]): Html {
  if (feeds.length === 0) return html`No feeds are followed yet: name some in feeds.json.`
  const counts = states.flatMap(({ state }) => {
    const count = feeds.filter((feed) => feed.state === state).length
    return count === 0 ? [] : [`${grouped(count)} ${state}`]
  })
  return html`${grouped(feeds.length)} ${feeds.length === 1 ? 'feed' : 'feeds'}: ${counts.join(', ')}.`
}

/** Without the fault's detail: that is for the log, and may hold an address nobody should read here. */
function noticeBox({ fault, at }: Notice, now: Instant): Html {
  return html`<div class="notice">
<p><strong>${sentence(fault.message)}</strong> ${advice(fault.code)}</p>
<p class="code"><code>${fault.code}</code> ${agoTag(at, now)}</p>
</div>
`
}

function stateSection({ state, title }: { readonly state: FeedState; readonly title: string }, { feeds, now }: StatusPage): Html | null {
  const mine = feeds.filter((feed) => feed.state === state)
  if (mine.length === 0) return null
  return html`<section class="state">
<h2>${title} <span class="count">${grouped(mine.length)}</span></h2>
${mine.map((feed) => feedItem(feed, now))}</section>
`
}
