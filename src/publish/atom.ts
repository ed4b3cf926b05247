import type { Article } from '#model/article.ts'
import type { Enclosure } from '#model/entry.ts'
import { rfc3339 } from '#model/instant.ts'
import type { WithdrawnArticle } from '#model/withdrawal.ts'
import { absoluteIri } from './absolute-iri.ts'
import { archiveLinks, archiveMark, archiveNamespace, ownAddress } from './archive.ts'
import { publisherCategories, sliceCategories } from './categories.ts'
import { contentHtml, isCreditInSummary, summaryHtml } from './credit.ts'
import { type FeedPage, feedAddress, webPageAddress } from './feed-page.ts'
import { hubLink } from './hub-link.ts'
import { languageTag } from './language-tag.ts'
import { mediaContents } from './media-content.ts'
import { statedMediaType } from './media-type.ts'
import { originOf } from './origin.ts'
import { atomPerson, authorsOf } from './persons.ts'
import { publishedAt } from './published-at.ts'
import { thumbnail } from './thumbnail.ts'
import { webAddress } from './web-address.ts'
import { buildXml, feedStylesheet, type XmlElement } from './xml.ts'

/** @see RFC 4287; paging: RFC 5005 §3 */
export function renderAtom(page: FeedPage): string {
  return buildXml(
    {
      feed: {
        '@xmlns': 'http://www.w3.org/2005/Atom',
        '@xmlns:media': 'http://search.yahoo.com/mrss/',
        '@xmlns:fh': archiveNamespace,
        '@xmlns:at': page.withdrawn.length === 0 ? undefined : 'http://purl.org/atompub/tombstones/1.0',
        id: page.id,
        title: page.title,
        subtitle: page.description ?? undefined,
        updated: rfc3339(page.updatedAt),
        link: pageLinks(page),
        'fh:archive': archiveMark(page),
        generator: { '@version': page.version, '#text': 'Tributary' },
        'at:deleted-entry': page.withdrawn.map(deletedEntry),
        entry: page.articles.map((article) => entry(article, page)),
      },
    },
    feedStylesheet(page.publicUrl),
  )
}

function pageLinks(page: FeedPage): readonly XmlElement[] {
  const link = (rel: string, address: string) => ({ '@rel': rel, '@type': 'application/atom+xml', '@href': address })
  const toPage = (rel: string, query: string | null) => (query === null ? [] : [link(rel, feedAddress(page, '.atom', query))])
  return [
    link('self', ownAddress(page, '.atom')),
    { '@rel': 'alternate', '@type': 'text/html', '@href': webPageAddress(page) },
    ...toPage('first', page.firstQuery),
    ...toPage('next', page.nextQuery),
    ...archiveLinks(page, '.atom').map(({ rel, address }) => link(rel, address)),
    ...hubLink(page),
  ]
}

function entry(article: Article, page: FeedPage): XmlElement {
  const published = publishedAt(article)
  return {
    '@xml:lang': languageTag(article.language),
    id: article.publicId,
    title: { '@type': 'text', '#text': article.title },
    link: [...alternateLink(article), ...article.enclosures.flatMap(enclosureLink), ...licenseLink(article)],
    updated: rfc3339(article.updatedAt),
    published: published === undefined ? undefined : rfc3339(published),
    author: authors(article),
    contributor: article.details.contributors.map(atomPerson),
    rights: article.details.rights ?? undefined,
    category: categories(article, page),
    source: source(article),
    summary: summary(article),
    content: content(article),
    'media:thumbnail': thumbnail(article.image),
    'media:content': mediaContents(article),
  }
}

/** @see RFC 6721 §3 */
function deletedEntry({ publicId, at, because }: WithdrawnArticle): XmlElement {
  return { '@ref': publicId, '@when': rfc3339(at), 'at:comment': because }
}

function alternateLink(article: Article): readonly XmlElement[] {
  const url = webAddress(article.url)
  return url === undefined ? [] : [{ '@rel': 'alternate', '@href': url }]
}

function enclosureLink(enclosure: Enclosure): readonly XmlElement[] {
  const url = webAddress(enclosure.url)
  if (url === undefined) return []
  return [{ '@rel': 'enclosure', '@type': statedMediaType(enclosure.type), '@length': enclosure.lengthBytes ?? undefined, '@href': url }]
}

/** @see RFC 4946 §2 */
function licenseLink({ details }: Article): readonly XmlElement[] {
  const url = webAddress(details.license)
  return url === undefined ? [] : [{ '@rel': 'license', '@href': url }]
}

/** §4.1.2 wants an author of every entry; where none is stated the source speaks. */
function authors(article: Article): readonly XmlElement[] {
  const stated = authorsOf(article)
  return stated.length > 0 ? stated.map(atomPerson) : [{ name: originOf(article).title }]
}

function categories(article: Article, page: FeedPage): readonly XmlElement[] {
  return [...sliceCategories(article, page), ...publisherCategories(article, page)].map(({ term, scheme, label }) => ({
    '@term': term,
    '@scheme': absoluteIri(scheme),
    '@label': label ?? undefined,
  }))
}

/** What the feed says of itself goes with what is taken from it. @see §4.2.11 */
function source(article: Article): XmlElement {
  const { id, title, feedUrl, siteUrl, updatedAt, description, rights, logo } = originOf(article)
  return {
    id,
    title,
    subtitle: description,
    link: [
      ...(feedUrl === undefined ? [] : [{ '@rel': 'self', '@href': feedUrl }]),
      ...(siteUrl === undefined ? [] : [{ '@rel': 'alternate', '@href': siteUrl }]),
    ],
    updated: rfc3339(updatedAt),
    rights,
    logo,
  }
}

/** §4.2.13: a summary that repeats title or content helps nobody. */
function summary(article: Article): XmlElement | undefined {
  if (isCreditInSummary(article)) return { '@type': 'html', '#text': summaryHtml(article) }
  if (article.summary === '' || article.summary === article.title || article.summary === article.text) return undefined
  return { '@type': 'text', '#text': article.summary }
}

/** §4.1.2: without a link there must be content, be it empty. */
function content(article: Article): XmlElement | undefined {
  if (article.content === '' && webAddress(article.url) !== undefined) return undefined
  return { '@type': 'html', '#text': contentHtml(article) }
}
