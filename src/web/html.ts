/**
 * HTML by template: whatever is put in is escaped, except what came out of a template. A page has no other way to be written, so text from a feed
 * cannot become markup; the mark is a symbol that no JSON, no database and no other module can make. Attribute values are always quoted.
 */
const markup = Symbol('markup')

export interface Html {
  readonly [markup]: string
}

/** Null and the empty list leave no trace. */
export type HtmlValue = Html | string | number | null | readonly HtmlValue[]

export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return { [markup]: strings.reduce((text, string, index) => text + written(values[index - 1] ?? null) + string) }
}

/** The finished markup as text. */
export function htmlText(value: Html): string {
  return value[markup]
}

function written(value: HtmlValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (isList(value)) return value.map(written).join('')
  return value[markup]
}

/** `Array.isArray` does not narrow read-only lists. */
function isList(value: Html | readonly HtmlValue[]): value is readonly HtmlValue[] {
  return Array.isArray(value)
}

/** Good for text and for quoted attributes. Unpaired surrogates have no bytes in UTF-8, and NUL is no character of HTML. */
function escaped(text: string): string {
  return text.toWellFormed().replace(/[&<>"'\u0000]/g, (character) => escapes.get(character) ?? '\ufffd')
}

const escapes = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])
