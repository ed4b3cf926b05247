/** RSS 0.91 to 2.0, with the modules feeds use, and what its items say in the words of Atom. */
import type { EntrySource, FeedHead, ParsedEntry } from '#model/entry.ts'
import { resolve } from './address.ts'
import { authorLine, itemAuthors, personsOf } from './author.ts'
import { categoriesOf } from './category.ts'
import { discussionOf } from './discussion.ts'
import { attribute, childText, firstChild, firstFilled, htmlOf, textOf, type XmlElement } from './element.ts'
import { entryOf } from './entry-draft.ts'
import { linksOf } from './link.ts'
import { creditsOf, enclosuresOf, findMedia, imageOf, itemEnclosures, mediaFiles, mediaText, thumbnailsOf } from './media.ts'
import { moduleDetails } from './module-details.ts'
import { alternateLink, linkOf, resolveHttp, selfLink } from './rss-link.ts'
import { htmlIn, lineOf, writtenHtml, writtenLine } from './rss-text.ts'
import { firstDate } from './stated-date.ts'
import { constructText } from './text-construct.ts'
import { htmlTitle } from './title.ts'
import { type Dialect, nameSet, type XmlItem } from './xml-document.ts'

export const rssDialect: Dialect = {
  roots: nameSet('rss channel rdf'),
  vocabulary: 'rss',
  itemNames: nameSet('item entry'),
  markup: nameSet(
    'title description copyright content:encoded xhtml:body xhtml:div body fullitem atom:title atom:subtitle atom:summary atom:content atom:rights itunes:summary media:description dc:description dc:rights',
  ),
  ends: nameSet('item guid pubdate description category enclosure comments author channel content:encoded dc:date dc:creator'),
  titleEnds: nameSet('link title source image language'),
  leaves: nameSet('link guid pubdate category comments enclosure language lastbuilddate dc:date dc:creator dc:subject'),
}

/** `feed` lends its language. Null where the item holds nothing. */
export function readItem({ element: item, raw }: XmlItem, feed: FeedHead): ParsedEntry | null {
  const { summary, content } = textsOf(item)
  const title = firstFilled(item, titleNames) ?? filled(mediaText(item, 'media:title'))
  const line = lineOf(title)
  const contentHtml = content === null ? null : htmlIn(content)
  const summaryHtml = summary === null ? null : htmlIn(summary)
  const links = linksOf(item, 'link', 'atom:link')
  const media = findMedia(item)
  const enclosures = enclosuresOf(itemEnclosures(item), media)
  const updatedAt = firstDate(item, updatedNames)
  const { language } = feed.description
  const spoken = childText(item, 'dc:language') ?? content?.language ?? summary?.language ?? item.language ?? language
  const authors = personsOf(item, itemAuthors)
  return entryOf(
    {
      guid: guidOf(item),
      url: linkOf(item),
      title: line,
      author: authorLine(authors),
      content: contentHtml,
      summary: summaryHtml,
      publishedAt: firstDate(item, publishedNames) ?? updatedAt,
      updatedAt,
      language: spoken || null,
      categories: categoriesOf(item),
      enclosures,
      image: imageOf(item, media, enclosures),
      source: sourceOf(item),
      baseUrl: (content ?? summary ?? item).base,
      details: {
        ...moduleDetails(item, links, language),
        title: writtenLine(title, line, language),
        summary: writtenHtml(summary, summaryHtml, language),
        content: writtenHtml(content, contentHtml, language),
        authors,
        links,
        discussion: discussionOf(item, links),
        source: null,
        media: mediaFiles(media),
        thumbnails: thumbnailsOf(media),
        credits: creditsOf(media),
      },
    },
    raw,
    [item.base, spoken],
  )
}

const titleNames = ['title', 'atom:title', 'dc:title', 'itunes:title']
const contentNames = ['content:encoded', 'xhtml:body', 'body', 'xhtml:div', 'fullitem', 'atom:content']
const summaryNames = [
  'description',
  'atom:summary',
  'summary',
  'dc:description',
  'dcterms:abstract',
  'itunes:summary',
  'itunes:subtitle',
  'source:markdown',
]
const publishedNames = ['pubdate', 'dc:date', 'atom:published', 'published', 'dcterms:created', 'dcterms:issued', 'dc:created', 'date']
const updatedNames = ['atom:updated', 'updated', 'dcterms:modified', 'atom:modified']

function filled(element: XmlElement | null): XmlElement | null {
  return htmlOf(element) === null ? null : element
}

interface Texts {
  readonly summary: XmlElement | null
  readonly content: XmlElement | null
}

/** Where an item has a description and a summary and no content, the later of the two is its content, as feedparser has it. */
function textsOf(item: XmlElement): Texts {
  const summary = firstFilled(item, summaryNames) ?? filled(mediaText(item, 'media:description'))
  const content = firstFilled(item, contentNames)
  const other = content === null && summary?.name === 'description' ? firstFilled(item, ['summary', 'atom:summary']) : null
  if (other === null || summary === null) return { summary, content }
  return other.start < summary.start ? { summary: other, content: summary } : { summary, content: other }
}

function guidOf(item: XmlElement): string | null {
  return childText(item, 'guid') ?? attribute(item, 'rdf:about') ?? childText(item, 'atom:id') ?? childText(item, 'dc:identifier')
}

/** RSS's own element names the feed an item is from; Atom's inside RSS the same in Atom's words. */
function sourceOf(item: XmlElement): EntrySource | null {
  const source = firstChild(item, 'source')
  if (source === null) return atomSource(firstChild(item, 'atom:source'))
  const title = htmlTitle(textOf(source) ?? '')
  const url = resolve(attribute(source, 'url'), source.base)
  return title === null && url === null ? null : { title, url, id: null }
}

function atomSource(source: XmlElement | null): EntrySource | null {
  if (source === null) return null
  const title = constructText(firstChild(source, 'atom:title'))
  const id = childText(source, 'atom:id')
  const url = selfLink(source) ?? alternateLink(source) ?? resolveHttp(id, source.base)
  return title === null && url === null ? null : { title, url, id: id === url ? null : id }
}
