/** How a text begins, in whole sentences where that is possible. */
import { endsNothing } from '#lib/full-stop.ts'
import { shorten } from '#lib/text.ts'

/** The end of a sentence: its mark, a closing quote or bracket, then a space (none in Chinese and Japanese). */
const sentenceEnd = /(?:[.!?…]["”»’)\]]?(?=\s)|[。！？]["”」』）]?)/g

/**
 * As many whole sentences as fit into `most` characters, if they fill at least `least`; else the text cut at a word, with an ellipsis. On one line.
 * @param text as `plain-text.ts` writes it
 */
export function opening(text: string, least: number, most: number): string {
  const line = oneLine(text, most)
  if (line.length <= most) return line
  const end = sentenceMarks(line.slice(0, most + 1)).findLast((at) => at <= most && endsSentence(line, at))
  return end !== undefined && end >= least ? line.slice(0, end) : shorten(line, most)
}

/** The first sentence, cut at a word where it is longer than `most` characters. @param text as `plain-text.ts` writes it */
export function firstSentence(text: string, most: number): string {
  const line = oneLine(text.split('\n', 1)[0] ?? '', most)
  return shorten(line.slice(0, sentenceMarks(line).find((at) => endsSentence(line, at)) ?? line.length), most)
}

/** Enough of it to tell what does not fit: white space takes no more than two characters anywhere. */
function oneLine(text: string, most: number): string {
  return text.slice(0, most * 2).replaceAll(/\n+/g, ' ')
}

function sentenceMarks(line: string): readonly number[] {
  return [...line.matchAll(sentenceEnd)].map((mark) => mark.index + mark[0].length)
}

function endsSentence(line: string, at: number): boolean {
  return line.charAt(at - 1) !== '.' || !endsNothing(line, at - 1)
}
