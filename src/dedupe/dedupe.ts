/**
 * dedupe: have we seen this, and which article does it belong to.
 * Entries are told apart inside their feed by guid, or without it where guids tell nothing (`matching.ts`, `guid-trust.ts`), and brought together
 * between feeds by their canonical address. Wrongly making one article of two loses news; missing a pair only shows it twice. Every verdict says why.
 */
import type { KnownEntry, WrittenEntry } from '#model/entry.ts'
import type { Happening } from '#model/event.ts'
import type { GuidRecord } from '#model/feed.ts'
import type { ArticleId, FeedId } from '#model/ids.ts'
import type { Instant } from '#model/instant.ts'
import { tellsNothing, trustAfter } from './guid-trust.ts'
import { identitiesWithoutGuid } from './identity.ts'
import { sameGuid } from './likeness.ts'
import { matchByGuid, matchWithoutGuid } from './matching.ts'

/** What the store knows that could be the same. */
export interface Candidates {
  /** This feed's entries by identity, guid, canonical address or title, the newest first. */
  readonly sameFeed: readonly KnownEntry[]
  /** Any feed's by canonical address. */
  readonly sameAddress: readonly KnownEntry[]
}

export interface Candidate {
  readonly entry: WrittenEntry
  /** The feed is the item's publisher, not an aggregator. */
  readonly own: boolean
  readonly candidates: Candidates
}

export interface DocumentFacts {
  readonly feed: FeedId
  readonly items: readonly Candidate[]
  /** How many further items it holds just as they were. Null where it is not the whole feed, or not its newest reading: what a hub sent, a part, a second delivery. */
  readonly unchanged: number | null
  readonly guids: GuidRecord
  readonly at: Instant
  /** When the feed was last read with success before. */
  readonly previousAt: Instant | null
}

export interface Recognised {
  /** In the order of the document. */
  readonly verdicts: readonly Verdict[]
  /** The record given where nothing follows for it. */
  readonly guids: GuidRecord
  readonly happening: Happening | null
}

export type Verdict =
  | { readonly kind: 'known'; readonly entry: KnownEntry; readonly because: string }
  /** The feed changed it; readers see a change only where `entry.leads`. */
  | { readonly kind: 'revised'; readonly entry: KnownEntry; readonly because: string }
  /** A new sighting of an article that another feed brought; `takesOver`: its text is shown from now on. */
  | {
      readonly kind: 'joined'
      readonly article: ArticleId
      readonly takesOver: boolean
      readonly identities: readonly string[]
      readonly because: string
    }
  /** The first of `identities` that no entry of its feed bears is its own; where all are borne, the entry is stored already. */
  | { readonly kind: 'new'; readonly identities: readonly string[]; readonly because: string }

/** The whole document is needed: what is wrong with guids shows in how its items behave together. */
export function recognise({ feed, items, unchanged, guids: before, at, previousAt }: DocumentFacts): Recognised {
  const sought = items.map(({ entry, candidates }) => ({ entry, sameFeed: candidates.sameFeed }))
  const matches = before.weak === null ? matchByGuid(sought, unchanged) : matchWithoutGuid(sought, unchanged)
  const { guids, happening } =
    unchanged === null ? { guids: before, happening: null } : trustAfter(before, matches.guids, { at, previousAt })
  // The first document that shows it is read without guids already, so that it doubles nothing.
  const turned = before.weak === null && (guids.weak !== null || tellsNothing(matches.guids))
  const { known } = turned ? matchWithoutGuid(sought, unchanged) : matches
  const identitiesOf = identityGiver(guids.weak === null)
  const verdicts = items.map((item, index) => verdictOf(feed, item, known[index] ?? null, identitiesOf))
  return { verdicts, guids, happening }
}

function verdictOf(feed: FeedId, { entry, own, candidates }: Candidate, before: KnownEntry | null, identitiesOf: IdentityGiver): Verdict {
  const { sameFeed, sameAddress } = candidates
  const identities = identitiesOf(entry, before === null ? sameFeed : [])
  if (before !== null) {
    if (before.contentHash === entry.contentHash) return { kind: 'known', entry: before, because: 'same feed, same content' }
    return { kind: 'revised', entry: before, because: 'the feed changed it' }
  }
  const shown = joinable(feed, entry, sameAddress)
  if (shown === undefined) {
    const reused = sameFeed.some((known) => sameGuid(entry, known))
    return { kind: 'new', identities, because: reused ? 'not seen before, under a guid that another item had' : 'not seen before' }
  }
  const better = shown.ledOver ? null : betterThan(entry, own, shown)
  const because = `same address as in ${shown.feed}${better === null ? '' : `; ${better}`}`
  return { kind: 'joined', article: shown.article, takesOver: better !== null, identities, because }
}

/** Identities for an entry that none of `sameFeed` bears, in the order they are tried; none for one that stood in the document before, word for word. */
type IdentityGiver = (entry: WrittenEntry, sameFeed: readonly KnownEntry[]) => readonly string[]

function identityGiver(relies: boolean): IdentityGiver {
  const given = new Set<string>()
  const said = new Set<string>()
  return (entry, sameFeed) => {
    const isTaken = (identity: string) => given.has(identity) || sameFeed.some((known) => known.identity === identity)
    const ownGuid = relies || entry.guid === null
    const first = ownGuid ? entry.identity : identitiesWithoutGuid(entry)[0]
    const words = `${first}\n${entry.contentHash}`
    if (said.has(words)) return []
    said.add(words)
    const identities = ownGuid && !isTaken(first) ? [first] : identitiesWithoutGuid(entry).filter((identity) => !isTaken(identity))
    for (const identity of identities) given.add(identity)
    return identities
  }
}

/** The leading entry of the article to join; none where the address does not tell one item from another. */
function joinable(feed: FeedId, entry: WrittenEntry, sameAddress: readonly KnownEntry[]): KnownEntry | undefined {
  if (entry.canonicalUrl === null || entry.addressShared) return undefined
  if (sameAddress.some((known) => known.feed === feed || known.addressShared)) return undefined
  const articles = new Set(sameAddress.map((known) => known.article))
  if (articles.size !== 1) return undefined
  return sameAddress.find((known) => known.leads) ?? sameAddress[0]
}

/** Own publisher before aggregator, then clearly fuller text, then first. */
function betterThan(entry: WrittenEntry, own: boolean, shown: KnownEntry): string | null {
  if (own !== shown.own) return own ? 'from its own publisher' : null
  return entry.text.length > shown.textLength * 1.5 + 200 ? 'with fuller text' : null
}
