/**
 * Arabic writes `and` (و), `in` (ب) and `for` (ل) together with the word that follows: واليمن, بكابول, ولأوكرانيا. Other one-letter words are left alone: what they
 * begin is too often another word (فيمن, كمالي), and so is the article, which tells names apart (الجزائر is Algeria, جزائر are islands).
 */
import type { Units } from './units.ts'

const alef = 0x0627
const and = 0x0648
const within = 0x0628
const forOf = 0x0644
/** Fewer letters than this after a prefix are no name. */
const fewestLetters = 3

/** Where the word at [start, end) starts without the next of its prefixes, `from` being where it starts without those before; -1 where there is none. */
export function startAfterPrefix(units: Units, start: number, from: number, end: number): number {
  const unit = units[from]
  const isFirst = from === start
  const isPrefix = unit === within || unit === forOf ? isFirst || (from === start + 1 && units[start] === and) : unit === and && isFirst
  return isPrefix && end - from > fewestLetters ? from + 1 : -1
}

/** After `for` the article loses its alef, للسودان: the word at [from, end) with it; null where nothing was lost. */
export function withLostAlef(units: Units, from: number, end: number): Units | null {
  if (units[from] !== forOf || units[from - 1] !== forOf) return null
  const restored = new Uint16Array(1 + end - from)
  restored[0] = alef
  restored.set(units.subarray(from, end), 1)
  return restored
}
