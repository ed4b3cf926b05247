/** Arabic writes its article (ال) together with the word, and `and`, `so`, `in`, `as` and `for` before it: المهاجرين, والمهاجرين, للمهاجرين. A word's stem is without them. */
import { plainFolds, type Units } from './units.ts'

const alef = 0x0627
const lam = 0x0644
/** و ف ب ک, as they fold. */
const prefixes = [0x0648, 0x0641, 0x0628, 0x06a9]
/** Fewer letters than this after it are no word. */
const fewestLetters = 3

/** Where the word that starts at `start` goes on behind its article; `start` where it has none. */
export function withoutArticle(units: Units, start: number): number {
  const first = letterAt(units, start)
  if (first !== alef && first !== lam && !prefixes.includes(first)) return start
  const second = letterAt(units, start + 1)
  if ((first === alef && second === lam) || (first === lam && second === lam)) return behind(units, start, start + 2)
  return prefixes.includes(first) && second === alef && letterAt(units, start + 2) === lam ? behind(units, start, start + 3) : start
}

function behind(units: Units, start: number, from: number): number {
  for (let at = from; at < from + fewestLetters; at++) if (letterAt(units, at) === 0) return start
  return from
}

/** 0 where there is none that folds to one letter. */
function letterAt(units: Units, at: number): number {
  return at < units.length ? (plainFolds[units[at] as number] as number) : 0
}
