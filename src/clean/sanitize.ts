/** The only file that makes a SafeHtml of a stranger's HTML. */
import { type SafeHtml, trustStored, type UnsafeHtml } from '#model/html.ts'
import { tidy } from './tidy.ts'

/** Full texts of newsrooms stay below 200 KB. */
const longestHtml = 2_000_000

export interface Sanitized {
  /** Elements, attributes and schemes of a list; no script, style, id, name or class; every element closed. Sanitised again it stays the same. */
  readonly html: SafeHtml
  /** Its plain text, paragraphs set apart by an empty line. */
  readonly text: string
}

/** HTML that may stand in any page. Relative addresses are resolved against `baseUrl`; of HTML over 2 MB the beginning is kept, with an ellipsis. */
export function sanitize(html: UnsafeHtml, baseUrl: string): Sanitized {
  const whole = html.length <= longestHtml
  const readable = (whole ? html : beforeLastTag(html)).replace(/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g, '').toWellFormed()
  const { html: safe, text } = tidy(readable, baseUrl)
  return whole ? { html: trustStored(safe), text } : { html: trustStored(`${safe}<p>…</p>`), text: `${text}\n\n…` }
}

function beforeLastTag(html: string): string {
  const tag = html.lastIndexOf('<', longestHtml)
  return html.slice(0, tag === -1 ? longestHtml : tag)
}
