/**
 * What scripts/vocabulary.ts learnt, as a text: read byte by byte, since its tens of thousands of lines as objects would take many times their memory.
 * The first three lines are the languages of the articles it was learnt from; the topics; and how well an article without a known word fits each, in hundredths
 * of a doubling. Every other line is a stem, what it adds to the article's length, in tenths, and what it says for topics (a: the first), in halves of a
 * doubling before the length divides it: `convoy 71d12j46m88`.
 */
import { hashOfStem } from './stems.ts'

export interface LearntWords {
  readonly languages: readonly string[]
  readonly topics: readonly string[]
  /** In doublings, for each topic. */
  readonly start: readonly number[]
  /** Of each stem: its letters' hash, the square of what it adds to the length, and for each topic what it says, in halves. */
  readonly hashes: Int32Array
  readonly squares: Float32Array
  readonly weights: Int16Array
}

const firstTopic = 0x61
const [zero, nine, minus, space, lineEnd] = [0x30, 0x39, 0x2d, 0x20, 0x0a]

/** @param text UTF-8; ends with a line break */
export function readVocabulary(text: Uint8Array): LearntWords {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.byteLength)
  let at = 0
  let number = 0

  /** Up to the byte, which is passed over. */
  function readTo(byte: number): string {
    const start = at
    const end = bytes.indexOf(byte, start)
    at = end + 1
    return bytes.toString('utf8', start, end)
  }

  function readNumber(): void {
    const isNegative = bytes[at] === minus
    if (isNegative) at++
    number = 0
    for (let digit = bytes[at] as number; digit >= zero && digit <= nine; digit = bytes[++at] as number) number = 10 * number + digit - zero
    if (isNegative) number = -number
  }

  const languages = readTo(lineEnd).split(' ')
  const topics = readTo(lineEnd).split(' ')
  const start = readTo(lineEnd).split(' ')
  const rows = countLines(bytes, at)
  const [hashes, squares, weights] = [new Int32Array(rows), new Float32Array(rows), new Int16Array(rows * topics.length)]
  for (let row = 0; row < rows; row++) {
    hashes[row] = hashOfStem(readTo(space))
    readNumber()
    squares[row] = (number / 10) ** 2
    while (bytes[at] !== lineEnd) {
      const topic = (bytes[at++] as number) - firstTopic
      readNumber()
      weights[row * topics.length + topic] = number
    }
    at++
  }
  return { languages, topics, start: start.map((hundredths) => Number(hundredths) / 100), hashes, squares, weights }
}

function countLines(bytes: Uint8Array, from: number): number {
  let lines = 0
  for (let at = bytes.indexOf(lineEnd, from); at !== -1; at = bytes.indexOf(lineEnd, at + 1)) lines++
  return lines
}
