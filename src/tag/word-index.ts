/**
 * Names the words of a text: which of the known words, and which of the known beginnings, stands there. One loop cuts a word, folds it and hashes it;
 * two bitmaps turn nearly all words away, so that an unknown word costs a few instructions a letter, however many words are known.
 */
import { startAfterPrefix, withLostAlef } from './arabic-prefix.ts'
import { continuesWord, foldUnit, isWholeWord, plainFolds, startsWord, type Units } from './units.ts'
import { emptyHash, mayHave, mix, mixText, openWordTable, type WordTable } from './word-table.ts'

export interface KnownWord {
  readonly folded: string
  /** True where any ending may follow. */
  readonly open: boolean
}

/** `place`: how many words stand before it. */
type WordVisit = (names: readonly number[], start: number, end: number, place: number) => void

/** Words are told by their index in the list: the shortest beginning first, the whole word last. */
export interface WordIndex {
  namesAt(units: Units, start: number): readonly number[]
  /** Tells each word of a text that is known, as a whole and behind each of its Arabic prefixes. */
  eachKnown(units: Units, visit: WordVisit): void
}

const none: readonly number[] = []

/** Each known word is to be given once. */
export function openWordIndex(words: readonly KnownWord[]): WordIndex {
  const [wholeIndices, wholes] = tableOf(words, false)
  const [openIndices, beginnings] = tableOf(words, true)
  const { bitmap: wholeBits, bitmapShift: wholeShift } = wholes
  const { bitmap: beginningBits, bitmapShift: beginningShift } = beginnings
  /** Of the word that was read last. */
  let names = none

  /** Gives the word's end. */
  function readWord(units: Units, start: number): number {
    const { length } = units
    let unit = units[start] as number
    const isAlone = isWholeWord(unit)
    let hash = emptyHash
    names = none
    let at = start
    for (;;) {
      const folded = plainFolds[unit] as number
      const other = folded === 0 ? foldUnit(units, at) : ''
      at++
      // A silent unit changes nothing: what has begun must not begin again with each of them.
      if (folded !== 0 || other !== '') {
        hash = folded === 0 ? mixText(hash, other) : mix(hash, folded)
        if (mayHave(beginningBits, beginningShift, hash)) addName(openIndices[beginnings.find(hash, units, start, at)])
      }
      if (isAlone || at === length) break
      unit = units[at] as number
      if (!continuesWord(unit)) break
    }
    if (mayHave(wholeBits, wholeShift, hash)) addName(wholeIndices[wholes.find(hash, units, start, at)])
    return at
  }

  /** The word at [start, end) without its prefixes, whatever the whole is: else a rule that knows the whole, or how it begins, would hide what another knows. */
  function eachRest(units: Units, start: number, end: number, place: number, visit: WordVisit): void {
    for (let from = startAfterPrefix(units, start, start, end); from !== -1; from = startAfterPrefix(units, start, from, end)) {
      readWord(units, from)
      if (names !== none) visit(names, from, end, place)
      const restored = withLostAlef(units, from, end)
      if (restored === null) continue
      readWord(restored, 0)
      if (names !== none) visit(names, from, end, place)
    }
  }

  function addName(name: number | undefined): void {
    if (name !== undefined) names = names === none ? [name] : [...names, name]
  }

  return {
    namesAt(units, start) {
      readWord(units, start)
      return names
    },
    eachKnown(units, visit) {
      let place = 0
      for (let at = 0; at < units.length; ) {
        if (!startsWord(units[at] as number)) {
          at++
          continue
        }
        const end = readWord(units, at)
        if (names !== none) visit(names, at, end, place)
        eachRest(units, at, end, place, visit)
        place++
        at = end
      }
    },
  }
}

function tableOf(words: readonly KnownWord[], open: boolean): readonly [indices: readonly number[], table: WordTable] {
  const indices = words.flatMap((word, index) => (word.open === open ? [index] : []))
  return [indices, openWordTable(indices.map((index) => (words[index] as KnownWord).folded))]
}
