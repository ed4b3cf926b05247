/** Newsrooms put before the first sentence where and when a report was written, and every list shows that already. */
import { datelineLength } from '#lib/dateline.ts'

const longestOpener = 40

/**
 * The text without the dateline it begins with, if it begins with one.
 * @param opener what its markup sets apart at its beginning; a few words with a full stop behind are a dateline or a kicker
 */
export function withoutDateline(text: string, opener: string): string {
  const found = datelineLength(text) || kickerLength(text, opener)
  const rest = text.slice(found).trimStart()
  // A text that is nothing else says at least that.
  return rest === '' ? text : rest
}

function kickerLength(text: string, opener: string): number {
  if (opener === '' || opener.length > longestOpener || !text.startsWith(opener)) return 0
  if (/^\p{Lu}[\p{L} ’'()/,-]{2,40}\.$/u.test(opener)) return opener.length
  return /^\p{Lu}[\p{L} ’'()/,-]{2,40}$/u.test(opener) && text.startsWith('. ', opener.length) ? opener.length + 2 : 0
}
