/** What may stand between the words of one phrase, in a rule as in a text: known to the matcher, and to whoever asks whether a phrase can ever be found. */

const spaces = ' \t\n\r\u00A0\u1680\u2000-\u200A\u2028\u202F\u205F\u3000'
const hyphens = '\\-_\u058A\u05BE\u2010-\u2013\u2212\u30A0\uFE63\uFF0D'
const apostrophes = "'`´ʹʻʼʽʾʿ՚׳״‘’‛′\uA78C\uFF07\uFF40"
/** `弗拉基米尔·普京`, `ウラジーミル・プーチン`. */
const middleDots = '·‧∙⋅・\uFF65'
/** `AT&T`, `ISIS/ISIL`. */
const signs = '.&/\uFF06\uFF0F'
/** Zero-width space, and the non-joiner by which Persian parts words. */
const invisible = '\u200B\u200C'

/** Matches one such character. A full stop with another behind it joins after an abbreviation only. */
export const wordJoint = new RegExp(`[${spaces}${hyphens}${apostrophes}${middleDots}${signs}${invisible}]`)

/** More of them in a row part the words, as a comma does; so do two line breaks. */
export const mostJoints = 3

export const longestAbbreviation = 4

/** `St`, `Gen`, `Prof`, `Jan`, but neither `south` nor `NATO`. */
export function mayBeAbbreviation(word: string): boolean {
  return word.length <= 2 || (word.length <= longestAbbreviation && /^\p{Lu}\p{Ll}+$/u.test(word))
}
