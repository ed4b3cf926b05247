/**
 * Articles → feed documents: Atom 1.0, RSS 2.0 and JSON Feed 1.1, equal in what they say.
 *
 * The bytes depend on the page alone, so that an unchanged store gives an unchanged answer. Every address is absolute and of the web, text is safe in
 * XML whatever a publisher sent (`xml-text.ts`), and a private source is named by its title only. What a format cannot hold is left out, never bent.
 */
import { renderAtom } from './atom.ts'
import { type FeedContent, type FeedPage, feedAddress } from './feed-page.ts'
import { renderJsonFeed } from './json-feed.ts'
import { renderRss } from './rss.ts'
import { summarised } from './summarised.ts'
import { renderWithin } from './within-size.ts'

export type { FeedContent, FeedPage } from './feed-page.ts'

/** What a reader may ask for. */
export const feedContents = ['full', 'summary'] as const satisfies readonly FeedContent[]

/** Each is also the ending of its addresses. */
export const outputFormats = ['atom', 'rss', 'json'] as const
export type OutputFormat = (typeof outputFormats)[number]

/** Those that have archives: JSON Feed knows none. */
export const archiveFormats = ['atom', 'rss'] as const satisfies readonly OutputFormat[]

export const contentTypes: Readonly<Record<OutputFormat, string>> = {
  atom: 'application/atom+xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** The addresses under which a hub knows the whole stream: those its documents give as their own. @param publicUrl without a slash at the end */
export function feedTopics(publicUrl: string): readonly string[] {
  return outputFormats.map((format) => feedAddress({ publicUrl, path: '/feed' }, `.${format}`, ''))
}

export function renderFeed(format: OutputFormat, page: FeedPage): string {
  const articles = page.content === 'summary' ? page.articles.map(summarised) : page.articles
  return renderWithin({ ...page, articles }, renderers[format])
}

const renderers: Readonly<Record<OutputFormat, (page: FeedPage) => string>> = { atom: renderAtom, rss: renderRss, json: renderJsonFeed }
