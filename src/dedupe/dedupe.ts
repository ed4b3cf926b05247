/**
 * dedupe: have we seen this, and which article does it belong to.
 * Entries are told apart inside their feed by `identity.ts` and brought together between feeds by their canonical address.
 * Wrongly making one article of two loses news; missing a pair only shows it twice. Every verdict says why.
 */
import type { IdentifiedEntry, KnownEntry } from '#model/entry.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'

/** What the store knows that could be the same: this feed's entries by identity or guid, any feed's by canonical address. */
export interface Candidates {
  readonly sameFeed: readonly KnownEntry[]
  readonly sameAddress: readonly KnownEntry[]
}

export type Verdict =
  | { readonly kind: 'known'; readonly entry: KnownEntry; readonly because: string }
  /** The feed changed it; readers see a change only where `entry.leads`. */
  | { readonly kind: 'revised'; readonly entry: KnownEntry; readonly because: string }
  /** A new sighting of an article that another feed brought; `takesOver`: its text is shown from now on. */
  | { readonly kind: 'joined'; readonly article: ArticleId; readonly takesOver: boolean; readonly because: string }
  | { readonly kind: 'new'; readonly because: string }

export function recognise(feed: FeedId, entry: IdentifiedEntry, own: boolean, candidates: Candidates): Verdict {
  const before = sightingOf(entry, candidates.sameFeed)
  if (before !== undefined) {
    if (before.contentHash === entry.contentHash) return { kind: 'known', entry: before, because: 'same feed, same content' }
    return { kind: 'revised', entry: before, because: 'the feed changed it' }
  }
  const shown = joinable(feed, entry, candidates.sameAddress)
  if (shown === undefined) return { kind: 'new', because: 'not seen before' }
  const better = shown.ledOver ? null : betterThan(entry, own, shown)
  if (better !== null)
    return { kind: 'joined', article: shown.article, takesOver: true, because: `same address as in ${shown.feed}; ${better}` }
  return { kind: 'joined', article: shown.article, takesOver: false, because: `same address as in ${shown.feed}` }
}

/** A guid that one document gave to two items is told by guid and address together, so that neither becomes an edit of the other. */
function sightingOf(entry: IdentifiedEntry, sameFeed: readonly KnownEntry[]): KnownEntry | undefined {
  const exact = sameFeed.find((known) => known.guid !== null && known.guid === entry.guid && known.canonicalUrl === entry.canonicalUrl)
  return exact ?? sameFeed.find((known) => known.identity === entry.identity)
}

/** The leading entry of the article to join; none where the address does not tell one item from another. */
function joinable(feed: FeedId, entry: IdentifiedEntry, sameAddress: readonly KnownEntry[]): KnownEntry | undefined {
  if (entry.canonicalUrl === null || entry.addressShared) return undefined
  if (sameAddress.some((known) => known.feed === feed || known.addressShared)) return undefined
  const articles = new Set(sameAddress.map((known) => known.article))
  if (articles.size !== 1) return undefined
  return sameAddress.find((known) => known.leads) ?? sameAddress[0]
}

/** Own publisher before aggregator, then clearly fuller text, then first. */
function betterThan(entry: IdentifiedEntry, own: boolean, shown: KnownEntry): string | null {
  if (own !== shown.own) return own ? 'from its own publisher' : null
  return entry.text.length > shown.textLength * 1.5 + 200 ? 'with fuller text' : null
}
