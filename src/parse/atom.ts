/** Atom 1.0 (RFC 4287), and 0.3 under its other names; what its entries say in the words of RSS too. */
import type { Generator, Link, Person } from '#model/details.ts'
import type { Enclosure, EntrySource, FeedDescription, FeedDetails, FeedHead, ParsedEntry } from '#model/entry.ts'
import { isHttp, resolve } from './address.ts'
import { authorLine, contributorsOf, personOf, personsOf } from './author.ts'
import { categoriesOf } from './category.ts'
import { discussionOf } from './discussion.ts'
import { attribute, childText, firstChild, firstFilled, type XmlElement } from './element.ts'
import { entryOf } from './entry-draft.ts'
import { explicitOf } from './episode.ts'
import { licenseOf } from './license.ts'
import { linksOf } from './link.ts'
import { creditsOf, enclosuresOf, findMedia, imageOf, mediaFiles, mediaText, thumbnailsOf } from './media.ts'
import { createdAt, moduleDetails, rightsOf } from './module-details.ts'
import { firstDate } from './stated-date.ts'
import { constructHtml, constructText, written, writtenConstruct } from './text-construct.ts'
import { plainTitle } from './title.ts'
import { type Dialect, nameSet, type XmlItem } from './xml-document.ts'

export const atomDialect: Dialect = {
  roots: nameSet('feed'),
  vocabulary: 'atom',
  itemNames: nameSet('entry item'),
  markup: nameSet('title subtitle tagline info summary content rights copyright media:description content:encoded xhtml:body description'),
  ends: nameSet('entry published updated issued modified'),
  titleEnds: nameSet('link title summary content id author category source'),
  leaves: nameSet('link id category published updated issued modified created'),
}

/** The feed itself, or what an entry's `source` tells of one. `lent` is the language where it names none. */
export function readFeed(feed: XmlElement, lent: string | null): FeedHead {
  const language = feed.language || (childText(feed, 'dc:language') ?? lent)
  const links = linksOf(feed, 'link', 'atom:link')
  const title = firstChild(feed, 'title') ?? firstChild(feed, 'dc:title')
  const subtitle = firstFilled(feed, ['subtitle', 'tagline', 'itunes:summary', 'itunes:subtitle', 'dc:description'])
  const description: FeedDescription = {
    title: constructText(title),
    siteUrl: addressAmong(links, 'alternate'),
    feedUri: feedUriOf(feed),
    language,
    updatedAt: firstDate(feed, ['updated', 'modified', 'dcterms:modified', 'dc:date']),
    description: constructText(subtitle),
    imageUrl: resolve(childText(feed, 'logo') ?? childText(feed, 'icon'), feed.base),
    format: 'atom',
  }
  const details: FeedDetails = {
    title: writtenConstruct(title, language),
    description: writtenConstruct(subtitle, language),
    rights: rightsOf(feed, language),
    license: licenseOf(feed, links),
    authors: personsOf(feed, authorNames),
    contributors: contributorsOf(feed),
    publisher: personOf(childText(feed, 'dc:publisher')),
    publishedAt: firstDate(feed, ['published', 'issued', 'dcterms:issued']),
    createdAt: createdAt(feed),
    links,
    categories: categoriesOf(feed),
    image:
      description.imageUrl === null
        ? null
        : { url: description.imageUrl, title: null, link: null, width: null, height: null, description: null },
    generator: generatorOf(firstChild(feed, 'generator')),
    explicit: explicitOf(feed),
  }
  return { description, details }
}

const authorNames = ['author', 'dc:creator']
const rssContentNames = ['content:encoded', 'xhtml:body']
const summaryNames = ['summary', 'description', 'dc:description', 'dcterms:abstract', 'itunes:summary']
const publishedNames = ['published', 'issued', 'created', 'pubdate', 'dc:date', 'dcterms:created', 'dcterms:issued']

