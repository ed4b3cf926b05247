import { type Article, rightsOf } from '#model/article.ts'
import type { Enclosure } from '#model/entry.ts'
import type { Instant } from '#model/instant.ts'
import { archiveLinks, archiveMark, archiveNamespace, ownAddress } from './archive.ts'
import { publisherCategories, sliceCategories } from './categories.ts'
import { contentHtml, summaryHtml } from './credit.ts'
import { type FeedPage, feedAddress, webPageAddress } from './feed-page.ts'
import { hubLink } from './hub-link.ts'
import { languageTag, sharedLanguage } from './language-tag.ts'
import { mediaContents } from './media-content.ts'
import { mediaType } from './media-type.ts'
import { originOf } from './origin.ts'
import { authorsOf } from './persons.ts'
import { publishedAt } from './published-at.ts'
import { thumbnail } from './thumbnail.ts'
import { webAddress } from './web-address.ts'
import { buildXml, feedStylesheet, type XmlElement } from './xml.ts'

/** @see RSS 2.0 (rssboard.org/rss-specification) and the RSS Best Practices Profile */
export function renderRss(page: FeedPage): string {
  return buildXml(
    {
      rss: {
        '@version': '2.0',
        '@xmlns:atom': 'http://www.w3.org/2005/Atom',
        '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
        '@xmlns:creativeCommons': 'http://backend.userland.com/creativeCommonsRssModule',
        '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        '@xmlns:fh': archiveNamespace,
        '@xmlns:media': 'http://search.yahoo.com/mrss/',
        channel: {
          title: page.title,
          link: webPageAddress(page),
          // Required of a channel, so the title stands in; plain text, where an item's is HTML.
          description: page.description ?? page.title,
          language: sharedLanguage(page.articles),
          lastBuildDate: rfc822(page.updatedAt),
          generator: `Tributary ${page.version}`,
          docs: 'https://www.rssboard.org/rss-specification',
          'atom:link': pageLinks(page),
          'fh:archive': archiveMark(page),
          item: page.articles.map((article) => item(article, page)),
        },
      },
    },
    feedStylesheet(page.publicUrl),
  )
}

function pageLinks(page: FeedPage): readonly XmlElement[] {
  const link = (rel: string, address: string) => ({ '@rel': rel, '@type': 'application/rss+xml', '@href': address })
  const toPage = (rel: string, query: string | null) => (query === null ? [] : [link(rel, feedAddress(page, '.rss', query))])
  return [
    link('self', ownAddress(page, '.rss')),
    ...toPage('first', page.firstQuery),
    ...toPage('next', page.nextQuery),
    ...archiveLinks(page, '.rss').map(({ rel, address }) => link(rel, address)),
    ...hubLink(page),
  ]
}

function item(article: Article, page: FeedPage): XmlElement {
  // One enclosure only: readers disagree about several. The others are media.
  const [first, ...others] = article.enclosures.filter(({ url }) => webAddress(url) !== undefined)
  return {
    title: article.title,
    link: webAddress(article.url),
    guid: { '@isPermaLink': String(article.publicId === webAddress(article.url)), '#text': article.publicId },
    pubDate: rfc822(publishedAt(article) ?? article.sortAt),
    'dc:creator': authorsOf(article).map(({ name }) => name),
    'dc:contributor': article.details.contributors.map(({ name }) => name),
    'dc:language': languageTag(article.language),
    'dc:rights': rightsOf(article) ?? undefined,
    'creativeCommons:license': webAddress(article.details.license),
    category: categories(article, page),
    source: source(article),
    description: summaryHtml(article) || undefined,
    'content:encoded': contentHtml(article) || undefined,
    enclosure: first === undefined ? undefined : enclosure(first),
    'media:thumbnail': thumbnail(article.image),
    'media:content': mediaContents(article, others),
  }
}

/** A reader of RSS sees the text alone, so of ours it is the label; domain and label of the other formats are scheme and label. */
function categories(article: Article, page: FeedPage): readonly XmlElement[] {
  return [
    ...sliceCategories(article, page).map(({ scheme, label }) => ({ '@domain': scheme, '#text': label })),
    ...publisherCategories(article, page).map(({ scheme, term }) => ({ '@domain': scheme ?? undefined, '#text': term })),
  ]
}

/** RSS knows no source without an address. */
function source(article: Article): XmlElement | undefined {
  const { feedUrl, siteUrl, title } = originOf(article)
  const url = feedUrl ?? siteUrl
  return url === undefined ? undefined : { '@url': url, '#text': title }
}

/** All three attributes are required, and 0 stands for an unknown length. @see Profile, "enclosure" */
function enclosure(file: Enclosure): XmlElement {
  return { '@url': webAddress(file.url), '@length': file.lengthBytes ?? 0, '@type': mediaType(file) }
}

/** @see RFC 822 §5, with a year of four digits as RSS 2.0 prefers */
function rfc822(at: Instant): string {
  return new Date(at).toUTCString()
}
