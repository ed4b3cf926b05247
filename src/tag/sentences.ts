/** Where the sentences of a text end, in all scripts: for the rules whose phrases must stand in one sentence. */

/** A line break, or marks with the quotes and brackets that close after them. */
const mark = /\n|[.!?…؟۔।።。！？｡]+["'”’»)\]」』）]*/gu
const lineBreakOrWide = /^[\n。！？｡]/
/** The same sentence goes on in small letters: `“Stop!” he said`, `approx. five`. */
const goingOn = /[ \u00A0]*\p{Ll}/uy
const space = /\s/

/** What stands before a full stop that ends no sentence though a capital or a number follows. */
const abbreviations = new Set(
  'adm apr aug bzw capt cf cmdr col corp dec dept dr etc feb ft gen gov hon inc jan jr lt ltd maj messrs mr mrs ms mt nos nov oct pp pres prof rep rev sen sept sgt sr st str vs г гг ген им напр ред св см стр тыс ул'.split(
    ' ',
  ),
)
const longestAbbreviation = 6
const lastWord = /(?:^|[^\p{L}\p{M}\p{N}])([\p{L}\p{M}]+)$/u

/** UTF-16 offsets after what ends a sentence, ascending. */
export function sentenceEnds(text: string): readonly number[] {
  const ends: number[] = []
  for (const { 0: found, index } of text.matchAll(mark)) {
    if (endsSentence(text, found, index)) ends.push(index + found.length)
  }
  return ends
}

/** How many of the sentences end at or before the offset: equal for two offsets in one sentence. */
export function sentenceAt(ends: readonly number[], offset: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] as number) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** A full stop needs white space after it, so that numbers and addresses hold together. */
function endsSentence(text: string, found: string, index: number): boolean {
  if (lineBreakOrWide.test(found)) return true
  const end = index + found.length
  if (found.startsWith('.') && ((end < text.length && !space.test(text.charAt(end))) || isAbbreviated(text, index))) return false
  goingOn.lastIndex = end
  return !goingOn.test(text)
}

/** Does the full stop belong to an initial (`J. Smith`, `U.S. troops`), an abbreviation or a number of something (`No. 5`)? */
function isAbbreviated(text: string, stop: number): boolean {
  const word = lastWord.exec(text.slice(Math.max(0, stop - longestAbbreviation - 1), stop))?.[1]
  if (word === undefined) return false
  const lower = word.toLowerCase()
  const isInitial = word.length === 1 && word !== lower
  return isInitial || abbreviations.has(lower) || (lower === 'no' && /^\. ?\d/.test(text.slice(stop, stop + 3)))
}
