/** Atom 1.0 (RFC 4287), and 0.3 under its other names. */
import type { Category, Enclosure, EntrySource, FeedDescription, ParsedEntry } from '#model/entry.ts'
import { isHttp, resolve } from './address.ts'
import { joinAuthors } from './author.ts'
import { allChildren, attribute, childText, firstChild, htmlOf, textOf, type XmlElement } from './element.ts'
import { entryOf } from './entry-draft.ts'
import { escapeText } from './markup.ts'
import { enclosureOf, enclosuresOf, imageOf } from './media.ts'
import { firstDate } from './stated-date.ts'
import { htmlTitle, plainTitle } from './title.ts'
import { type Dialect, nameSet } from './xml-document.ts'

export const atomDialect: Dialect = {
  roots: nameSet('feed'),
  vocabulary: 'atom',
  item: 'entry',
  markup: nameSet('title subtitle tagline info summary content rights copyright media:description'),
  ends: nameSet('entry published updated issued modified'),
  titleEnds: nameSet('link title summary content id author category source'),
}

export function readFeed(feed: XmlElement): FeedDescription {
  return {
    title: titleOf(firstChild(feed, 'title')),
    siteUrl: linkTo(feed, 'alternate'),
    feedUri: childText(feed, 'id'),
    language: feed.language || childText(feed, 'dc:language'),
    updatedAt: firstDate(feed, ['updated', 'modified', 'dc:date']),
    description: titleOf(firstChild(feed, 'subtitle') ?? firstChild(feed, 'tagline')),
    imageUrl: resolve(childText(feed, 'logo') ?? childText(feed, 'icon'), feed.base),
    format: 'atom',
  }
}

/** `feed` lends its author, `language` is what it says of itself; `slice` gives the entry's source text. Null where the entry holds nothing. */
export function readEntry(
  entry: XmlElement,
  feed: XmlElement,
  feedLanguage: string | null,
  slice: (element: XmlElement) => string,
): ParsedEntry | null {
  const content = firstChild(entry, 'content')
  const summary = firstChild(entry, 'summary') ?? firstChild(entry, 'media:description')
  const source = firstChild(entry, 'source')
  const enclosures = enclosuresOf(enclosureLinks(entry), entry)
  const updatedAt = firstDate(entry, ['updated', 'modified', 'dcterms:modified'])
  const feedAuthor = authorOf(feed)
  const contentHtml = content === null ? null : htmlOfConstruct(content)
  const language = content?.language ?? summary?.language ?? childText(entry, 'dc:language') ?? entry.language ?? feedLanguage
  return entryOf(
    {
      guid: childText(entry, 'id'),
      url: addressOf(entry, content),
      title: titleOf(firstChild(entry, 'title')) ?? plainTitle(childText(entry, 'media:title') ?? ''),
      author: authorOf(entry) ?? (source === null ? null : authorOf(source)) ?? feedAuthor,
      content: contentHtml,
      summary: summary === null ? null : htmlOfConstruct(summary),
      publishedAt: firstDate(entry, ['published', 'issued', 'created', 'dc:date', 'dcterms:created', 'dcterms:issued']) ?? updatedAt,
      updatedAt,
      language: language || null,
      categories: categoriesOf(entry),
      enclosures,
      image: imageOf(entry, enclosures),
      source: source === null ? null : sourceOf(source),
      baseUrl: ((contentHtml === null ? summary : content) ?? entry).base,
    },
    slice(entry),
    [entry.base, language, feedAuthor],
  )
}

/** In the order of how sure it is that the address is the article's own. */
function addressOf(entry: XmlElement, content: XmlElement | null): string | null {
  const id = childText(entry, 'id')
  return (
    resolve(childText(entry, 'feedburner:origlink'), entry.base) ??
    linkTo(entry, 'alternate') ??
    (content === null ? null : resolve(attribute(content, 'src'), content.base)) ??
    (id !== null && isHttp(id) ? id : null)
  )
}

