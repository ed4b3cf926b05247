import type { FeedFormat } from '#model/entry.ts'

/** As people call them. */
export const formatNames: Readonly<Record<FeedFormat, string>> = { rss: 'RSS', rdf: 'RSS 1.0', atom: 'Atom', json: 'JSON Feed' }
