/** RSS 0.91 to 2.0, with the modules news feeds use. */
import type { Category, EntrySource, FeedDescription, ParsedEntry } from '#model/entry.ts'
import { isHttp, resolve } from './address.ts'
import { joinAuthors, personName } from './author.ts'
import { allChildren, attribute, childText, firstChild, htmlOf, textOf, type XmlElement } from './element.ts'
import { entryOf } from './entry-draft.ts'
import { enclosureOf, enclosuresOf, imageOf } from './media.ts'
import { firstDate } from './stated-date.ts'
import { htmlTitle } from './title.ts'
import { type Dialect, nameSet } from './xml-document.ts'

export const rssDialect: Dialect = {
  roots: nameSet('rss channel rdf'),
  vocabulary: 'rss',
  item: 'item',
  markup: nameSet(
    'title description content:encoded xhtml:body xhtml:div body fullitem atom:title atom:summary atom:content itunes:summary media:description dc:description',
  ),
  ends: nameSet('item guid pubdate description category enclosure comments author channel content:encoded dc:date dc:creator'),
  titleEnds: nameSet('link title source image language'),
}

/** The channel of a document, wherever it keeps it; the root itself where it has none. */
export function channelOf(root: XmlElement): XmlElement {
  return firstChild(root, 'channel') ?? root
}

export function readChannel(channel: XmlElement, image: XmlElement | null): FeedDescription {
  return {
    title: htmlTitle(htmlOf(firstFilled(channel, ['title', 'dc:title', 'atom:title'])) ?? ''),
    siteUrl: linkOf(channel),
    feedUri: childText(channel, 'atom:id'),
    language: childText(channel, 'language') ?? childText(channel, 'dc:language') ?? (channel.language || null),
    updatedAt: firstDate(channel, ['lastbuilddate', 'pubdate', 'atom:updated', 'dc:date', 'dcterms:modified']),
    description: htmlTitle(
      htmlOf(firstFilled(channel, ['description', 'atom:subtitle', 'dc:description', 'itunes:summary', 'itunes:subtitle'])) ?? '',
    ),
    imageUrl: channelImage(channel, image),
    format: 'rss',
  }
}

/** `language` is what the channel says; `slice` gives the item's source text. Null where the item holds nothing. */
export function readItem(item: XmlElement, language: string | null, slice: (element: XmlElement) => string): ParsedEntry | null {
  const content = firstFilled(item, ['content:encoded', 'xhtml:body', 'body', 'xhtml:div', 'fullitem', 'atom:content'])
  const summary = firstFilled(item, ['description', 'atom:summary', 'summary', 'dc:description', 'itunes:summary', 'media:description'])
  const enclosures = enclosuresOf(
    allChildren(item, 'enclosure').map((element) => enclosureOf(element, 'url')),
    item,
  )
  const updatedAt = firstDate(item, ['atom:updated', 'updated', 'dcterms:modified', 'atom:modified'])
  const spoken = childText(item, 'dc:language') ?? content?.language ?? summary?.language ?? item.language ?? language
  return entryOf(
    {
      guid: guidOf(item),
      url: linkOf(item),
      title: htmlTitle(htmlOf(firstFilled(item, ['title', 'atom:title', 'dc:title', 'media:title', 'itunes:title'])) ?? ''),
      author: authorOf(item),
      content: htmlOf(content),
      summary: htmlOf(summary),
      publishedAt: firstDate(item, publishedNames) ?? updatedAt,
      updatedAt,
      language: spoken || null,
      categories: categoriesOf(item),
      enclosures,
      image: imageOf(item, enclosures),
      source: sourceOf(item),
      baseUrl: (content ?? summary ?? item).base,
    },
    slice(item),
    [item.base, spoken],
  )
}

const publishedNames = ['pubdate', 'dc:date', 'atom:published', 'published', 'dcterms:created', 'dcterms:issued', 'dc:created', 'date']

/** The first child of the names, in their order, that has any text. */
function firstFilled(element: XmlElement, names: readonly string[]): XmlElement | null {
  for (const name of names) {
    for (const child of element.children) {
      if (child.name === name && htmlOf(child) !== null) return child
    }
  }
  return null
}

