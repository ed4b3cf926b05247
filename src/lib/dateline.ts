/** Where and when a report was written, and what agency it is from: what newsrooms put before the first sentence. */

const month = '(?:\\p{Lu}\\p{Ll}{2,9}\\.?|\\p{Ll}{3,9}\\.?)'
const date = `(?:${month} \\d{1,2}|\\d{1,2}\\.? (?:de )?${month})(?:,? \\d{4})?`
const agency = '\\([\\p{L}\\d .,/&-]{2,30}\\)'
const particle = '(?:d[aeiou]|de[lnr]|l[aeo]|les|el|al|of|the|upon|am|an|im|sur)'
const place = `\\p{Lu}[\\p{L}’'.-]{1,20}(?: (?:\\p{Lu}[\\p{L}’'.-]{1,20}|${particle})){0,4}`
const capitals = "\\p{Lu}{3,20}(?:[ ’'.-]{1,2}\\p{Lu}{1,20}){0,4}\\.?"
const dash = '\\s{0,2}(?:\\.-|[-–—]{1,2})\\s{1,2}'

/** Xinhua and its like: `新华社日内瓦5月5日电（记者张三）`. */
const chineseDateline = /^(?:新华社|中新社|中新网|人民网)\p{Script=Han}{2,12}\d{1,2}月\d{1,2}日电(?:\s?[（(][^）)]{2,30}[）)])?\s*/u
/** `جنيف (رويترز) -`: Arabic has no capitals, and only the agency tells it from a sentence. */
const arabicDateline =
  /^\p{Script=Arabic}{2,15}(?:[ /]\p{Script=Arabic}{2,15}){0,2}(?:،? \d{1,2} \p{Script=Arabic}{3,10})? ?\((?:رويترز|أ ?ف ?ب|أ\. ?ف\. ?ب|ا ف ب|أ ?ب|د ?ب ?أ|فرانس برس|الأناضول|شينخوا|سبوتنيك|تاس|وكالات)\)\s?[-–—:]\s*/u

/** From the most telling on: an agency in brackets, a place in capitals, a place with a date. A place alone may as well be what the sentence is about. */
const datelines = [
  new RegExp(`^(?:${place}(?:, ${place})?)?(?:,? ${date})?\\s?${agency}(?:${dash}|[.:]\\s)`, 'u'),
  new RegExp(`^${capitals}(?:, ${place})?(?:, ${date})?${dash}`, 'u'),
  new RegExp(`^${place}, ${date}${dash}`, 'u'),
  new RegExp(`^${capitals}(?:, ${place})?, ${date}\\.? /[\\p{L} .-]{2,20}/[.,]?\\s{1,2}`, 'u'),
  chineseDateline,
  arabicDateline,
]

/** What begins so late is no dateline. */
const longestDateline = 120

/** How long the dateline is that the text begins with; 0 where it begins with none. Reads its first 120 characters. */
export function datelineLength(text: string): number {
  const beginning = text.slice(0, longestDateline)
  // Most texts begin without, and these tell it at once.
  if (!/[(–—]|[ .]-| \/|日电/.test(beginning)) return 0
  for (const pattern of datelines) {
    const length = pattern.exec(beginning)?.[0].length ?? 0
    // What goes on in small letters is the same sentence.
    if (length > 0 && !/^\p{Ll}/u.test(beginning.slice(length))) return length
  }
  return 0
}
