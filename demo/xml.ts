/**
 * XML and HTML as a tagged template: what is put in is escaped unless it is markup already.
 * Our own, so that the documents the tests read were not written by the builder they judge.
 */

export interface Markup {
  readonly markup: string
}

export function xml(parts: TemplateStringsArray, ...values: readonly (string | number | Markup | readonly Markup[])[]): Markup {
  const filled = values.map((value, index) => `${valueMarkup(value)}${parts[index + 1]}`)
  return { markup: `${parts[0]}${filled.join('')}` }
}

/** A CDATA section; one that holds `]]>` is split. */
export function cdata(text: string): Markup {
  return { markup: `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>` }
}

export const nothing: Markup = { markup: '' }

function valueMarkup(value: string | number | Markup | readonly Markup[]): string {
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if ('markup' in value) return value.markup
  return value.map((one) => one.markup).join('')
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
