/** Entries as the prepare and tag stages give them, for tests of what comes after. */
import { noPublicDetails } from '#model/details.ts'
import type { IdentifiedEntry, TaggedEntry } from '#model/entry.ts'
import { trustStored } from '#model/html.ts'
import { type Tag, writeTags } from '#model/tag.ts'
import { writeUtf8 } from '#model/utf8.ts'

/** What a test says of an entry. */
export type EntryFields = Partial<IdentifiedEntry> & { readonly tags?: readonly Tag[] }

/** A plain entry with one address of its own, changed by `fields`. */
export function entryOf({ tags = [], ...fields }: EntryFields = {}): TaggedEntry {
  return writtenEntry(identifiedEntryOf(fields), tags)
}

/** As it comes to the writer. */
export function writtenEntry(entry: IdentifiedEntry, tags: readonly Tag[] = []): TaggedEntry {
  return { ...entry, content: writeUtf8(entry.content), text: writeUtf8(entry.text), tags: writeTags(tags) }
}

/** The same before it is on its way to the store. */
export function identifiedEntryOf(fields: Partial<IdentifiedEntry> = {}): IdentifiedEntry {
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
  }
}
