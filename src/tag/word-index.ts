/**
 * Names the words of a text: which of the known words, and which of the known beginnings, stands there.
 * One hash over the folded letters serves both; two bitmaps small enough for the processor's nearest cache turn nearly all words away.
 */
import { foldUnit, plainFolds, type Units, unitsOf } from './units.ts'
import { foldWord } from './words.ts'

export interface KnownWord {
  readonly folded: string
  /** True where any ending may follow. */
  readonly open: boolean
}

export interface WordIndex {
  /** The indices of all known words that name the word at [start, end): the longest beginning first, the whole word last. */
  wordsAt(units: Units, start: number, end: number): readonly number[]
}

const none: readonly number[] = []
const seed = 0x811c9dc5 | 0

export function openWordIndex(words: readonly KnownWord[]): WordIndex {
  const knownUnits = words.map((word) => unitsOf(word.folded))
  const whole = openHashTable(words, false)
  const beginnings = openHashTable(words, true)

  /** Does the known word stand at `start`? Its hash does already. */
  function stands(index: number, units: Units, start: number, end: number): boolean {
    const known = knownUnits[index] as Units
    let at = 0
    while (at < known.length && plainFolds[units[start + at] as number] === known[at]) at++
    if (at === known.length && start + at === end) return true
    return words[index]?.folded === foldWord(units, start, end)
  }

  function found(table: HashTable, hash: number, units: Units, start: number, end: number): readonly number[] {
    const candidates = table.get(hash)
    if (candidates.length === 1) return stands(candidates[0] as number, units, start, end) ? candidates : none
    return candidates.filter((index) => stands(index, units, start, end))
  }

  return {
    wordsAt(units, start, end) {
      let hash = seed
      let opened = none
      for (let at = start; at < end; at++) {
        const folded = plainFolds[units[at] as number] as number
        // A silent unit changes nothing: what has begun must not begin again with each of them.
        if (folded === 0 && foldUnit(units, at) === '') continue
        hash = folded === 0 ? mixText(hash, foldUnit(units, at)) : mix(hash, folded)
        if (beginnings.mayHave(hash)) opened = [...found(beginnings, hash, units, start, at + 1), ...opened]
      }
      const exact = whole.mayHave(hash) ? found(whole, hash, units, start, end) : none
      return opened.length === 0 ? exact : [...opened, ...exact]
    },
  }
}

interface HashTable {
  /** False for nearly every hash that is not in the table. */
  mayHave(hash: number): boolean
  get(hash: number): readonly number[]
}

function openHashTable(words: readonly KnownWord[], open: boolean): HashTable {
  const indices = words.flatMap((word, index) => (word.open === open ? [index] : []))
  const buckets = Map.groupBy(indices, (index) => mixText(seed, (words[index] as KnownWord).folded))
  const bits = Math.max(16, Math.ceil(Math.log2(buckets.size + 1)) + 4)
  const shift = 32 - bits
  const bitmap = new Uint32Array(2 ** (bits - 5))
  for (const hash of buckets.keys()) {
    const bit = hash >>> shift
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] as number) | (1 << (bit & 31))
  }
  return {
    mayHave(hash) {
      const bit = hash >>> shift
      return ((bitmap[bit >>> 5] as number) & (1 << (bit & 31))) !== 0
    },
    get: (hash) => buckets.get(hash) ?? none,
  }
}

function mix(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

function mixText(hash: number, folded: string): number {
  let mixed = hash
  for (let at = 0; at < folded.length; at++) mixed = mix(mixed, folded.charCodeAt(at))
  return mixed
}
