/** Labelled articles as the stems of their words, by hash. */
import { eachStem, hashOfStem } from '#tag/stems.ts'
import { unitsOf } from '#tag/units.ts'
import { foldText } from '#tag/words.ts'
import type { LabelledRow } from '../eval-tagging/labelled-rows.ts'

export interface StemmedArticle {
  readonly language: string
  readonly topics: readonly string[]
  readonly stems: ReadonlySet<number>
}

/** @throws where its language or its topics are not told */
export function stemArticle({ id, title, text, language, topics }: LabelledRow): StemmedArticle {
  if (language === null || topics === null) throw new Error(`${id}: neither language nor topics may be missing`)
  return { language, topics, stems: new Set([...stemsIn(title), ...stemsIn(text)].map(({ hash }) => hash)) }
}

export interface PlacedStem {
  readonly hash: number
  /** Where its word stands. */
  readonly start: number
  readonly end: number
}

/** In the order of the text; of a word with two, the long one first. */
export function stemsIn(text: string): readonly PlacedStem[] {
  const stems: PlacedStem[] = []
  eachStem(unitsOf(text), Number.POSITIVE_INFINITY, (hash, start, end) => void stems.push({ hash, start, end }))
  return stems
}

/** Hashes as the letters they are of. */
export function spellStems(texts: Iterable<string>): ReadonlyMap<number, string> {
  const spelt = new Map<number, string>()
  for (const text of texts)
    for (const { hash, start, end } of stemsIn(text))
      if (!spelt.has(hash)) spelt.set(hash, spellingOf(hash, foldText(text.slice(start, end)).replaceAll(' ', '')))
  return spelt
}

/** What may stand before the stem in its word: an article and what is written together with it. */
const longestBefore = 3
/** Letters such as ß fold to two. */
const longestStem = 12

function spellingOf(hash: number, word: string): string {
  for (let start = 0; start <= longestBefore; start++)
    for (let end = start + 1; end <= Math.min(word.length, start + longestStem); end++) {
      const stem = [word.slice(start, end), `${word.slice(start, end)}*`].find((spelling) => hashOfStem(spelling) === hash)
      if (stem !== undefined) return stem
    }
  throw new Error(`no stem of ${word} has the hash ${hash}`)
}
