import type { FeedFault, FeedHealth } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import { advice } from './advice.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './html.ts'
import { privateWords } from './private-words.ts'
import { sentence } from './sentence.ts'
import { agoTag } from './time-tag.ts'

/** How one feed fares, in words. */
export function feedItem(health: FeedHealth, now: Instant): Html {
  const words = privateWords(health)
  return html`<article class="feed-item ${health.state}">
<div class="who">
<h3 dir="auto"><a href="/sources/${health.feed.id}">${words(health.source.title)}</a></h3>
<p class="address">${address(health)}</p>
</div>
<ul class="facts">
${facts(health, now).map((fact) => html`<li>${fact}</li>\n`)}</ul>
${health.fault === null ? null : faultBox(health.fault, health.consecutiveFailures, words, now)}
${health.damage.length === 0 ? null : damageNotes(health.damage.map(words))}
</article>
`
}

function address({ feed, movedTo }: FeedHealth): Html {
  if (feed.private) return html`private address`
  return html`${feed.url}${movedTo === null ? null : html` <span class="moved">moved to ${movedTo}</span>`}`
}

function facts(health: FeedHealth, now: Instant): readonly Html[] {
  const known = [stateWords(health, now), articlesWords(health, now)]
  return health.nextAt === null ? known : [...known, nextWords(health.nextAt, privateWords(health)(health.nextReason), now)]
}

function stateWords({ state, lastSuccessAt, lastAttemptAt }: FeedHealth, now: Instant): Html {
  const success = lastSuccessAt === null ? html`never read` : html`last read ${agoTag(lastSuccessAt, now)}`
  switch (state) {
    case 'healthy':
      return html`<b>Healthy</b>, ${success}`
    case 'failing':
      return html`<b>Failing</b>, ${success}`
    case 'waiting':
      return lastAttemptAt === null ? html`<b>Waiting</b>, not asked yet` : html`<b>Waiting</b>, asked ${agoTag(lastAttemptAt, now)}`
    case 'disabled':
      return html`<b>Disabled</b> in feeds.json, ${success}`
    case 'removed':
      return html`<b>Removed</b> from feeds.json, ${success}; its articles stay`
  }
}

function articlesWords({ articles, lastNewAt }: FeedHealth, now: Instant): Html {
  if (articles === 0) return html`no articles`
  const count = html`${grouped(articles)} ${articles === 1 ? 'article' : 'articles'}`
  return lastNewAt === null ? count : html`${count}, newest ${agoTag(lastNewAt, now)}`
}

/** A time that has passed means it is its turn: how soon depends on what else is due. */
function nextWords(nextAt: Instant, reason: string, now: Instant): Html {
  const when = nextAt <= now ? html`due now` : html`asked again ${agoTag(nextAt, now)}`
  return html`${when}${reason === '' ? null : `: ${reason}`}`
}

function faultBox(fault: FeedFault, failures: number, words: (text: string) => string, now: Instant): Html {
  return html`<div class="fault">
<p><strong>${sentence(words(fault.message))}</strong> ${advice(fault.code)}</p>
<p class="code"><code>${fault.code}</code> ${agoTag(fault.at, now)}${failures > 1 ? `, ${grouped(failures)} times in a row` : null}</p>
</div>`
}

function damageNotes(notes: readonly string[]): Html {
  return html`<details class="damage">
<summary>Readable, but with ${notes.length === 1 ? 'one fault' : `${grouped(notes.length)} faults`} in the document</summary>
<ul>
${notes.map((note) => html`<li>${note}</li>\n`)}</ul>
</details>`
}
