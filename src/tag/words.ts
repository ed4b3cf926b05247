/**
 * Text cut into words. Apostrophes and hyphens separate words (`d’Ukraine`, `Russia’s`, `U.S.-led`), in phrases as in texts; what is no letter, number or mark does too.
 */
import { longestAbbreviation, mayBeAbbreviation, mostJoints } from '#lib/word-joints.ts'
import { continuesWord, foldUnit, isJoint, isWholeWord, plainFolds, startsWord, type Units, unitsOf } from './units.ts'

/** Where the first word at or after `from` starts; the text's length where there is none. */
export function nextWord(units: Units, from: number): number {
  let at = from
  while (at < units.length && !startsWord(units[at] as number)) at++
  return at
}

/** The unit after the last of the word that starts at `start`. */
export function endOfWord(units: Units, start: number): number {
  let at = start + 1
  if (isWholeWord(units[start] as number)) return at
  while (at < units.length && continuesWord(units[at] as number)) at++
  return at
}

/** Calls `visit` for every word with its first unit and the unit after its last. */
export function eachWord(units: Units, visit: (start: number, end: number) => void): void {
  for (let start = nextWord(units, 0); start < units.length; ) {
    const end = endOfWord(units, start)
    visit(start, end)
    start = nextWord(units, end)
  }
}

/**
 * May the words before `from` and from `to` on belong to one phrase? At most three of the characters that join words may stand between them, one line break among them;
 * a full stop followed by more only after an abbreviation (`St. Lucia`, `Gen. Milley`, not `went south. Korea said`). `previousStart` is where the word before starts.
 */
export function joins(units: Units, previousStart: number, from: number, to: number): boolean {
  if (to - from > mostJoints) return false
  let lineBreaks = 0
  let stopped = false
  for (let at = from; at < to; at++) {
    const unit = units[at] as number
    if (!isJoint(unit)) return false
    if (stopped && !isAbbreviation(units, previousStart, from)) return false
    if ((unit === 0x0a || unit === 0x2028) && ++lineBreaks > 1) return false
    if (unit === 0x2e) stopped = true
  }
  return true
}

function isAbbreviation(units: Units, start: number, end: number): boolean {
  return end - start <= longestAbbreviation && mayBeAbbreviation(String.fromCharCode(...units.subarray(start, end)))
}

export function foldWord(units: Units, start: number, end: number): string {
  const folded: number[] = []
  for (let at = start; at < end; at++) {
    const plain = plainFolds[units[at] as number] as number
    if (plain !== 0) folded.push(plain)
    else for (const other of foldUnit(units, at)) folded.push(other.charCodeAt(0))
  }
  return String.fromCharCode(...folded)
}

/** A text's words, folded and joined by single spaces: equal for texts that differ only in spelling. */
export function foldText(text: string): string {
  const units = unitsOf(text)
  const words: string[] = []
  eachWord(units, (start, end) => words.push(foldWord(units, start, end)))
  return words.join(' ')
}