/** The feed lends its authors and its language. Null where the entry holds nothing. */
export function readEntry({ element: entry, raw }: XmlItem, feed: FeedHead): ParsedEntry | null {
  const content = firstChild(entry, 'content') ?? firstFilled(entry, rssContentNames)
  const summary = firstFilled(entry, summaryNames) ?? mediaText(entry, 'media:description')
  const title = firstChild(entry, 'title') ?? firstChild(entry, 'dc:title') ?? mediaText(entry, 'media:title')
  const source = firstChild(entry, 'source')
  const from = source === null ? null : readFeed(source, null)
  const links = linksOf(entry, 'link', 'atom:link')
  const media = findMedia(entry)
  const enclosures = enclosuresOf([...links.filter(({ relation }) => relation === 'enclosure'), ...fileElsewhere(content)], media)
  const updatedAt = firstDate(entry, ['updated', 'modified', 'dcterms:modified'])
  const contentHtml = content === null ? null : constructHtml(content)
  const summaryHtml = summary === null ? null : constructHtml(summary)
  const language = content?.language ?? summary?.language ?? childText(entry, 'dc:language') ?? entry.language ?? feed.description.language
  const authors = authorsOf(entry, from, feed)
  const inherited = authorLine(feed.details.authors)
  return entryOf(
    {
      guid: childText(entry, 'id') ?? childText(entry, 'guid'),
      url: addressOf(entry, links, content),
      title: constructText(title),
      author: authorLine(authors),
      content: contentHtml,
      summary: summaryHtml,
      publishedAt: firstDate(entry, publishedNames) ?? updatedAt,
      updatedAt,
      language: language || null,
      categories: categoriesOf(entry),
      enclosures,
      image: imageOf(entry, media, enclosures),
      source: from === null ? null : sourceOf(from),
      baseUrl: ((contentHtml === null ? summary : content) ?? entry).base,
      details: {
        ...moduleDetails(entry, links, feed.description.language),
        title: writtenConstruct(title, feed.description.language),
        summary: summary === null ? null : written(summary, summaryHtml, feed.description.language),
        content: content === null ? null : written(content, contentHtml, feed.description.language),
        authors,
        links,
        discussion: discussionOf(entry, links),
        source: from,
        media: mediaFiles(media),
        thumbnails: thumbnailsOf(media),
        credits: creditsOf(media),
      },
    },
    raw,
    [entry.base, language, inherited],
  )
}

/** As written, but for a path: it names this feed only together with its host. Entries' ids are told from each other alone, and stay. */
function feedUriOf(feed: XmlElement): string | null {
  const id = childText(feed, 'id')
  return id?.startsWith('/') ? resolve(id, feed.base) : id
}

/** In the order of how sure it is that the address is the article's own. */
function addressOf(entry: XmlElement, links: readonly Link[], content: XmlElement | null): string | null {
  const id = childText(entry, 'id')
  return (
    resolve(childText(entry, 'feedburner:origlink'), entry.base) ??
    addressAmong(links, 'alternate') ??
    (content === null ? null : resolve(attribute(content, 'src'), content.base)) ??
    (id !== null && isHttp(id) ? id : null)
  )
}

/** Of several links of a relation the first to a web page. @see RFC 4287 §4.2.7 */
function addressAmong(links: readonly Link[], wanted: string): string | null {
  let first: string | null = null
  for (const { relation, type, url } of links) {
    if (relation !== wanted) continue
    if (type === null || /^(?:text\/html|application\/xhtml\+xml)/i.test(type)) return url
    first ??= url
  }
  return first
}

function feedAmong(links: readonly Link[]): string | null {
  return links.find(({ relation }) => relation === 'self')?.url ?? null
}

/** The entry's own, else those of the feed it is from, else those of the feed it stands in. @see RFC 4287 §4.2.1 */
function authorsOf(entry: XmlElement, from: FeedHead | null, feed: FeedHead): readonly Person[] {
  const own = personsOf(entry, authorNames)
  if (own.length > 0) return own
  return from !== null && from.details.authors.length > 0 ? from.details.authors : feed.details.authors
}

/** Content that is kept elsewhere and is no page is a file to fetch. @see RFC 4287 §4.1.3.2 */
function fileElsewhere(content: XmlElement | null): readonly Enclosure[] {
  const type = content === null ? null : attribute(content, 'type')
  if (content === null || type === null || /^(?:text|html|xhtml|application\/xhtml\+xml|text\/.*)$/i.test(type)) return []
  const url = resolve(attribute(content, 'src'), content.base)
  return url === null ? [] : [{ url, type, lengthBytes: null }]
}

/** Its own address tells a feed better than its site's. */
function sourceOf({ description, details }: FeedHead): EntrySource | null {
  const { title, siteUrl, feedUri } = description
  const id = feedUri !== null && URL.canParse(feedUri) ? feedUri : null
  const url = feedAmong(details.links) ?? siteUrl ?? id
  return title === null && url === null ? null : { title, url, id: id === url ? null : id }
}

/** Atom 0.3 says `url`. */
function generatorOf(element: XmlElement | null): Generator | null {
  if (element === null) return null
  const name = plainTitle(element.text)
  const url = resolve(attribute(element, 'uri') ?? attribute(element, 'url'), element.base)
  const version = attribute(element, 'version')
  return name === null && url === null && version === null ? null : { name, url, version }
}
