/** What may stand between the words of one phrase, in a rule as in a text: known to the matcher, and to whoever asks whether a phrase can ever be found. */
import { abbreviations, beforeNumber, writtenAbbreviations } from './data/abbreviations.ts'

const spaces = ' \t\n\r\u00A0\u1680\u2000-\u200A\u2028\u202F\u205F\u3000'
const hyphens = '\\-_\u058A\u05BE\u2010-\u2013\u2212\u30A0\uFE63\uFF0D'
const apostrophes = "'`´ʹʻʼʽʾʿ՚׳״‘’‛′\uA78C\uFF07\uFF40"
/** `弗拉基米尔·普京`, `ウラジーミル・プーチン`. */
const middleDots = '·‧∙⋅・\uFF65'
/** `AT&T`, `ISIS/ISIL`, `Закон № 3633`, `loi n° 2023`. */
const signs = '.&/\uFF06\uFF0F№°'
/** Zero-width space, and the non-joiner by which Persian parts words. */
const invisible = '\u200B\u200C'

/** Matches one such character. A full stop with another behind it joins after an abbreviation only. */
export const wordJoint = new RegExp(`[${spaces}${hyphens}${apostrophes}${middleDots}${signs}${invisible}]`)

/** More of them in a row part the words, as a comma does; so do two line breaks. */
export const mostJoints = 3

/** As long as any that is listed. */
export const longestAbbreviation = 6

/** `U`, `St`, `Gen`, `prof`, but neither `south` nor `Iran`. */
export function mayBeAbbreviation(word: string): boolean {
  if (word.length <= 2) return true
  const small = word.toLowerCase()
  return abbreviations.has(small) || beforeNumber.has(small) || writtenAbbreviations.has(word)
}