function guidOf(item: XmlElement): string | null {
  return childText(item, 'guid') ?? attribute(item, 'rdf:about') ?? childText(item, 'atom:id') ?? childText(item, 'dc:identifier')
}

/** In the order of how sure it is that the address is the article's own. */
function linkOf(element: XmlElement): string | null {
  return (
    resolve(childText(element, 'feedburner:origlink'), element.base) ??
    ownLink(element) ??
    alternateLink(element) ??
    permalinkOf(element) ??
    resolveHttp(attribute(element, 'rdf:about'), element.base)
  )
}

/** RSS's own element, as text; as an attribute where a publisher took it for Atom's. */
function ownLink(element: XmlElement): string | null {
  for (const link of allChildren(element, 'link')) {
    const address = resolve(textOf(link), link.base) ?? (isAlternate(link) ? resolve(attribute(link, 'href'), link.base) : null)
    if (address !== null) return address
  }
  return null
}

function alternateLink(element: XmlElement): string | null {
  const link = allChildren(element, 'atom:link').find(isAlternate)
  return link === undefined ? null : resolve(attribute(link, 'href'), link.base)
}

function isAlternate(link: XmlElement): boolean {
  return (attribute(link, 'rel') ?? 'alternate') === 'alternate'
}

/** RSS 2.0: a guid is the item's address unless it says it is not. */
function permalinkOf(element: XmlElement): string | null {
  const guid = firstChild(element, 'guid')
  if (guid === null || attribute(guid, 'ispermalink')?.toLowerCase() === 'false') return null
  return resolveHttp(textOf(guid), element.base)
}

function resolveHttp(text: string | null, base: string): string | null {
  return text !== null && isHttp(text) ? resolve(text, base) : null
}

function authorOf(item: XmlElement): string | null {
  return (
    joinAuthors(allChildren(item, 'dc:creator').map((creator) => personName(textOf(creator)))) ??
    joinAuthors(allChildren(item, 'author').map((author) => personName(childText(author, 'name') ?? textOf(author)))) ??
    joinAuthors(allChildren(item, 'atom:author').map((author) => personName(childText(author, 'atom:name') ?? textOf(author)))) ??
    joinAuthors([personName(childText(item, 'itunes:author')), personName(childText(item, 'dc:author'))])
  )
}

const mostCategories = 200

function categoriesOf(item: XmlElement): readonly Category[] {
  const found = new Map<string, Category>()
  for (const element of item.children) {
    const category = categoryOf(element)
    if (category !== null && found.size < mostCategories) found.set(`${category.scheme}\n${category.term}`, category)
  }
  return [...found.values()]
}

function categoryOf(element: XmlElement): Category | null {
  switch (element.name) {
    case 'category':
      return category(textOf(element) ?? attribute(element, 'term'), attribute(element, 'domain') ?? attribute(element, 'scheme'), null)
    case 'dc:subject':
      return category(textOf(element), null, null)
    case 'media:category':
      return category(textOf(element), attribute(element, 'scheme'), attribute(element, 'label'))
    case 'atom:category':
      return category(attribute(element, 'term'), attribute(element, 'scheme'), attribute(element, 'label'))
    case 'itunes:category':
      return category(attribute(element, 'text'), 'http://www.itunes.com/', null)
    default:
      return null
  }
}

function category(text: string | null, scheme: string | null, label: string | null): Category | null {
  const term = htmlTitle(text ?? '')
  return term === null ? null : { term, scheme, label }
}

function sourceOf(item: XmlElement): EntrySource | null {
  const source = firstChild(item, 'source')
  if (source === null) return null
  const title = htmlTitle(textOf(source) ?? '')
  const url = resolve(attribute(source, 'url'), source.base)
  return title === null && url === null ? null : { title, url }
}

function channelImage(channel: XmlElement, image: XmlElement | null): string | null {
  const own = image ?? firstChild(channel, 'image')
  const cover = firstChild(channel, 'itunes:image')
  return (
    resolve(own === null ? null : (childText(own, 'url') ?? attribute(own, 'rdf:resource')), channel.base) ??
    resolve(cover === null ? null : (attribute(cover, 'href') ?? attribute(cover, 'url')), channel.base)
  )
}
