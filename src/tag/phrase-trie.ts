/** Phrases as a trie of words. Only where the first word of one stands is more of the text looked at, so that a text costs what its first words cost. */
import { type EdgeTable, openEdgeTable } from './edge-table.ts'
import { plainFolds, type Units } from './units.ts'
import { type KnownWord, openWordIndex } from './word-index.ts'
import { endOfWord, joins, nextWord } from './words.ts'

/** Told wherever a phrase stands, with its index in the list. `place`: how many words stand before it. */
export type PhraseVisit = (phrase: number, start: number, end: number, place: number) => void

export interface PhraseTrie {
  eachPhrase(units: Units, visit: PhraseVisit): void
}

/** A phrase without words stands nowhere. */
export function openPhraseTrie(phrases: Iterable<readonly KnownWord[]>): PhraseTrie {
  const { firstWords, laterWords, edges, lastPhrase, phraseBefore, nextInitials } = readNodes(phrases)
  const first = openWordIndex(firstWords)
  const later = openWordIndex(laterWords)

  /** Visits the phrases at a node that the word at [from, to) led to, and those further on. */
  function follow(node: number, units: Units, from: number, to: number, start: number, place: number, visit: PhraseVisit): void {
    for (let phrase = lastPhrase[node] as number; phrase !== -1; phrase = phraseBefore[phrase] as number) visit(phrase, start, to, place)
    const initials = nextInitials[node] as number
    if (initials === 0) return
    const next = nextWord(units, to)
    if (next === units.length || !mayBeNext(initials, units[next] as number) || !joins(units, from, to, next)) return
    for (const name of later.namesAt(units, next)) {
      const child = edges.find(node, name)
      if (child !== -1) follow(child, units, next, endOfWord(units, next), start, place, visit)
    }
  }

  return {
    eachPhrase(units, visit) {
      first.eachKnown(units, (names, start, end, place) => {
        for (const name of names) follow(edges.find(root, name), units, start, end, start, place, visit)
      })
    },
  }
}

/** Nodes are numbers: as objects they would take several times the memory, and the thread that tags keeps tens of thousands. */
interface Nodes {
  readonly firstWords: readonly KnownWord[]
  readonly laterWords: readonly KnownWord[]
  /** First words lead on from `root`. */
  readonly edges: EdgeTable
  /** The phrase that ends at a node, the last given first; -1: none. */
  readonly lastPhrase: Int32Array
  /** Another one that ends where a phrase does; -1: none. */
  readonly phraseBefore: Int32Array
  /** A bit for the first letters of the words that follow: where each character is a word, most are known, and few go on. */
  readonly nextInitials: Int32Array
}

const root = 0

function readNodes(phrases: Iterable<readonly KnownWord[]>): Nodes {
  const [firstWords, laterWords] = [numberWords(), numberWords()]
  const edges = openEdgeTable()
  const [lastPhrase, nextInitials] = [[-1], [0]]
  const phraseBefore: number[] = []
  for (const words of phrases) {
    let node = root
    for (const [at, word] of words.entries()) {
      const number = (at === 0 ? firstWords : laterWords).numberOf(word)
      nextInitials[node] = (nextInitials[node] as number) | initialBit(word.folded.charCodeAt(0))
      let next = edges.find(node, number)
      if (next === -1) {
        next = lastPhrase.push(-1) - 1
        nextInitials.push(0)
        edges.add(node, number, next)
      }
      node = next
    }
    const phrase = phraseBefore.push(lastPhrase[node] as number) - 1
    if (node !== root) lastPhrase[node] = phrase
  }
  return {
    firstWords: firstWords.words,
    laterWords: laterWords.words,
    edges,
    lastPhrase: Int32Array.from(lastPhrase),
    phraseBefore: Int32Array.from(phraseBefore),
    nextInitials: Int32Array.from(nextInitials),
  }
}

function mayBeNext(initials: number, unit: number): boolean {
  const folded = plainFolds[unit] as number
  return folded === 0 || (initials & initialBit(folded)) !== 0
}

function initialBit(folded: number): number {
  return 1 << (folded & 31)
}

interface NumberedWords {
  readonly words: readonly KnownWord[]
  numberOf(word: KnownWord): number
}

function numberWords(): NumberedWords {
  const words: KnownWord[] = []
  const wholes = new Map<string, number>()
  const beginnings = new Map<string, number>()
  return {
    words,
    numberOf(word) {
      const numbers = word.open ? beginnings : wholes
      const known = numbers.get(word.folded)
      if (known !== undefined) return known
      numbers.set(word.folded, words.length)
      return words.push(word) - 1
    },
  }
}
