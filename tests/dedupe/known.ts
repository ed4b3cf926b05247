/** Entries as the store remembers them. */
import type { KnownEntry } from '#model/entry.ts'
import type { ArticleId } from '#model/ids.ts'
import { feedId } from '#model/ids.ts'

/** What the store keeps of `entryOf()`, changed by `fields`. */
export function knownOf(fields: Partial<KnownEntry> = {}): KnownEntry {
  return {
    entryId: 1,
    feed: feedId('a'),
    identity: 'guid:1',
    guid: '1',
    canonicalUrl: null,
    addressShared: false,
    contentHash: 'hash',
    title: 'A title',
    statedAt: null,
    givenLength: 10,
    article: 'aaaa' as ArticleId,
    own: true,
    textLength: 100,
    leads: true,
    ledOver: false,
    ...fields,
  }
}
