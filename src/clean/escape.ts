/** Text from a stranger as it may stand in HTML. Most has nothing to escape, and is then not copied. */

export function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** For an attribute's value between double quotes. */
export function escapeValue(value: string): string {
  return /[&<>"]/.test(value) ? escapeText(value).replaceAll('"', '&quot;') : value
}
