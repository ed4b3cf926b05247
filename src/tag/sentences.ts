/** Where the sentences of a text end, in all scripts: for the rules whose phrases must stand in one sentence. */
import { endsNothing } from '#lib/full-stop.ts'

/** A line break, or marks with the quotes and brackets that close after them. */
const mark = /\n|[.!?…؟۔।።。！？｡]+["'”’»)\]」』）]*/gu
const lineBreakOrWide = /^[\n。！？｡]/
/** The same sentence goes on in small letters: `“Stop!” he said`, `approx. five`. */
const goingOn = /[ \u00A0]*\p{Ll}/uy
const space = /\s/

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
  if (found.startsWith('.') && ((end < text.length && !space.test(text.charAt(end))) || endsNothing(text, index))) return false
  goingOn.lastIndex = end
  return !goingOn.test(text)
}
