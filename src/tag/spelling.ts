/** How a phrase wants to be written, read off how it is written itself. */
import type { Spelling } from './matcher.ts'

/** Three letters or fewer, all capitals, are words in any other spelling (US, IS, WHO); a phrase without any capital takes every spelling. */
export function spellingOf(phrase: string, capitalised: 'name' | 'capital'): Spelling {
  if (phrase === phrase.toLowerCase()) return 'any'
  if (phrase !== phrase.toUpperCase()) return capitalised
  return phrase.replace(/[^\p{L}]/gu, '').length <= 3 ? 'upper' : capitalised
}
