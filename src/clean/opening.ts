/** How a text begins, in whole sentences where that is possible. */
import { foldSpace, shorten } from '#lib/text.ts'

/** The end of a sentence: its mark, a closing quote or bracket, then a space (none in Chinese and Japanese). */
const sentenceEnd = /(?:[.!?…]["”»’)\]]?(?=\s)|[。！？]["”」』）]?)/g

/** Abbreviations and initials end in a full stop that ends nothing. */
const abbreviation =
  /(?:^|[\s(“"])(?:\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Capt|Gov|Sen|Rep|Rev|St|vs|No|Inc|Ltd|Co|Jr|Sr|U\.S|U\.N|U\.K|E\.U|a\.m|p\.m|e\.g|i\.e|z\.B|bzw|ca|etc)\.$/u

/** As many whole sentences as fit into `most` characters, if they fill at least `least`; else the text cut at a word, with an ellipsis. On one line. */
export function opening(text: string, least: number, most: number): string {
  const line = foldSpace(text.slice(0, most * 4))
  if (line.length <= most) return line
  const end = sentenceEnds(line.slice(0, most + 1)).findLast((at) => at <= most)
  return end !== undefined && end >= least ? line.slice(0, end) : shorten(line, most)
}

/** The first sentence, cut at a word where it is longer than `most` characters. */
export function firstSentence(text: string, most: number): string {
  const line = foldSpace(text.split('\n', 1)[0]?.slice(0, most * 4) ?? '')
  return shorten(line.slice(0, sentenceEnds(line)[0] ?? line.length), most)
}

function sentenceEnds(line: string): readonly number[] {
  return [...line.matchAll(sentenceEnd)]
    .map((mark) => mark.index + mark[0].length)
    .filter((at) => !abbreviation.test(line.slice(Math.max(0, at - 8), at)))
}
