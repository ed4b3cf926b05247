import type { HubSummary, SubscriberTrouble } from '#model/hub.ts'
import type { Instant } from '#model/instant.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './html.ts'
import { agoTag } from './time-tag.ts'
import { type TimedWords, timed, timedHtml } from './timed-words.ts'

/** Whom our own hub tells what is new, and who cannot be told; null where nobody ever asked for it. */
export function hubSection({ subscribers, failing, troubles }: HubSummary, now: Instant): Html | null {
  if (subscribers === 0 && troubles.length === 0) return null
  return html`<section class="waits">
<h2>Subscribers <span class="count">${grouped(subscribers)}</span></h2>
<p class="sum">${failing === 0 ? 'All of them were told what is new.' : `${grouped(failing)} could not be told the last time.`}</p>
${troubles.length === 0 ? null : html`<ul>\n${troubles.map((trouble) => html`<li>${timedHtml(troubleWords(trouble), (at) => agoTag(at, now))}</li>\n`)}</ul>\n`}</section>
`
}

function troubleWords({ host, topic, because, nextAt }: SubscriberTrouble): TimedWords {
  const then = nextAt === null ? timed`told no more` : timed`told again ${nextAt}`
  return timed`${host}, of ${topic}: ${because}; ${then}`
}
