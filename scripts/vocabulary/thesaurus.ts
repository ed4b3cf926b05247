/** Words of other languages beside the English ones that say the same, so that what is learnt of a word in one language counts in the others. */
import { readdirSync, readFileSync } from 'node:fs'
import { articlesFolder } from './labelled-articles.ts'
import { stemsIn } from './stemmed-articles.ts'

export interface Thesaurus {
  /** The numbers of what a stem may mean, by the stem's hash. */
  readonly meanings: ReadonlyMap<number, readonly number[]>
  readonly words: readonly string[]
}

/** A file is a language; a line is an English word, a tab, and the words that say the same, with spaces between them. */
export function readThesaurus(): Thesaurus {
  const folder = `${articlesFolder}/thesaurus`
  const lines = readdirSync(folder)
    .toSorted()
    .flatMap((name) => readFileSync(`${folder}/${name}`, 'utf8').trimEnd().split('\n'))
  const numbers = new Map<string, number>()
  const meanings = new Map<number, readonly number[]>()
  const words: string[] = []
  for (const line of lines) {
    const [english = '', others = ''] = line.split('\t')
    const meaning = numbers.get(english) ?? numbers.size
    numbers.set(english, meaning)
    for (const word of [english, ...others.split(' ')]) {
      words.push(word)
      for (const stem of leadingStems(word)) {
        const known = meanings.get(stem) ?? []
        if (!known.includes(meaning)) meanings.set(stem, [...known, meaning])
      }
    }
  }
  return { meanings, words }
}

/** Of a word the long stem alone: what else begins with its first four letters means too many things. */
function leadingStems(word: string): readonly number[] {
  const stems = stemsIn(word)
  return stems.filter(({ start }, at) => start !== stems[at - 1]?.start).map(({ hash }) => hash)
}
