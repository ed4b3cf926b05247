/**
 * All phrases in one pass over a text, whatever their number: an index names the known words of the text, a trie of words follows the phrases.
 * Nearly all words of a text are unknown, and cost their letters only. Within a layer the leftmost, then the longest phrase wins; layers do not disturb each other.
 */
import { type Units, unitsOf } from './units.ts'
import { type KnownWord, openWordIndex } from './word-index.ts'
import { eachWord, endOfWord, foldWord, joins, nextWord } from './words.ts'

/**
 * How a match must be written. `any`: in any case. `name`: with a capital wherever the phrase has one, save in slugs, where case says nothing.
 * `capital`: likewise, in slugs too. `upper`: in capitals, and not in a line that is all capitals.
 */
export type Spelling = 'any' | 'name' | 'capital' | 'upper'

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
}

/** Prose is running text; a slug is a label such as a category, in which case may mean nothing. */
export type TextStyle = 'prose' | 'slug'

export interface Matcher {
  /** In the order of the text. */
  find(text: string, style: TextStyle): readonly Match[]
}

interface PhraseWord extends KnownWord {
  readonly capital: boolean
}

/** A phrase that has begun: where in the trie of words it is, and where in the text it started. */
interface Begun {
  readonly node: number
  readonly start: number
}

const root = 0
const nothingBegun: readonly Begun[] = []

export function openMatcher(phrases: readonly Phrase[]): Matcher {
  const phraseWords = phrases.map((phrase) => wordsOf(phrase.text))
  const trie = openWordTrie(phraseWords)

  function isWrittenRight(text: string, style: TextStyle, match: Match): boolean {
    const { spelling } = phrases[match.phrase] as Phrase
    if (spelling === 'any' || (spelling === 'name' && style === 'slug')) return true
    if (spelling === 'upper') return isUpper(text.slice(match.start, match.end)) && !isShouted(text, match.start, match.end)
    return hasCapitals(text.slice(match.start, match.end), phraseWords[match.phrase] as readonly PhraseWord[])
  }

  return {
    find(text, style) {
      const units = unitsOf(text)
      const matches: Match[] = []
      let begun = nothingBegun
      let previousStart = 0
      let previousEnd = 0
      for (let start = nextWord(units, 0); start < units.length; start = nextWord(units, previousEnd)) {
        const end = endOfWord(units, start)
        const words = trie.wordsAt(units, start, end)
        const goesOn = words.length > 0 && begun.length > 0 && joins(units, previousStart, previousEnd, start)
        begun = words.length === 0 ? nothingBegun : trie.follow(goesOn ? begun : nothingBegun, words, start)
        previousStart = start
        previousEnd = end
        for (const { node, start: from } of begun) {
          for (const phrase of trie.phrasesAt(node)) {
            const match = { phrase, start: from, end }
            if (isWrittenRight(text, style, match)) matches.push(match)
          }
        }
      }
      return withoutOverlaps(matches, phrases)
    },
  }
}

interface WordTrie {
  wordsAt(units: Units, start: number, end: number): readonly number[]
  /** Takes each begun phrase on by any of the words, and begins those that start with one of them. */
  follow(begun: readonly Begun[], words: readonly number[], start: number): readonly Begun[]
  /** The phrases that end at a node. */
  phrasesAt(node: number): readonly number[]
}

function openWordTrie(phrases: readonly (readonly PhraseWord[])[]): WordTrie {
  const words: KnownWord[] = []
  const numbers = new Map<string, number>()
  const edges: Map<number, number>[] = [new Map()]
  const ends: number[][] = [[]]

  function numberOf(word: KnownWord): number {
    const key = word.open ? `${word.folded}*` : word.folded
    const number = numbers.get(key) ?? words.push(word) - 1
    numbers.set(key, number)
    return number
  }

  phrases.forEach((phrase, index) => {
    if (phrase.length === 0) return
    let node = root
    for (const word of phrase) {
      const children = edges[node] as Map<number, number>
      const number = numberOf(word)
      node = children.get(number) ?? edges.push(new Map()) - 1
      children.set(number, node)
      ends[node] ??= []
    }
    ends[node]?.push(index)
  })
  const first = words.map((_, word) => edges[root]?.get(word) ?? root)
  const index = openWordIndex(words)
  return {
    wordsAt: index.wordsAt,
    follow(begun, words, start) {
      const next: Begun[] = []
      for (const word of words) {
        for (const { node, start: from } of begun) {
          const child = edges[node]?.get(word)
          if (child !== undefined) next.push({ node: child, start: from })
        }
        const child = first[word] as number
        if (child !== root) next.push({ node: child, start })
      }
      return next
    },
    phrasesAt: (node) => ends[node] ?? [],
  }
}

function wordsOf(phrase: string): readonly PhraseWord[] {
  const units = unitsOf(phrase)
  const words: PhraseWord[] = []
  eachWord(units, (start, end) => {
    const initial = phrase.charAt(start)
    words.push({ folded: foldWord(units, start, end), open: phrase.charAt(end) === '*', capital: initial !== initial.toLowerCase() })
  })
  return words
}

/** Does each word that the phrase writes with a capital stand with one? Letters without case count as capitals. */
function hasCapitals(written: string, words: readonly PhraseWord[]): boolean {
  if (words.length === 1) return !words[0]?.capital || isUpper(written.charAt(0))
  let number = 0
  let right = true
  eachWord(unitsOf(written), (start) => {
    if (words[number++]?.capital && !isUpper(written.charAt(start))) right = false
  })
  return right
}

function isUpper(written: string): boolean {
  return written === written.toUpperCase()
}

/** True where the letters on both sides are all capitals: there a capital tells nothing. */
function isShouted(text: string, start: number, end: number): boolean {
  const around = text.slice(Math.max(0, start - 24), start) + text.slice(end, end + 24)
  return isUpper(around) && (around.match(/\p{Lu}/gu)?.length ?? 0) > 6
}

function withoutOverlaps(matches: readonly Match[], phrases: readonly Phrase[]): readonly Match[] {
  const free = new Map<number, number>()
  return matches
    .toSorted((a, b) => a.start - b.start || b.end - a.end || a.phrase - b.phrase)
    .filter(({ phrase, start, end }) => {
      const { layer } = phrases[phrase] as Phrase
      if (start < (free.get(layer) ?? 0)) return false
      free.set(layer, end)
      return true
    })
}
