/** A hash table over folded words, to be asked for letters of a text without making a string of them. */
import { foldUnit, plainFolds, type Units } from './units.ts'

export interface WordTable {
  /** A bit for the highest bits of each hash: unset for nearly every hash that is not in the table. */
  readonly bitmap: Uint32Array
  readonly bitmapShift: number
  /** The place in the list of the word that the units at [start, end) fold to; -1 where it is none. `hash` is their hash. */
  find(hash: number, units: Units, start: number, end: number): number
}

export const emptyHash = 0x811c9dc5 | 0
/** So many bits of the bitmap for each word, at least: one in 32 of the strange hashes gets past it. */
const bitsForEach = 32
const fewestBits = 16

/** Each word is to be given once. */
export function openWordTable(words: readonly string[]): WordTable {
  const bits = Math.max(fewestBits, Math.ceil(Math.log2(bitsForEach * (words.length + 1))))
  const bitmapShift = 32 - bits
  const bitmap = new Uint32Array(2 ** (bits - 5))
  const places = new Int32Array(2 ** Math.ceil(Math.log2(2 * words.length + 2))).fill(-1)
  const hashes = new Int32Array(places.length)
  const last = places.length - 1
  const starts = new Int32Array(words.length + 1)
  const letters = new Uint16Array(words.reduce((sum, word) => sum + word.length, 0))

  words.forEach((word, place) => {
    const start = starts[place] as number
    for (let at = 0; at < word.length; at++) letters[start + at] = word.charCodeAt(at)
    starts[place + 1] = start + word.length
    const hash = mixText(emptyHash, word)
    let slot = firstSlot(hash)
    while (places[slot] !== -1) slot = (slot + 1) & last
    places[slot] = place
    hashes[slot] = hash
    const bit = hash >>> bitmapShift
    bitmap[bit >>> 5] = (bitmap[bit >>> 5] as number) | (1 << (bit & 31))
  })

  function firstSlot(hash: number): number {
    return (hash ^ (hash >>> 15)) & last
  }

  function isSpelt(place: number, units: Units, start: number, end: number): boolean {
    let read = starts[place] as number
    const readEnd = starts[place + 1] as number
    for (let at = start; at < end; at++) {
      const plain = plainFolds[units[at] as number] as number
      if (plain !== 0) {
        if (read === readEnd || letters[read++] !== plain) return false
        continue
      }
      const other = foldUnit(units, at)
      for (let part = 0; part < other.length; part++) {
        if (read === readEnd || letters[read++] !== other.charCodeAt(part)) return false
      }
    }
    return read === readEnd
  }

  return {
    bitmap,
    bitmapShift,
    find(hash, units, start, end) {
      for (let slot = firstSlot(hash); ; slot = (slot + 1) & last) {
        const place = places[slot] as number
        if (place === -1 || (hashes[slot] === hash && isSpelt(place, units, start, end))) return place
      }
    },
  }
}

/** The hash of one more folded unit. */
export function mix(hash: number, folded: number): number {
  return Math.imul(hash ^ folded, 0x01000193)
}

export function mixText(hash: number, folded: string): number {
  let mixed = hash
  for (let at = 0; at < folded.length; at++) mixed = mix(mixed, folded.charCodeAt(at))
  return mixed
}

/** False for nearly every hash that is not in the table. */
export function mayHave(bitmap: Uint32Array, bitmapShift: number, hash: number): boolean {
  const bit = hash >>> bitmapShift
  return ((bitmap[bit >>> 5] as number) & (1 << (bit & 31))) !== 0
}
