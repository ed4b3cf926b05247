import type { FeedHealth } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import { faultBox } from './fault-box.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './html.ts'
import { privateWords } from './private-words.ts'

/** What is wrong with a feed: its fault, and what its document had wrong though it could be read. */
export function feedTroubles(health: FeedHealth, now: Instant): readonly Html[] {
  const { fault, damage, consecutiveFailures } = health
  const words = privateWords(health)
  const often = consecutiveFailures > 1 ? `, ${grouped(consecutiveFailures)} times in a row` : null
  const faults = fault === null ? [] : [faultBox('fault', { ...fault, message: words(fault.message) }, fault.at, now, often)]
  return damage.length === 0 ? faults : [...faults, damageNotes(damage.map(words))]
}

function damageNotes(notes: readonly string[]): Html {
  return html`<details class="damage">
<summary>Readable, but with ${notes.length === 1 ? 'one fault' : `${grouped(notes.length)} faults`} in the document</summary>
<ul>
${notes.map((note) => html`<li>${note}</li>\n`)}</ul>
</details>
`
}
