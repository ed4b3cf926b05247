/** Phrases as a trie of words. Only where the first word of one stands is more of the text looked at, so that a text costs what its first words cost. */
import { plainFolds, type Units } from './units.ts'
import { type KnownWord, openWordIndex } from './word-index.ts'
import { endOfWord, joins, nextWord } from './words.ts'

/** Told wherever a phrase stands, with its index in the list. `place`: how many words stand before it. */
export type PhraseVisit = (phrase: number, start: number, end: number, place: number) => void

export interface PhraseTrie {
  eachPhrase(units: Units, visit: PhraseVisit): void
}

interface Node {
  /** Those that end here. */
  phrases: readonly number[]
  /** By the number of the word that follows; null where none does. */
  next: Map<number, Node> | null
  /** A bit for the first letters of the words that follow: where each character is a word, most are known, and few go on. */
  nextInitials: number
}

const none: readonly number[] = []

/** A phrase without words stands nowhere. */
export function openPhraseTrie(phrases: readonly (readonly KnownWord[])[]): PhraseTrie {
  const firstWords = numberWords()
  const laterWords = numberWords()
  const firstNodes: Node[] = []
  phrases.forEach((words, phrase) => {
    if (words.length === 0) return
    const first = firstWords.numberOf(words[0] as KnownWord)
    firstNodes[first] ??= newNode()
    let node = firstNodes[first]
    for (let at = 1; at < words.length; at++) node = nextNode(node, words[at] as KnownWord, laterWords)
    node.phrases = [...node.phrases, phrase]
  })
  const first = openWordIndex(firstWords.words)
  const later = openWordIndex(laterWords.words)

  /** Visits the phrases at a node that the word at [from, to) led to, and those further on. */
  function follow(node: Node, units: Units, from: number, to: number, start: number, place: number, visit: PhraseVisit): void {
    for (const phrase of node.phrases) visit(phrase, start, to, place)
    if (node.next === null) return
    const next = nextWord(units, to)
    if (next === units.length || !mayBeNext(node, units[next] as number) || !joins(units, from, to, next)) return
    for (const name of later.namesAt(units, next)) {
      const child = node.next.get(name)
      if (child !== undefined) follow(child, units, next, endOfWord(units, next), start, place, visit)
    }
  }

  return {
    eachPhrase(units, visit) {
      first.eachKnown(units, (names, start, end, place) => {
        for (const name of names) follow(firstNodes[name] as Node, units, start, end, start, place, visit)
      })
    },
  }
}

function newNode(): Node {
  return { phrases: none, next: null, nextInitials: 0 }
}

function nextNode(node: Node, word: KnownWord, numbers: NumberedWords): Node {
  node.next ??= new Map()
  node.nextInitials |= initialBit(word.folded.charCodeAt(0))
  const number = numbers.numberOf(word)
  const next = node.next.get(number) ?? newNode()
  node.next.set(number, next)
  return next
}

function mayBeNext(node: Node, unit: number): boolean {
  const folded = plainFolds[unit] as number
  return folded === 0 || (node.nextInitials & initialBit(folded)) !== 0
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
