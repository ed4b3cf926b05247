/** Archived feeds in Atom and RSS: documents that are closed, each with the way to the one before. @see RFC 5005 §4 */
import type { FeedPage } from './feed-page.ts'

export const archiveNamespace = 'http://purl.org/syndication/history/1.0'

/** An empty element where the document is closed. */
export function archiveMark({ archive }: FeedPage): string | undefined {
  return archive.currentQuery === null ? undefined : ''
}

/** No `next-archive`: it would change a document that is closed. */
export function archiveLinks({ archive }: FeedPage): readonly { readonly rel: string; readonly query: string }[] {
  return [
    ...(archive.currentQuery === null ? [] : [{ rel: 'current', query: archive.currentQuery }]),
    ...(archive.prevQuery === null ? [] : [{ rel: 'prev-archive', query: archive.prevQuery }]),
  ]
}
