/** What counts as an edit of an entry. */
import { shortHash } from '#lib/hash.ts'
import { withoutTracking } from '#lib/tracking-params.ts'
import type { CleanEntry } from '#model/entry.ts'
import { escapeValue } from './escape.ts'
import type { Tidied } from './tidy.ts'

type Shown = Pick<CleanEntry, 'title' | 'url' | 'author' | 'summary' | 'text' | 'enclosures' | 'image'> & Pick<Tidied, 'addresses'>

/** Over what a reader sees: words, links and pictures. White space, markup that shows nothing and tracking parameters change nothing. */
export function contentHash(entry: Shown): string {
  const enclosures = entry.enclosures.map(({ url }) => untracked(url))
  const image = entry.image === null ? null : untracked(entry.image.url)
  const seen = [
    entry.title,
    entry.url,
    entry.author,
    entry.text.replaceAll(/\n+/g, ' '),
    entry.summary,
    // As they stand in the HTML.
    entry.addresses.map(escapeValue),
    enclosures,
    image,
  ]
  return shortHash(JSON.stringify(seen))
}

function untracked(url: string): string {
  return withoutTracking(new URL(url)).href
}
