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
