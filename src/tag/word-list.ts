/** Lists in `data/` are texts, separated by commas, so that they can be read and mended without quotes. */
import { foldText } from './words.ts'

export function readList(list: string): readonly string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** The items as `foldText` makes them. */
export function foldedSet(list: string): ReadonlySet<string> {
  return new Set(readList(list).map(foldText))
}
