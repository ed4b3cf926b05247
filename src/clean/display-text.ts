/** Text from a stranger that stands in our lists, titles and logs. */
import { foldSpace, shorten } from '#lib/text.ts'

/** Control characters, and the bidi controls that could turn the rest of a line round. @see Unicode UAX #9 §2 */
const harmful = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g

/** One line of at most `most` characters, white space folded, without anything that changes how what follows it is shown; null where nothing is left. */
export function displayText(text: string | null, most: number): string | null {
  if (text === null) return null
  const readable = text
    .slice(0, most * 4)
    .replace(harmful, '')
    .toWellFormed()
  const line = foldSpace(readable)
  if (line === '') return null
  return shorten(line, most)
}
