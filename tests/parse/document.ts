/** Documents for the tests of this room, as `fetch/` would hand them on. */
import { readFileSync } from 'node:fs'
import type { FetchedDocument } from '#model/entry.ts'
import { feedId } from '#model/ids.ts'

export const address = 'https://feeds.example/dir/feed.xml'

export function documentOf(content: string | Uint8Array, changes: Partial<FetchedDocument> = {}): FetchedDocument {
  return {
    feed: feedId('test'),
    address,
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content),
    contentType: null,
    contentLocation: null,
    contentLanguage: null,
    ...changes,
  }
}

export function fixture(name: string): FetchedDocument {
  return documentOf(readFileSync(new URL(`../fixtures/parse/${name}`, import.meta.url)))
}

/** A feed of RSS 2.0 with one item of the given inside. */
export function rssItem(inside: string): string {
  return `<rss version="2.0"><channel><title>t</title><item>${inside}</item></channel></rss>`
}
