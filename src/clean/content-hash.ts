/** What counts as an edit of an entry. */
import { shortHash } from '#lib/hash.ts'
import { withoutTracking } from '#lib/tracking-params.ts'
import type { CleanEntry } from '#model/entry.ts'

type Shown = Pick<CleanEntry, 'title' | 'url' | 'author' | 'content' | 'summary' | 'text' | 'enclosures' | 'image'>

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
    targets(entry.content),
    enclosures,
    image,
  ]
  return shortHash(JSON.stringify(seen))
}

/** Addresses in the content, in order; the sanitiser writes attributes in one form. */
function targets(content: string): readonly string[] {
  return [...content.matchAll(/ (?:href|src)="([^"]*)"/g)].map(([, address = '']) => address)
}

function untracked(url: string): string {
  return withoutTracking(new URL(url)).href
}
