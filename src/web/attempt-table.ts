import { sentence } from '#lib/sentence.ts'
import type { Attempt } from '#model/feed.ts'
import type { Instant } from '#model/instant.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './html.ts'
import { timeTag } from './time-tag.ts'
import { dateAndTime, dayNumber, timeOfDay } from './time-words.ts'

/** The last tries at a feed, newest first. It scrolls by itself where the window is narrow. @param words makes words fit to be shown */
export function attemptTable(attempts: readonly Attempt[], words: (text: string) => string): Html {
  return html`<div class="scroll" role="region" aria-labelledby="attempts" tabindex="0">
<table class="attempts">
<thead>
<tr><th scope="col">Asked</th><th scope="col">Came to</th><th scope="col" class="number">Bytes</th><th scope="col" class="number">Took</th><th scope="col" class="number">New</th><th scope="col" class="number">Changed</th><th scope="col">Next, and why</th></tr>
</thead>
<tbody>
${attempts.map((attempt) => row(attempt, words))}</tbody>
</table>
</div>
`
}

function row(attempt: Attempt, words: (text: string) => string): Html {
  const { at, bytes, durationMs, entriesNew, entriesChanged } = attempt
  return html`<tr>
<th scope="row">${timeTag(at, dateAndTime(at))}</th>
<td>${outcome(attempt, words)}</td>
<td class="number">${grouped(bytes)}</td>
<td class="number">${grouped(durationMs)} ms</td>
<td class="number">${grouped(entriesNew)}</td>
<td class="number">${grouped(entriesChanged)}</td>
<td>${next(attempt, words)}</td>
</tr>
`
}

/** What a hub sends changes nothing of when the feed is asked, and says no reason. */
function next({ at, nextAt, nextReason }: Attempt, words: (text: string) => string): Html {
  if (nextReason === '') return html`–`
  return html`${nextAt === null ? 'never' : nextTime(nextAt, at)}: ${words(nextReason)}`
}

function outcome({ outcome, status, fault }: Attempt, words: (text: string) => string): Html {
  const answered = status === null ? null : `${status} `
  if (fault === null) return html`${answered}${outcomes[outcome]}`
  return html`${answered}<code>${fault.code}</code> ${sentence(words(fault.message))}`
}

const outcomes: Readonly<Record<Attempt['outcome'], string>> = {
  fresh: 'read',
  unchanged: 'unchanged',
  fault: 'failed',
  pushed: 'sent by the hub',
}

/** The day too where it is not the day of the attempt. */
function nextTime(nextAt: Instant, at: Instant): Html {
  return timeTag(nextAt, dayNumber(nextAt) === dayNumber(at) ? timeOfDay(nextAt) : dateAndTime(nextAt))
}
