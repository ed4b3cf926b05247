import { sentence } from '#lib/sentence.ts'
import type { PlainFault } from '#model/fault.ts'
import { advice } from './advice.ts'
import { type Html, html } from './html.ts'

/** What a reader asked for, and what came of it. */
export interface Search {
  /** As it was typed; empty where nothing was asked. */
  readonly asked: string
  /** The same behind an address, with its `?`; empty where nothing was asked, or nothing that can be read. */
  readonly query: string
  /** The same in words. */
  readonly words: string
  /** Why it was not answered. */
  readonly fault: PlainFault | null
}

/** @param action the page that answers */
export function searchBox({ asked, fault }: Search, action: string): Html {
  const faulty = fault === null ? null : html` aria-invalid="true" aria-describedby="search-fault"`
  return html`<form class="search" role="search" method="get" action="${action}">
<input type="search" name="q" value="${asked}" maxlength="1000" autocapitalize="off" autocomplete="off" placeholder="Search: words, &quot;a phrase&quot;, topic:nato, -country:ua, since:7d" aria-label="Search"${faulty}>
<button type="submit">Search</button>
</form>
${fault === null ? null : html`<p class="fault" id="search-fault" role="alert"><strong>${sentence(fault.message.replace(/^q[,:] /, ''))}</strong> ${advice(fault.code)}</p>\n`}${asked === '' ? null : howToAsk}`
}

/** The language in short, for whoever has begun to ask. */
const howToAsk = html`<details class="how-to-ask">
<summary>How to ask</summary>
<ul>
<li><code>grain deal</code> both words, <code>"grain deal"</code> one after the other, <code>ukrain*</code> whatever begins so, <code>title:summit</code> in the title</li>
<li><code>topic:nato</code> <code>region:europe</code> <code>country:ua</code> <code>source:un-news</code> <code>publisher:"United Nations"</code> <code>language:uk</code></li>
<li><code>since:7d</code> the last seven days, <code>since:2026-11-24</code> from that day on, <code>until:2026-11-24</code> up to it</li>
<li><code>grain OR wheat</code> one of them, <code>-wheat</code> not that, <code>topic:nato (country:ua OR country:pl)</code> together</li>
</ul>
</details>
`
