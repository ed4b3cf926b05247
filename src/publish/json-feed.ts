import { type Article, firstSource, passedOnFrom, rightsOf } from '#model/article.ts'
import type { Source } from '#model/feed.ts'
import { rfc3339 } from '#model/instant.ts'
import type { TagKind } from '#model/tag.ts'
import { absoluteIri } from './absolute-iri.ts'
import { publisherCategories } from './categories.ts'
import { contentHtml, isCreditInSummary, summaryHtml } from './credit.ts'
import { type FeedPage, feedAddress, webPageAddress } from './feed-page.ts'
import { languageTag, sharedLanguage } from './language-tag.ts'
import { mediaType } from './media-type.ts'
import { opaqueId, originOf } from './origin.ts'
import { authorsOf } from './persons.ts'
import { publishedAt } from './published-at.ts'
import { webAddress } from './web-address.ts'
import { xmlText } from './xml-text.ts'

/** @see JSON Feed 1.1 (jsonfeed.org/version/1.1). Unpaired surrogates would be escapes that strict readers refuse (RFC 8259 §8.2): text is what the XML formats show. */
export function renderJsonFeed(page: FeedPage): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: page.title,
    home_page_url: webPageAddress(page),
    feed_url: feedAddress(page, '.json', page.query),
    description: page.description ?? undefined,
    next_url: page.nextQuery === null ? undefined : feedAddress(page, '.json', page.nextQuery),
    language: sharedLanguage(page.articles),
    hubs: page.hub === null ? undefined : [{ type: 'WebSub', url: page.hub }],
    items: page.articles.map((article) => item(article, page)),
  }
  return `${JSON.stringify(feed, (_key, value: unknown) => (typeof value === 'string' ? xmlText(value) : value), 2)}\n`
}

function item(article: Article, page: FeedPage) {
  const published = publishedAt(article)
  return {
    id: article.publicId,
    url: webAddress(article.url),
    title: article.title,
    ...content(article),
    summary: article.summary === '' ? undefined : article.summary,
    image: webAddress(article.image?.url ?? null),
    date_published: published === undefined ? undefined : rfc3339(published),
    date_modified: rfc3339(article.updatedAt),
    authors: authors(article),
    tags: tags(article, page),
    language: languageTag(article.language),
    attachments: attachments(article),
    _tributary: extension(article),
  }
}

/** One of the two must be there. */
function content(article: Article) {
  if (isCreditInSummary(article)) return { content_html: summaryHtml(article) }
  return article.content === '' ? { content_text: article.summary } : { content_html: contentHtml(article) }
}

function authors(article: Article) {
  const stated = authorsOf(article)
  return stated.length === 0 ? undefined : stated.map(({ name, url }) => ({ name, url: webAddress(url) }))
}

function tags(article: Article, page: FeedPage): readonly string[] {
  const labels = article.tags.map((tag) => page.labelOf(tag))
  return [...new Set([...labels, ...publisherCategories(article, page).map(({ term, label }) => label ?? term)])]
}

function attachments(article: Article) {
  const files = article.enclosures.filter(({ url }) => webAddress(url) !== undefined)
  if (files.length === 0) return undefined
  return files.map((file) => ({ url: webAddress(file.url), mime_type: mediaType(file), size_in_bytes: file.lengthBytes ?? undefined }))
}

/** What the format has no place for: who showed it, our tags by their values, whose text it is where that is not the feed's, under what rights it stands. */
function extension(article: Article) {
  const valuesOf = (kind: TagKind) => article.tags.filter((tag) => tag.kind === kind).map(({ value }) => value)
  return {
    sources: [...statedSource(article), ...sourcesOf(article).map(source)],
    topics: valuesOf('topic'),
    countries: valuesOf('country'),
    regions: valuesOf('region'),
    text: article.isFromPage ? 'page' : undefined,
    rights: rightsOf(article) ?? undefined,
    license: webAddress(article.details.license),
    credit: article.sources[0].policy.credit ?? undefined,
  }
}

/** Where the feed that shows it has it from; that has no id of ours. */
function statedSource(article: Article) {
  if (passedOnFrom(article) === null) return []
  const { id, title, feedUrl, siteUrl } = originOf(article)
  return [{ title, url: feedUrl, site: siteUrl, uri: uriBeside(feedUrl ?? siteUrl, id) }]
}

/** Atom's id, by which another instance knows it; the address says as much where it is the same. */
function uriBeside(address: string | undefined, id: string | null): string | undefined {
  return id === address ? undefined : absoluteIri(id)
}

/** The one it was first in stands first. */
function sourcesOf(article: Article): readonly Source[] {
  const first = firstSource(article)
  return [first, ...article.sources.filter((other) => other !== first)]
}

/** A private source names no address, its site's included. */
function source(source: Source) {
  const { id, title, url, siteUrl, feedUri } = source
  if (url === null) return { id, title, uri: opaqueId(source) }
  const address = webAddress(url)
  return { id, title, url: address, site: webAddress(siteUrl), uri: uriBeside(address, feedUri) }
}
