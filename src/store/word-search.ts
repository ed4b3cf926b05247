/** Which articles have words, by the index: in pieces, between which the clock is looked at, since nothing can stop SQLite within one. */
import type Database from 'better-sqlite3'
import { Fault } from '#model/fault.ts'
import { type Filter, textsIn } from '#model/filter.ts'
import type { Deadline } from './query-deadline.ts'
import { searchableText } from './searchable-text.ts'

export interface WordSearch {
  /** Numbers of all articles that match; null where there are too many to be handed on. @throws Fault `serve/query-too-wide` */
  gather(match: string): readonly number[] | null
  /** Of these numbers, those whose articles match. @throws Fault `serve/query-too-wide` */
  among(match: string, numbers: readonly number[]): readonly number[]
  /** @throws Fault `serve/query-too-wide` where so many words begin alike that putting together where they stand would take too long */
  checkBeginnings(filter: Filter): void
}

/** How far a search goes. */
export interface SearchLimits {
  readonly mostMs: number
  /** Articles gathered by their words before anything else is asked of them. */
  readonly mostGathered: number
  /** Where words with one beginning may stand, all together. */
  readonly mostPlaces: number
  /** Articles looked through between two looks at the clock. */
  readonly articlesAtOnce: number
}

/** Putting together a million places takes some tenths of a second, looking through 50,000 articles some hundredths, where each has all words. */
export const searchLimits: SearchLimits = { mostMs: 2000, mostGathered: 2000, mostPlaces: 1_000_000, articlesAtOnce: 50_000 }

export function wordSearch(
  db: Database.Database,
  deadline: Deadline,
  { mostGathered, mostPlaces, articlesAtOnce }: SearchLimits,
): WordSearch {
  const newest = db.prepare<[], number>('SELECT coalesce(max(article_number), 0) FROM articles').pluck()
  const within = db
    .prepare<{ match: string; low: number; high: number; most: number }, number>(
      'SELECT rowid FROM search WHERE search MATCH :match AND rowid BETWEEN :low AND :high LIMIT :most',
    )
    .pluck()
  const words = db.prepare<{ from: string; to: string }, number>('SELECT doc FROM search_words WHERE term >= :from AND term < :to').pluck()

  // Where words with one beginning stand is put together anew for each piece.
  const pieceFor = (match: string) => (match.includes('"*') ? Number.MAX_SAFE_INTEGER : articlesAtOnce)

  return {
    gather: (match) => {
      const found: number[] = []
      const size = pieceFor(match)
      for (let high = newest.get() ?? 0; high > 0; high -= size) {
        deadline.check()
        found.push(...within.all({ match, low: high - size + 1, high, most: mostGathered + 1 - found.length }))
        if (found.length > mostGathered) return null
      }
      return found
    },
    among: (match, numbers) => {
      const asked = numbers.toSorted((one, other) => one - other)
      const found: number[] = []
      while (asked.length > 0) {
        deadline.check()
        const [low = 0] = asked
        const beyond = asked.findIndex((number) => number - low >= pieceFor(match))
        const piece = new Set(asked.splice(0, beyond === -1 ? asked.length : beyond))
        // What else stands between them is passed over, however much that is.
        for (const number of within.iterate({ match, low, high: Math.max(...piece), most: -1 })) if (piece.has(number)) found.push(number)
      }
      return found
    },
    checkBeginnings: (filter) => {
      for (const { words: all } of textsIn(filter).filter(({ prefix }) => prefix)) {
        const last = lastWord(all)
        let places = 0
        for (const articles of words.iterate({ from: last, to: `${last}\u{10ffff}` })) {
          places += articles
          if (places > mostPlaces)
            throw new Fault('serve/query-too-wide', `q: too much begins with “${last}”; write more letters before the *`)
        }
      }
    },
  }
}

/** As the index has it. */
function lastWord(words: string): string {
  const [last = ''] = /[\p{L}\p{N}\p{M}]*$/u.exec(searchableText(words).trim()) ?? []
  return last
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
}
