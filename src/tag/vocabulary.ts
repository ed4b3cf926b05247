/**
 * Words that go with a topic or against it, each with a weight that was learnt from labelled articles (`scripts/vocabulary.ts`): what a story of a topic is told in
 * where it names nothing that a rule could know. What the words of an article come to says how much its rule's phrases must earn: see `topics.ts`.
 */
import type { Passage } from './passage.ts'
import { eachStem } from './stems.ts'
import { unitsOf } from './units.ts'
import type { LearntWords } from './vocabulary-text.ts'

export interface Vocabulary {
  readonly topics: readonly string[]
  /** Null where the article's language is not one it was learnt from. Holds until the next article is read. */
  read(passages: readonly Passage[], spoken: readonly string[] | null): VocabularyReading | null
}

export interface VocabularyReading {
  readonly topics: readonly string[]
  /** In doublings: 0 where the words fit the topic as much as they do not. @param topic its number */
  fits(topic: number): number
  /** What of the text was read: its units before this one. */
  end(): number
  /** How far what was read is enough to tell what an article is not about: 1, and less where a few known words are all. */
  covers(): number
  /** The words that speak for the topic, those that say most first; of equals the earlier. */
  wordsFor(topic: number, most: number): readonly FittingWord[]
}

export interface FittingWord {
  readonly passage: Passage
  readonly start: number
  readonly end: number
  readonly weight: number
}

/** The lead says what a story is about; what comes after is not read. Nor were the articles longer that the words were learnt from. */
const mostWords = 120

/** What some twenty words make. A headline of five would else be told by any one of them. */
export const leastLength = 30

/** Weights are in halves. */
const perDoubling = 2

export function openVocabulary({ languages, topics, start, hashes, squares, weights }: LearntWords): Vocabulary {
  const width = topics.length
  const table = openHashTable(hashes)

  // Of the article that was read last: its stems that are known, each once, and where the first of each stands.
  const seenIn = new Uint32Array(hashes.length)
  let article = 0
  const found: FoundStem[] = []
  const sums = new Float64Array(width)
  let length = 0
  let end = 0

  /** @returns how many words were read */
  function readPassage(passage: Passage, most: number): number {
    const read = eachStem(unitsOf(passage.text), most, (hash, from, to) => {
      const row = table.find(hash)
      if (row === -1 || seenIn[row] === article) return
      seenIn[row] = article
      found.push({ row, passage, start: from, end: to })
      length += squares[row] as number
      for (let topic = 0, at = row * width; topic < width; topic++, at++) sums[topic] = (sums[topic] as number) + (weights[at] as number)
    })
    if (passage.where === 'body') end = read.end
    return read.words
  }

  const reading: VocabularyReading = {
    topics,
    end: () => end,
    covers: () => Math.min(1, length / leastLength ** 2),
    fits: (topic) => (start[topic] as number) + (sums[topic] as number) / perDoubling / Math.max(leastLength, Math.sqrt(length)),
    wordsFor(topic, most) {
      const best: FittingWord[] = []
      for (let at = 0; at < found.length; ) {
        const word = found[at] as FoundStem
        let weight = 0
        // The stems of one word come one after the other.
        for (; found[at]?.start === word.start && found[at]?.passage === word.passage; at++)
          weight += weights[(found[at] as FoundStem).row * width + topic] as number
        if (weight <= 0 || weight <= (best[most - 1]?.weight ?? 0)) continue
        const place = best.findIndex((other) => other.weight < weight)
        best.splice(place === -1 ? best.length : place, 0, { passage: word.passage, start: word.start, end: word.end, weight })
        if (best.length > most) best.pop()
      }
      return best
    },
  }

  return {
    topics,
    read(passages, spoken) {
      if (spoken !== null && !languages.some((language) => spoken.includes(language))) return null
      article++
      found.length = 0
      sums.fill(0)
      length = 0
      end = 0
      let left = mostWords
      for (const passage of passages) if (passage.where !== 'category') left -= readPassage(passage, left)
      return reading
    },
  }
}

interface FoundStem {
  readonly row: number
  readonly passage: Passage
  readonly start: number
  readonly end: number
}

interface HashTable {
  /** The place in the list of the row with this hash; -1 where there is none. Two stems in four thousand million share one. */
  find(hash: number): number
}

function openHashTable(hashes: Int32Array): HashTable {
  const last = 2 ** Math.ceil(Math.log2(2 * hashes.length + 2)) - 1
  const rows = new Int32Array(last + 1).fill(-1)
  const slot = (hash: number) => (hash ^ (hash >>> 15)) & last
  for (const [row, hash] of hashes.entries()) {
    let at = slot(hash)
    while (rows[at] !== -1) at = (at + 1) & last
    rows[at] = row
  }
  return {
    find(hash) {
      for (let at = slot(hash); ; at = (at + 1) & last) {
        const row = rows[at] as number
        if (row === -1 || hashes[row] === hash) return row
      }
    },
  }
}
