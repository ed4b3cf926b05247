/** Plain text, whatever it is about. */

/** Every run of white space becomes one space; none at the ends. */
export function foldSpace(text: string): string {
  // A single space, by far the most frequent, is left as it is.
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim()
}

/** At most `most` characters, cut at a word where there is one, with an ellipsis where something was cut. Never splits a surrogate pair. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const head = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')
  const cut = head.lastIndexOf(' ')
  return `${(cut > most / 2 ? head.slice(0, cut) : head).replace(/[\s,;:.–—-]+$/, '')}…`
}
