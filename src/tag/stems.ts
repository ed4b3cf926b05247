/**
 * The stems of a text: what its words have in common with other forms of them, as far as letters tell in any language. A word of up to six letters is one,
 * of a longer one the first six are; longer than four, it has its first four besides, written `migr*`. In scripts without spaces two neighbours are one.
 */
import { withoutArticle } from './arabic-article.ts'
import { continuesWord, foldUnit, isWholeWord, plainFolds, startsWord, type Units } from './units.ts'
import { emptyHash, mix, mixText } from './word-table.ts'

/** `hash` is that of the stem's letters as `hashOfStem` gives it; [start, end) is the word, or the two characters. */
export type StemVisit = (hash: number, start: number, end: number) => void

const longStem = 6
const shortStem = 4
const openEnd = 0x2a
const [zero, nine] = [0x30, 0x39]

/** Of the first `most` words; numbers have none. @returns how many words were read, and where the last one ended */
export function eachStem(units: Units, most: number, visit: StemVisit): { readonly words: number; readonly end: number } {
  let words = 0
  /** Where the character before ended and its hash, where it stands alone; -1 where none does. */
  let loneEnd = -1
  let loneHash = 0
  let at = 0
  while (at < units.length && words < most) {
    const unit = units[at] as number
    if (!startsWord(unit)) {
      at++
      continue
    }
    words++
    if (isWholeWord(unit)) {
      if (loneEnd === at) visit(mixCharacter(loneHash, units, at), at - 1, at + 1)
      loneHash = mixCharacter(emptyHash, units, at)
      loneEnd = ++at
      continue
    }
    at = readWord(units, at, visit)
  }
  return { words, end: at }
}

/** Visits the stems of the word at `start`, and gives its end. */
function readWord(units: Units, start: number, visit: StemVisit): number {
  let hash = emptyHash
  let shortHash = 0
  let letters = 0
  const from = withoutArticle(units, start)
  let at = from
  for (; at < units.length && (at === from || continuesWord(units[at] as number)); at++) {
    if (letters >= longStem) continue
    const folded = plainFolds[units[at] as number] as number
    const other = folded === 0 ? foldUnit(units, at) : ''
    if (folded === 0 && other === '') continue
    if (letters === shortStem) shortHash = hash
    hash = folded === 0 ? mixText(hash, other) : mix(hash, folded)
    letters++
  }
  const first = plainFolds[units[from] as number] as number
  if (letters === 0 || (first >= zero && first <= nine)) return at
  visit(hash, start, at)
  if (letters > shortStem) visit(mix(shortHash, openEnd), start, at)
  return at
}

function mixCharacter(hash: number, units: Units, at: number): number {
  const folded = plainFolds[units[at] as number] as number
  return folded === 0 ? mixText(hash, foldUnit(units, at)) : mix(hash, folded)
}

export function hashOfStem(stem: string): number {
  return mixText(emptyHash, stem)
}
