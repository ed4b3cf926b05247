/**
 * What scripts/vocabulary.ts learnt, as a text: read letter by letter, since its tens of thousands of lines as objects would take many times their memory.
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

const headLines = 3
const firstTopic = 0x61
const [zero, nine, minus, lineEnd] = [0x30, 0x39, 0x2d, 0x0a]

/** @param text ends with a line break */
export function readVocabulary(text: string): LearntWords {
  const head = text.split('\n', headLines)
  const [languages = [], topics = [], start = []] = head.map((line) => line.split(' '))
  const first = head.reduce((length, line) => length + line.length + 1, 0)
  const rows = countLines(text, first)
  const width = topics.length
  const [hashes, squares, weights] = [new Int32Array(rows), new Float32Array(rows), new Int16Array(rows * width)]
  let at = first
  let number = 0

  function readNumber(): void {
    const isNegative = text.charCodeAt(at) === minus
    if (isNegative) at++
    number = 0
    for (let digit = text.charCodeAt(at); digit >= zero && digit <= nine; digit = text.charCodeAt(++at)) number = 10 * number + digit - zero
    if (isNegative) number = -number
  }

  for (let row = 0; row < rows; row++) {
    const end = text.indexOf(' ', at)
    hashes[row] = hashOfStem(text.slice(at, end))
    at = end + 1
    readNumber()
    squares[row] = (number / 10) ** 2
    while (text.charCodeAt(at) !== lineEnd) {
      const topic = text.charCodeAt(at++) - firstTopic
      readNumber()
      weights[row * width + topic] = number
    }
    at++
  }
  return {
    languages,
    topics,
    start: start.map((hundredths) => Number(hundredths) / 100),
    hashes,
    squares,
    weights,
  }
}

function countLines(text: string, from: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
