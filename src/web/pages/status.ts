import type { PlainFault } from '#model/fault.ts'
import type { FeedHealth, FeedState, HostWait } from '#model/feed.ts'
import type { HubSummary } from '#model/hub.ts'
import type { Instant } from '#model/instant.ts'
import { faultBox } from '#web/fault-box.ts'
import { feedItem } from '#web/feed-item.ts'
import { feedStates } from '#web/feed-states.ts'
import { waitWords } from '#web/feed-words.ts'
import { grouped } from '#web/grouped.ts'
import { healthFeed, healthFeedLink } from '#web/health-feed-link.ts'
import { type Html, html } from '#web/html.ts'
import { hubSection } from '#web/hub-section.ts'
import { layout, type Site } from '#web/layout.ts'
import { agoTag } from '#web/time-tag.ts'
import { timedHtml } from '#web/timed-words.ts'

/** What is wrong with the service itself: the queue cannot be reached, feeds.json is invalid. */
export interface Notice {
  readonly fault: PlainFault
  readonly at: Instant
}

export interface StatusPage {
  readonly site: Site
  readonly counts: Readonly<Record<FeedState, number>>
  /** In any order, and without the states no feed is in. */
  readonly sections: readonly StatusSection[]
  readonly notices: readonly Notice[]
  /** Hosts that are not asked at present: those of public feeds. */
  readonly waits: readonly HostWait[]
  /** How many articles still bear tags of rules that were changed. */
  readonly toRetag: number
  /** Whom our own hub tells. */
  readonly hub: HubSummary
  readonly now: Instant
}

export interface StatusSection {
  readonly state: FeedState
  /** The first ones, by id. */
  readonly feeds: readonly FeedHealth[]
  /** Whether there are others. */
  readonly more: boolean
}

/** How many feeds of a state a page shows. */
export const feedsShown = 50

export function renderStatus(page: StatusPage): string {
  const main = html`<div class="title">
<h1>Status</h1>
${healthFeedLink}
</div>
<p class="sum">${summary(page.counts)}</p>
${page.notices.map(({ fault, at }) => faultBox('notice', fault, at, page.now))}
${page.toRetag === 0 ? null : html`<p class="sum">${retagWords(page.toRetag)}</p>`}
${page.waits.length === 0 ? null : waitList(page.waits, page.now)}
${hubSection(page.hub, page.now)}
${feedStates.map((state) => page.sections.filter((section) => section.state === state).map((section) => stateSection(section, page)))}`
  return layout({ site: page.site, title: 'Status', current: 'status', feeds: [healthFeed] }, main)
}

function summary(counts: StatusPage['counts']): string {
  const all = feedStates.reduce((sum, state) => sum + counts[state], 0)
  if (all === 0) return 'No feeds are followed yet: name some in feeds.json.'
  const parts = feedStates.flatMap((state) => (counts[state] === 0 ? [] : [`${grouped(counts[state])} ${state}`]))
  return `${grouped(all)} ${all === 1 ? 'feed' : 'feeds'}: ${parts.join(', ')}.`
}

function retagWords(articles: number): string {
  const many = articles === 1 ? 'article is' : 'articles are'
  return `The rules were changed: ${grouped(articles)} ${many} still to be tagged anew, the newest first.`
}

function waitList(waits: readonly HostWait[], now: Instant): Html {
  return html`<section class="waits">
<h2>Hosts that asked to be left alone <span class="count">${grouped(waits.length)}</span></h2>
<ul>
${waits.map((wait) => html`<li>${timedHtml(waitWords(wait, wait.host), (at) => agoTag(at, now))}</li>\n`)}</ul>
</section>
`
}

function stateSection({ state, feeds, more }: StatusSection, { counts, now }: StatusPage): Html | null {
  if (feeds.length === 0) return null
  return html`<section class="state">
<h2>${titles[state]} <span class="count">${grouped(counts[state])}</span></h2>
${feeds.map((feed) => feedItem(feed, now))}${more ? html`<p class="more"><a href="/status?state=${state}">All ${grouped(counts[state])} feeds that are ${state}</a></p>\n` : null}</section>
`
}

const titles: Readonly<Record<FeedState, string>> = {
  failing: 'Failing',
  stopped: 'Stopped',
  silent: 'Silent for longer than their rhythm explains',
  waiting: 'Waiting for a first reading',
  healthy: 'Healthy',
  disabled: 'Disabled',
  removed: 'Removed',
}
