import { type Instant, rfc3339 } from '#model/instant.ts'
import { type Html, html } from './html.ts'
import { dateAndTime, relativeWords } from './time-words.ts'

/** A `time` element that shows `words`; the whole date is in its title. */
export function timeTag(at: Instant, words: string): Html {
  return html`<time datetime="${rfc3339(at)}" title="${dateAndTime(at)}">${words}</time>`
}

/** `5 minutes ago`, with the whole date in the title. */
export function agoTag(at: Instant, now: Instant): Html {
  return timeTag(at, relativeWords(at, now))
}

/** `5 minutes ago (24 Nov 2026, 22:16 UTC)`: where the moment itself matters, not all can hover. */
export function momentTag(at: Instant, now: Instant): Html {
  return html`<time datetime="${rfc3339(at)}">${relativeWords(at, now)} <span class="moment">(${dateAndTime(at)})</span></time>`
}
