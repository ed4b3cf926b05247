import type { FeedHealth } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import { stateNames } from './feed-states.ts'
import { feedTroubles } from './feed-troubles.ts'
import { articlesWords, nextWords, stateWords } from './feed-words.ts'
import { type Html, html } from './html.ts'
import { privateWords, publicAddress } from './private-words.ts'
import { agoTag } from './time-tag.ts'
import { type TimedWords, timedHtml } from './timed-words.ts'

/** How one feed fares, at a glance. */
export function feedItem(health: FeedHealth, now: Instant): Html {
  const { feed, state } = health
  const shown = (words: TimedWords) => timedHtml(words, (at) => agoTag(at, now))
  const next = nextWords(health, now)
  return html`<article class="feed-item ${state}">
<div class="who">
<h3 dir="auto"><a href="/status/${feed.id}">${privateWords(health)(health.source.title)}</a></h3>
<p class="address">${address(health)}</p>
</div>
<ul class="facts">
<li><b>${stateNames[state]}</b>${shown(stateWords(health))}</li>
<li>${shown(articlesWords(health))}</li>
${next === null ? null : html`<li>${shown(next)}</li>\n`}</ul>
${feedTroubles(health, now)}</article>
`
}

function address(health: FeedHealth): Html {
  const url = publicAddress(health, health.feed.url)
  if (url === null) return html`private address`
  return html`${url}${health.movedTo === null ? null : html` <span class="moved">moved to ${health.movedTo}</span>`}`
}
