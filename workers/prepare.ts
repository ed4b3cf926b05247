/** Bytes to clean entries: what a prepare thread does with one document. */
import { clean } from '#clean/clean.ts'
import { rightsLine } from '#clean/public-details.ts'
import { spokenLanguage } from '#clean/spoken-language.ts'
import { identify } from '#dedupe/identity.ts'
import { shortHash } from '#lib/hash.ts'
import type { Damage, FetchedDocument, IdentifiedEntry, SourceDescription } from '#model/entry.ts'
import type { PollingHints } from '#model/polling.ts'
import type { PushLinks } from '#model/push.ts'
import { parse } from '#parse/parse.ts'
import { languageDetector } from './language-detector.ts'

export interface PrepareOrder {
  readonly document: FetchedDocument
  /** Entries with one of these raw hashes were stored before and are not cleaned again. */
  readonly recentHashes: readonly string[]
}

export interface Prepared {
  readonly description: SourceDescription
  readonly entries: readonly IdentifiedEntry[]
  readonly rawHashes: readonly string[]
  readonly damage: readonly Damage[]
  readonly hints: PollingHints
  readonly links: PushLinks
  readonly earlier: string | null
}

/** @throws Fault `parse/*` */
export async function prepare({ document, recentHashes }: PrepareOrder): Promise<Prepared> {
  const parsed = await parse(document)
  const rawHashes = parsed.entries.map(({ raw }) => shortHash(raw))
  const recent = new Set(recentHashes)
  const identities = identify(parsed.entries)
  const entries: IdentifiedEntry[] = []
  for (const [index, entry] of parsed.entries.entries()) {
    const identity = identities[index]
    const rawHash = rawHashes[index]
    if (identity === undefined || rawHash === undefined || recent.has(rawHash)) continue
    const cleaned = clean(entry)
    entries.push({ ...cleaned, language: await spokenLanguage(cleaned, languageDetector), rawHash, ...identity })
  }
  const { damage, hints, links, earlier } = parsed
  const description = { ...parsed.description, rights: rightsLine(parsed.details.rights) }
  return { description, entries, rawHashes, damage, hints, links, earlier }
}
