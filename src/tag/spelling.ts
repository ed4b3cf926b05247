/** How a phrase wants to be written, read off how it is written itself. */
import type { Spelling } from './matcher.ts'

/** Three letters or fewer, all capitals, are words in any other spelling (US, IS, WHO); a phrase without any capital takes every spelling. */
export function spellingOf(phrase: string, capitalised: 'name' | 'capital'): Spelling {
  const letters = phrase.replace(/[^\p{L}]/gu, '')
  if (letters === letters.toLowerCase()) return 'any'
  if (letters.length <= 3 && letters === letters.toUpperCase()) return 'upper'
  return capitalised
}
