/** Where and when a report was written, and what agency it is from: newsrooms put that before the first sentence, and every list shows it already. */

const month = '(?:\\p{Lu}\\p{Ll}{2,9}\\.?|\\p{Ll}{3,9}\\.?)'
const date = `(?:${month} \\d{1,2}|\\d{1,2}\\.? (?:de )?${month})(?:,? \\d{4})?`
const agency = '\\([\\p{L}\\d .,/&-]{2,30}\\)'
const particle = '(?:d[aeiou]|de[lnr]|l[aeo]|les|el|al|of|the|upon|am|an|im|sur)'
const place = `\\p{Lu}[\\p{L}’'.-]{1,20}(?: (?:\\p{Lu}[\\p{L}’'.-]{1,20}|${particle})){0,4}`
const capitals = "\\p{Lu}{3,20}(?:[ ’'.-]{1,2}\\p{Lu}{1,20}){0,4}\\.?"
const dash = '\\s{0,2}(?:\\.-|[-–—]{1,2})\\s{1,2}'

/** From the most telling on: an agency in brackets, a place in capitals, a place with a date. A place alone may as well be what the sentence is about. */
const datelines = [
  new RegExp(`^(?:${place}(?:, ${place})?)?(?:,? ${date})?\\s?${agency}(?:${dash}|[.:]\\s)`, 'u'),
  new RegExp(`^${capitals}(?:, ${place})?(?:, ${date})?${dash}`, 'u'),
  new RegExp(`^${place}, ${date}${dash}`, 'u'),
]

/** What begins so late is no dateline. */
const longestDateline = 120
const longestOpener = 40

/**
 * The text without the dateline it begins with, if it begins with one.
 * @param opener what its markup sets apart at its beginning; a few words with a full stop behind are a dateline or a kicker
 */
export function withoutDateline(text: string, opener: string): string {
  const found = datelineLength(text.slice(0, longestDateline)) || kickerLength(text, opener)
  const rest = text.slice(found).trimStart()
  // A text that is nothing else says at least that.
  return rest === '' ? text : rest
}

function datelineLength(beginning: string): number {
  // Most texts begin without, and these tell it at once.
  if (!/[(–—]|[ .]-/.test(beginning)) return 0
  for (const pattern of datelines) {
    const length = pattern.exec(beginning)?.[0].length ?? 0
    // What goes on in small letters is the same sentence.
    if (length > 0 && !/^\p{Ll}/u.test(beginning.slice(length))) return length
  }
  return 0
}

function kickerLength(text: string, opener: string): number {
  if (opener === '' || opener.length > longestOpener || !text.startsWith(opener)) return 0
  if (/^\p{Lu}[\p{L} ’'()/,-]{2,40}\.$/u.test(opener)) return opener.length
  return /^\p{Lu}[\p{L} ’'()/,-]{2,40}$/u.test(opener) && text.startsWith('. ', opener.length) ? opener.length + 2 : 0
}
