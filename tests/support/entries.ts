/** Entries as the prepare and tag stages give them, for tests of what comes after. */
import { noPublicDetails } from '#model/details.ts'
import type { TaggedEntry } from '#model/entry.ts'
import { trustStored } from '#model/html.ts'
import { type Tag, writeTags } from '#model/tag.ts'

/** What a test says of an entry. */
export type EntryFields = Partial<Omit<TaggedEntry, 'tags'>> & { readonly tags?: readonly Tag[] }

/** A plain entry with one address of its own, changed by `fields`. */
export function entryOf({ tags = [], ...fields }: EntryFields = {}): TaggedEntry {
  return {
    rawHash: 'raw',
    guid: '1',
    url: 'https://outlet.example/1',
    title: 'A title',
    author: null,
    content: trustStored('<p>Some text.</p>'),
    summary: 'Some text.',
    text: 'Some text.',
    publishedAt: null,
    updatedAt: null,
    language: null,
    categories: [],
    enclosures: [],
    image: null,
    source: null,
    details: noPublicDetails,
    contentHash: 'hash',
    fullText: true,
    identity: 'guid:1',
    canonicalUrl: null,
    addressShared: false,
    ...fields,
    tags: writeTags(tags),
  }
}
