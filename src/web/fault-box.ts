import { sentence } from '#lib/sentence.ts'
import type { PlainFault } from '#model/fault.ts'
import type { Instant } from '#model/instant.ts'
import { advice } from './advice.ts'
import { type Html, html } from './html.ts'
import { agoTag } from './time-tag.ts'

/** What is wrong, what to do, and since when. Without the fault's detail: that is for the log, and may hold an address nobody should read here. */
export function faultBox(name: 'fault' | 'notice', fault: PlainFault, at: Instant, now: Instant, more: string | null = null): Html {
  return html`<div class="${name}">
<p><strong>${sentence(fault.message)}</strong> ${advice(fault.code)}</p>
<p class="code"><code>${fault.code}</code> ${agoTag(at, now)}${more}</p>
</div>
`
}
