/** Archived feeds in Atom and RSS: documents that are closed, each with the way to the one before. @see RFC 5005 §4 */
import { type FeedPage, feedAddress } from './feed-page.ts'

export const archiveNamespace = 'http://purl.org/syndication/history/1.0'

/** An empty element where the document is closed. */
export function archiveMark({ archive }: FeedPage): string | undefined {
  return archive.closed === null ? undefined : ''
}

export function ownAddress(page: FeedPage, ending: '.atom' | '.rss'): string {
  const { closed } = page.archive
  return closed === null ? feedAddress(page, ending, page.query) : archiveAddress(page, ending, closed)
}

/** No `next-archive`: it would change a document that is closed. */
export function archiveLinks(page: FeedPage, ending: '.atom' | '.rss'): readonly { readonly rel: string; readonly address: string }[] {
  const { closed, previous } = page.archive
  return [
    ...(closed === null ? [] : [{ rel: 'current', address: feedAddress(page, ending, page.query) }]),
    ...(previous === null ? [] : [{ rel: 'prev-archive', address: archiveAddress(page, ending, previous) }]),
  ]
}

/** By its path, so that files can stand there. */
function archiveAddress(page: FeedPage, ending: '.atom' | '.rss', range: string): string {
  return `${page.publicUrl}${page.path}/archive/${range}${ending}${page.query}`
}
