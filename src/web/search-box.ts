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
${fault === null ? null : html`<p class="fault" id="search-fault" role="alert"><strong>${sentence(fault.message)}</strong> ${advice(fault.code)}</p>\n`}`
}
