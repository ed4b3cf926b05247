/** The last step of every format: what was found in an item becomes an entry. */
import type { EntryDetails, ParsedEntry } from '#model/entry.ts'
import { unsafeHtml } from '#model/html.ts'
import { version } from './version.ts'

export interface EntryDraft extends Omit<ParsedEntry, 'raw' | 'summary' | 'content'> {
  readonly summary: string | null
  readonly content: string | null
}

/** `raw` is the item's own source text; what it inherits is put before it. Null where the item itself says nothing. */
export function entryOf(draft: EntryDraft, raw: string, inherited: readonly (string | null)[]): ParsedEntry | null {
  if (saysNothing(draft, inherited)) return null
  const { summary, content } = draft
  return {
    ...draft,
    raw: `${version}\n${inherited.join('\n')}\n${raw}`,
    summary: summary === null ? null : unsafeHtml(summary),
    content: content === null ? null : unsafeHtml(content),
  }
}

/** Language and base are not what an item says, nor are authors the feed lends it. */
function saysNothing(draft: EntryDraft, inherited: readonly (string | null)[]): boolean {
  const { guid, url, title, author, summary, content, publishedAt, updatedAt, image, source, categories, enclosures } = draft
  // An author of whom there is nothing but an address makes no line.
  if (author === null ? draft.details.authors.length > 0 : !inherited.includes(author)) return false
  const single = [guid, url, title, summary, content, publishedAt, updatedAt, image, source]
  return single.every((value) => value === null) && categories.length === 0 && enclosures.length === 0 && addsNothing(draft.details)
}

function addsNothing(details: EntryDetails): boolean {
  const { subtitle, rights, license, publisher, createdAt, discussion, replyTo, source, episode, explicit, place } = details
  const { contributors, links, media, credits } = details
  const single = [subtitle, rights, license, publisher, createdAt, discussion, replyTo, source, episode, explicit, place]
  return single.every((value) => value === null) && contributors.length + links.length + media.length + credits.length === 0
}
