import { sentence } from '#lib/sentence.ts'
import type { Backlog } from '#model/backlog.ts'
import type { EventKind, ServiceEvent } from '#model/event.ts'
import type { Attempt, FeedHealth } from '#model/feed.ts'
import type { FulltextCounts } from '#model/fulltext.ts'
import type { Instant } from '#model/instant.ts'
import type { Withdrawal } from '#model/withdrawal.ts'
import { attemptTable } from '#web/attempt-table.ts'
import { backlogWords } from '#web/backlog-words.ts'
import { stateNames } from '#web/feed-states.ts'
import { feedTroubles } from '#web/feed-troubles.ts'
import {
  articlesWords,
  hostWords,
  hubWords,
  movedWords,
  movingWords,
  nextWords,
  rhythmWords,
  stateWords,
  weakGuidWords,
} from '#web/feed-words.ts'
import { fulltextWords } from '#web/fulltext-words.ts'
import { healthFeed } from '#web/health-feed-link.ts'
import { type Html, html } from '#web/html.ts'
import { layout, type Site } from '#web/layout.ts'
import { privateWords, publicAddress } from '#web/private-words.ts'
import { momentTag } from '#web/time-tag.ts'
import { type TimedWords, timedHtml } from '#web/timed-words.ts'

/** All that is known of how one feed fares. */
export interface FeedStatusPage {
  readonly site: Site
  readonly health: FeedHealth
  /** Newest first. */
  readonly attempts: readonly Attempt[]
  /** Null where the operator asks for no pages of its articles. */
  readonly fulltext: FulltextCounts | null
  readonly backlog: Backlog | null
  /** Null where its articles are shown. */
  readonly withdrawn: Withdrawal | null
  /** What happened to it, newest first. */
  readonly events: readonly ServiceEvent[]
  readonly now: Instant
}

export function renderFeedStatus({ site, health, attempts, fulltext, backlog, withdrawn, events, now }: FeedStatusPage): string {
  const { feed, state } = health
  const words = privateWords(health)
  const title = words(health.source.title)
  const shown = (said: TimedWords) => timedHtml(said, (at) => momentTag(at, now))
  const fact = (name: string, said: TimedWords | null) => (said === null ? null : html`<dt>${name}</dt><dd>${shown(said)}</dd>\n`)
  const main = html`<div class="title">
<h1 dir="auto">${title}</h1>
<p class="follow">${withdrawn === null ? html`<a href="/sources/${feed.id}">Its articles</a> <a class="follow-link" href="/sources/${feed.id}.atom">Atom</a> ` : null}<a class="follow-link" href="/status">All feeds</a></p>
</div>
<div class="feed-status ${state}">
<p class="lead"><b>${stateNames[state]}</b>${shown(stateWords(health))}.</p>
${withdrawn === null ? null : html`<p class="lead"><b>Withdrawn</b> ${momentTag(withdrawn.at, now)}, so that none of its articles is shown: ${sentence(withdrawn.because)}</p>\n`}${feedTroubles(health, now)}<dl class="story">
<dt>Id</dt><dd>${feed.id}</dd>
<dt>Address</dt><dd>${address(health)}</dd>
${fact('Next', nextWords(health, now))}${fact('Host', hostWords(health, now))}${fact('Moved', movedWords(health))}${fact('Moving', movingWords(health))}${fact('Rhythm', rhythmWords(health))}${fact('Hub', hubWords(health))}${fact('Guids', weakGuidWords(health))}${fact('Articles', articlesWords(health))}${fact('Pages', fulltextWords(health, fulltext))}${fact('Archive', backlogWords(health, backlog))}</dl>
<section>
<h2 id="attempts">The last attempts</h2>
${attempts.length === 0 ? html`<p>It was not asked yet.</p>` : attemptTable(attempts, words)}</section>
${events.length === 0 ? null : eventList(events, words, now)}</div>`
  return layout({ site, title: `Status of ${title}`, current: null, feeds: [healthFeed] }, main)
}

/** As a link, to be looked at in a browser; other schemes than the web's are none. */
function address(health: FeedHealth): Html {
  const url = publicAddress(health, health.feed.url)
  if (url === null) return html`private`
  return /^https?:\/\//i.test(url) ? html`<a href="${url}">${url}</a>` : html`${url}`
}

function eventList(events: readonly ServiceEvent[], words: (text: string) => string, now: Instant): Html {
  return html`<section>
<h2>What happened</h2>
<ul class="events">
${events.map(({ kind, because, at }) => html`<li><b>${happened[kind]}</b> ${momentTag(at, now)}: ${sentence(words(because))}</li>\n`)}</ul>
</section>
`
}

const happened: Readonly<Record<EventKind, string>> = {
  broke: 'Broke',
  recovered: 'Recovered',
  moved: 'Moved',
  stopped: 'Stopped',
  silent: 'Fell silent',
  spoke: 'Posted again',
  distrusted: 'Guids distrusted',
  trusted: 'Guids trusted again',
  trouble: 'Trouble',
  well: 'Well again',
}
