/** The only file that makes a SafeHtml of a stranger's HTML. */
import { type SafeHtml, trustStored, type UnsafeHtml } from '#model/html.ts'
import { type Tidied, tidy } from './tidy.ts'

/** Full texts of newsrooms stay below 200 KB. */
const longestHtml = 2_000_000

export interface Sanitized extends Omit<Tidied, 'html'> {
  /** Elements, attributes and schemes of a list; no script, style, id, name or class; every element closed. Sanitised again it stays the same. */
  readonly html: SafeHtml
}

/** HTML that may stand in any page. Relative addresses are resolved against `baseUrl`; of HTML over 2 MB the beginning is kept, with an ellipsis. */
export function sanitize(html: UnsafeHtml, baseUrl: string): Sanitized {
  if (html.length <= longestHtml) {
    const tidied = tidy(html, baseUrl)
    return { ...tidied, html: trustStored(tidied.html) }
  }
  const tidied = tidy(beforeLastTag(html), baseUrl)
  return { ...tidied, html: trustStored(`${tidied.html}<p>…</p>`), text: `${tidied.text}\n\n…` }
}

function beforeLastTag(html: string): string {
  const tag = html.lastIndexOf('<', longestHtml)
  return html.slice(0, tag === -1 ? longestHtml : tag)
}
