/** In which case words are written: what a phrase asks for, and whether a text has it. Letters without case count as capitals. */
import { unitsOf } from './units.ts'
import { eachWord, foldText } from './words.ts'

export function caseOf(letter: string): 'A' | 'a' {
  return letter === letter.toLowerCase() ? 'a' : 'A'
}

/** Has each word a capital first where `initials` has an `A` for it? */
export function hasCapitals(written: string, initials: string): boolean {
  if (!initials.includes('A')) return true
  if (initials.length === 1) return isUpper(written.charAt(0))
  let number = 0
  let right = true
  eachWord(unitsOf(written), (start) => {
    if (initials.charAt(number++) === 'A' && !isUpper(written.charAt(start))) right = false
  })
  return right
}

/** Is each word in the cases that the phrase has it in? An ending that the phrase leaves open may be in any. */
export function hasCases(written: string, phrase: string): boolean {
  const found = casesOf(written)
  return casesOf(phrase).every((cases, word) => (cases.endsWith('*') ? found[word]?.startsWith(cases.slice(0, -1)) : cases === found[word]))
}

export function isUpper(written: string): boolean {
  return written === written.toUpperCase()
}

/** True where the letters on both sides are all capitals: there a capital tells nothing. */
export function isShouted(text: string, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - 24), start) + text.slice(end, end + 24)
  return isUpper(around) && (around.match(/\p{Lu}/gu)?.length ?? 0) > 6
}

/** For each word a letter for each that it folds to, and its `*`. */
function casesOf(phrase: string): readonly string[] {
  const words: string[] = []
  eachWord(unitsOf(phrase), (start, end) => {
    let cases = ''
    for (const character of phrase.slice(start, end).normalize('NFKC')) cases += caseOf(character).repeat(foldText(character).length)
    words.push(phrase.charAt(end) === '*' ? `${cases}*` : cases)
  })
  return words
}
