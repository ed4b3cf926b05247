/**
 * All phrases in one pass over a text, whatever their number: an index names the words that phrases begin with, a trie of words follows them from there.
 * Nearly all words of a text begin none, and cost their letters only. Within a layer the leftmost, then the longest phrase wins; layers do not disturb each other.
 */
import { compose } from './composed.ts'
import { caseOf, hasCapitals, hasCases, isShouted, isUpper } from './letter-case.ts'
import { openPhraseTrie } from './phrase-trie.ts'
import { unitsOf } from './units.ts'
import type { KnownWord } from './word-index.ts'
import { eachWord, foldWord } from './words.ts'

/**
 * How a match must be written. `any`: in any case. `name`: with a capital wherever the phrase has one, save in slugs, where case says nothing.
 * `capital`: likewise, in slugs too. `upper`: in capitals, and not in a line that is all capitals. `exact`: each letter in the case the phrase has it in, in slugs too.
 */
export type Spelling = (typeof allSpellings)[number]

const allSpellings = ['any', 'name', 'capital', 'upper', 'exact'] as const

export interface Phrase {
  /** A word may end in `*`, which stands for any ending. A phrase without words matches nothing. */
  readonly text: string
  readonly spelling: Spelling
  /** Phrases of one layer shut each other out where they overlap. */
  readonly layer: number
}

/** `start` and `end` are UTF-16 offsets; `phrase` is the index in the list the matcher was opened with. */
export interface Match {
  readonly phrase: number
  readonly start: number
  readonly end: number
  /** How many words of the text stand before it. */
  readonly word: number
  /** How many words it spans. */
  readonly words: number
}

/** Prose is running text; a slug is a label such as a category, in which case may mean nothing. */
export type TextStyle = 'prose' | 'slug'

export interface Matcher {
  /** In the order of the text. */
  find(text: string, style: TextStyle): readonly Match[]
}

export function openMatcher(phrases: readonly Phrase[]): Matcher {
  const initials: string[] = []
  const { eachPhrase } = openPhraseTrie(wordsOf(phrases, initials))
  // Of thousands of phrases no object is kept.
  const spellings = Uint8Array.from(phrases, ({ spelling }) => allSpellings.indexOf(spelling))
  const layers = Int32Array.from(phrases, ({ layer }) => layer)
  /** There are thousands of layers, and few are touched by a text. */
  const free = new Int32Array(layers.reduce((most, layer) => Math.max(most, layer + 1), 0))
  const exactTexts = new Map(phrases.flatMap(({ spelling, text }, phrase) => (spelling === 'exact' ? [[phrase, text] as const] : [])))

  function isWrittenRight(phrase: number, text: string, start: number, end: number, style: TextStyle): boolean {
    const spelling = allSpellings[spellings[phrase] as number]
    if (spelling === 'any' || (spelling === 'name' && style === 'slug')) return true
    const written = text.slice(start, end)
    if (spelling === 'upper') return isUpper(written) && !isShouted(text, start, end)
    return spelling === 'exact' ? hasCases(written, exactTexts.get(phrase) ?? '') : hasCapitals(written, initials[phrase] as string)
  }

  function findComposed(text: string, style: TextStyle): readonly Match[] {
    const matches: Match[] = []
    eachPhrase(unitsOf(text), (phrase, start, end, word) => {
      const words = initials[phrase]?.length as number
      if (isWrittenRight(phrase, text, start, end, style)) matches.push({ phrase, start, end, word, words })
    })
    return withoutOverlaps(matches, layers, free)
  }

  return {
    find(text, style) {
      const { text: composed, offsets } = compose(text)
      const matches = findComposed(composed, style)
      if (offsets === null) return matches
      return matches.map((match) => ({ ...match, start: offsets[match.start] as number, end: offsets[match.end] as number }))
    },
  }
}

/** One after the other, so that the words of thousands are never there at once. Their initials are added to the list. */
function* wordsOf(phrases: readonly Phrase[], initials: string[]): Generator<readonly KnownWord[]> {
  for (const { text } of phrases) {
    const read = readPhrase(compose(text).text)
    initials.push(read.initials)
    yield read.words
  }
}

interface ReadPhrase {
  readonly words: readonly KnownWord[]
  /** A letter for each word: `A` where it has a capital first, else `a`. */
  readonly initials: string
}

function readPhrase(phrase: string): ReadPhrase {
  const units = unitsOf(phrase)
  let words: readonly KnownWord[] = []
  let initials = ''
  eachWord(units, (start, end) => {
    words = [...words, { folded: foldWord(units, start, end), open: phrase.charAt(end) === '*' }]
    initials += caseOf(phrase.charAt(start))
  })
  return { words, initials }
}

/** Within a layer the leftmost, then the longest, stays. @param free of each layer where the last one that stays ends: 0, before and after */
function withoutOverlaps(matches: Match[], layers: Int32Array, free: Int32Array): readonly Match[] {
  sortNearlySorted(matches)
  const left = matches.filter(({ phrase, start, end }) => {
    const layer = layers[phrase] as number
    if (start < (free[layer] as number)) return false
    free[layer] = end
    return true
  })
  for (const { phrase } of left) free[layers[phrase] as number] = 0
  return left
}

/** They come word by word, and only those of one word in another order: each is put in its place in few steps. */
function sortNearlySorted(matches: Match[]): void {
  for (let at = 1; at < matches.length; at++) {
    const match = matches[at] as Match
    let to = at
    for (; to > 0 && comesBefore(match, matches[to - 1] as Match); to--) matches[to] = matches[to - 1] as Match
    matches[to] = match
  }
}

function comesBefore(one: Match, other: Match): boolean {
  if (one.start !== other.start) return one.start < other.start
  return one.end === other.end ? one.phrase < other.phrase : one.end > other.end
}
