/** A hash of the letters of a name as they fold: equal for all spellings of it, and different for nearly all other names. */
import { foldUnit, plainFolds, startsWord, unitsOf } from './units.ts'
import { emptyHash, mix, mixText } from './word-table.ts'

export function letterHash(name: string): number {
  let hash = emptyHash
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at)
    const plain = plainFolds[unit] as number
    if (plain !== 0) hash = mix(hash, plain)
    else if (startsWord(unit)) hash = mixText(hash, foldUnit(unitsOf(name), at))
  }
  return hash
}
