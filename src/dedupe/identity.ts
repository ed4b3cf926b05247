/** What tells an entry from all others of its feed: the guid, else the canonical address, else a hash of what it says. */
import { shortHash } from '#lib/hash.ts'
import { type ParsedEntry, statedDate, type WrittenEntry } from '#model/entry.ts'
import type { CanonicalUrl } from '#model/ids.ts'
import { canonicalUrl, isBareOrigin } from './canonical-url.ts'

export interface Identity {
  readonly identity: string
  /** Null also where the address is a bare origin: a home page names no article. */
  readonly canonicalUrl: CanonicalUrl | null
  readonly addressShared: boolean
}

type Identifiable = Pick<ParsedEntry, 'guid' | 'url' | 'title' | 'publishedAt' | 'summary' | 'content'>

/**
 * One identity an entry, in the document's order; the whole document is needed, since a guid or address that it repeats tells nothing.
 * Entries alike in everything get the same identity.
 */
export function identify(entries: readonly Identifiable[]): Identity[] {
  const addresses = entries.map((entry) => addressOf(entry.url))
  const guids = countOf(entries.map((entry) => entry.guid))
  const bearers = countOf(addresses)
  return entries.map((entry, index) => {
    const address = addresses[index] ?? null
    const addressShared = address !== null && (bearers.get(address) ?? 0) > 1
    return { identity: keyOf(entry, address, addressShared, (guids.get(entry.guid ?? '') ?? 0) > 1), canonicalUrl: address, addressShared }
  })
}

/** For an entry whose guid tells nothing, by link, date and title; the second, for when another entry bears the first, by all that it says. */
export function identitiesWithoutGuid(entry: WrittenEntry): readonly [string, string] {
  const words = `${entry.canonicalUrl ?? ''}\n${statedDate(entry) ?? ''}\n${entry.title}`
  return [`like:${shortHash(words)}`, `like:${shortHash(`${words}\n${entry.contentHash}`)}`]
}

function keyOf(entry: Identifiable, address: CanonicalUrl | null, addressShared: boolean, guidShared: boolean): string {
  if (entry.guid !== null && !guidShared) return `guid:${entry.guid}`
  if (address !== null && !addressShared) return `url:${address}`
  // A date beside the title keeps the weekly "Situation report" apart; the text decides only where there is neither.
  const words = entry.title === null ? (entry.content ?? entry.summary ?? '') : `${entry.title}\n${entry.publishedAt ?? ''}`
  return `hash:${shortHash(`${entry.guid ?? ''}\n${address ?? ''}\n${words}`)}`
}

function addressOf(url: string | null): CanonicalUrl | null {
  const address = url === null ? null : canonicalUrl(url)
  return address === null || isBareOrigin(address) ? null : address
}

function countOf(keys: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
