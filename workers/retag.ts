/** Stored articles are tagged anew when the rules have changed: the newest first, a few at a time, so that readings go before. */

import type { Instant } from '#model/instant.ts'
import type { TagMove } from '#store/article-tags.ts'
import type { Retagged, StoredArticle } from '#store/retagging.ts'
import type { StoreWriter } from '#store/store.ts'
import type { Tagger } from '#tag/tag.ts'

/** One transaction's worth: a reading that comes meanwhile waits for some tens of milliseconds. */
export const articlesAtOnce = 50

/** Articles with the tags that these rules give them. */
export interface RetaggedArticles {
  readonly articles: readonly Retagged[]
  readonly rulesVersion: string
}

export interface RetagReport {
  /** Articles that are as the rules have it now. */
  readonly settled: number
  /** Those of them that gained or lost a tag. */
  readonly changed: number
  readonly moves: readonly TagMove[]
}

export function retagged(tagger: Tagger, articles: readonly StoredArticle[]): RetaggedArticles {
  return {
    articles: articles.map((article) => ({ id: article.id, seq: article.seq, sortAt: article.sortAt, tags: tagger.tag(article) })),
    rulesVersion: tagger.version,
  }
}

/** All of them or none; done twice, it changes nothing. @throws Fault `store/*` */
export function saveRetagged(store: StoreWriter, { articles, rulesVersion }: RetaggedArticles, now: Instant): RetagReport {
  return store.transaction(() => {
    const saved = articles.map((article) => store.retagging.retag(article, rulesVersion, now)).filter((moves) => moves !== null)
    return { settled: saved.length, changed: saved.filter((moves) => moves.length > 0).length, moves: saved.flat() }
  })
}

/** The next that are due by these rules, which are in force from now on. @throws Fault `store/*` */
export function nextToRetag(store: StoreWriter, rulesVersion: string): readonly StoredArticle[] {
  return store.transaction(() => {
    if (store.retagging.rulesInForce() !== rulesVersion) store.retagging.putInForce(rulesVersion)
    return store.retagging.nextDue(rulesVersion, articlesAtOnce)
  })
}