/** Of several links of a relation the first to a web page. @see RFC 4287 §4.2.7 */
function linkTo(element: XmlElement, relation: string): string | null {
  const links = allChildren(element, 'link').filter((link) => relationOf(link) === relation)
  const best = links.find((link) => /^(?:text\/html|application\/xhtml\+xml)/i.test(attribute(link, 'type') ?? 'text/html')) ?? links[0]
  return best === undefined ? null : resolve(attribute(best, 'href') ?? textOf(best), best.base)
}

function relationOf(link: XmlElement): string {
  const relation = attribute(link, 'rel') ?? 'alternate'
  return relation.replace(/^https?:\/\/www\.iana\.org\/assignments\/relation\//, '')
}

function enclosureLinks(entry: XmlElement): readonly (Enclosure | null)[] {
  return allChildren(entry, 'link')
    .filter((link) => relationOf(link) === 'enclosure')
    .map((link) => enclosureOf(link, 'href'))
}

function authorOf(element: XmlElement): string | null {
  return (
    joinAuthors(
      allChildren(element, 'author').map((author) =>
        plainTitle(childText(author, 'name') ?? childText(author, 'email') ?? textOf(author) ?? ''),
      ),
    ) ?? joinAuthors(allChildren(element, 'dc:creator').map((creator) => plainTitle(textOf(creator) ?? '')))
  )
}

const mostCategories = 200

function categoriesOf(entry: XmlElement): readonly Category[] {
  const found = new Map<string, Category>()
  for (const element of entry.children) {
    if (found.size >= mostCategories) break
    const term = termOf(element)
    if (term === null) continue
    const scheme = attribute(element, 'scheme')
    found.set(`${scheme}\n${term}`, { term, scheme, label: attribute(element, 'label') })
  }
  return [...found.values()]
}

function termOf(element: XmlElement): string | null {
  if (element.name === 'category') return plainTitle(attribute(element, 'term') ?? attribute(element, 'label') ?? textOf(element) ?? '')
  return element.name === 'dc:subject' || element.name === 'media:category' ? plainTitle(element.text) : null
}

function sourceOf(source: XmlElement): EntrySource | null {
  const title = titleOf(firstChild(source, 'title'))
  const id = childText(source, 'id')
  const url = linkTo(source, 'alternate') ?? linkTo(source, 'self') ?? (id !== null && isHttp(id) ? id : null)
  return title === null && url === null ? null : { title, url }
}

/** What a text construct or a content element holds. Atom 0.3 says in `mode` how it is written, Atom 1.0 in `type` alone. @see RFC 4287 §3.1, §4.1.3.3 */
type Holds = 'text' | 'html' | 'markup' | 'base64'

function holds(element: XmlElement): Holds {
  const type = attribute(element, 'type')?.toLowerCase() ?? 'text'
  const mode = attribute(element, 'mode')?.toLowerCase()
  if (mode === 'base64') return 'base64'
  if (element.markup !== null) return 'markup'
  if (type === 'html' || type === 'text/html' || (mode === 'escaped' && type.includes('html'))) return 'html'
  // Inline XML without a tag in it is text; what is neither text nor XML is base64.
  return type === 'text' || type === 'xhtml' || type.startsWith('text/') || /[+/]xml$/.test(type) ? 'text' : 'base64'
}

function htmlOfConstruct(element: XmlElement): string | null {
  switch (holds(element)) {
    case 'text':
      return escapeText(element.text.trim()) || null
    case 'html':
    case 'markup':
      return htmlOf(element)
    case 'base64':
      return base64Text(element.text)
  }
}

function titleOf(element: XmlElement | null): string | null {
  if (element === null) return null
  const kind = holds(element)
  if (kind === 'base64') return htmlTitle(base64Text(element.text) ?? element.text)
  return kind === 'text' ? plainTitle(element.text) : htmlTitle(htmlOf(element) ?? '')
}

/** Null where it is not base64, or not UTF-8 inside. */
function base64Text(text: string): string | null {
  const digits = text.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(digits) || digits.length % 4 === 1) return null
  const bytes = Uint8Array.from(atob(digits), (character) => character.charCodeAt(0))
  const decoded = new TextDecoder().decode(bytes)
  return decoded.includes('\ufffd') ? null : decoded.trim() || null
}
