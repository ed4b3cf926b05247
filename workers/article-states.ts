/** What every article's place in a document depends on, in a few bytes each, so that a document that has not changed need not be made to know it. */
import type { StoreReader } from '#store/store.ts'

export interface ArticleStates {
  /** Of these, as one text. */
  of(numbers: readonly number[]): string
}

const statesAtOnce = 100_000

/** Reads all articles once, in snapshots that are short. */
export function readArticleStates(store: StoreReader): ArticleStates {
  const newest = store.articles.archives.newest()
  const changedSeqs = new Float64Array(newest + 1)
  const shownBy = new Uint32Array(newest + 1)
  // Many articles are shown by the same feeds.
  const combinations = new Map<string, number>()
  for (let from = 0; from <= newest; from += statesAtOnce) {
    const range = { from, to: Math.min(newest, from + statesAtOnce - 1) }
    for (const { number, changedSeq, feeds } of store.snapshot(() => store.articles.archives.states(range))) {
      const known = combinations.get(feeds) ?? combinations.size
      if (known === combinations.size) combinations.set(feeds, known)
      changedSeqs[number] = changedSeq
      shownBy[number] = known
    }
  }
  // All that documents tell of a feed; of one that is withdrawn that is nothing.
  const told = new Map<string, string>(store.feeds.sources().map((source) => [source.id, JSON.stringify(source)]))
  const feedsOf = [...combinations.keys()]
  return {
    of: (numbers) => {
      const articles = numbers.map((number) => ({ number, feeds: feedsOf[shownBy[number] ?? 0] ?? '' }))
      const feeds = new Set(articles.flatMap((article) => article.feeds.split(' ')))
      const lines = articles.map((article) => `${article.number} ${changedSeqs[article.number]} ${article.feeds}`)
      return [...lines, ...Array.from(feeds, (id) => `${id} ${told.get(id)}`)].join('\n')
    },
  }
}
