/** What a channel of RSS says of itself. */
import type { FeedImage, Generator, Person } from '#model/details.ts'
import type { FeedDescription, FeedDetails, FeedHead } from '#model/entry.ts'
import { resolve } from './address.ts'
import { contributorsOf, itemAuthors, ownerOf, personOf, personsOf } from './author.ts'
import { categoriesOf } from './category.ts'
import { attribute, childText, firstChild, firstFilled, textOf, type XmlElement } from './element.ts'
import { explicitOf } from './episode.ts'
import { licenseOf } from './license.ts'
import { linksOf } from './link.ts'
import { isCover } from './media.ts'
import { createdAt, rightsOf } from './module-details.ts'
import { linkOf } from './rss-link.ts'
import { htmlIn, lineOf, writtenHtml, writtenLine } from './rss-text.ts'
import { firstDate } from './stated-date.ts'
import { wholeNumber } from './whole-number.ts'

/** The channel of a document, wherever it keeps it; the root itself where it has none. */
export function channelOf(root: XmlElement): XmlElement {
  return firstChild(root, 'channel') ?? root
}

/** `image` is the picture where it stands beside the channel; `lent` is the language where the channel names none. */
export function readChannel(channel: XmlElement, image: XmlElement | null, lent: string | null): FeedHead {
  const title = firstFilled(channel, ['title', 'dc:title', 'atom:title'])
  const text = firstFilled(channel, ['description', 'atom:subtitle', 'dc:description', 'itunes:summary', 'itunes:subtitle'])
  const language = childText(channel, 'language') ?? childText(channel, 'dc:language') ?? (channel.language || lent)
  const links = linksOf(channel, 'link', 'atom:link')
  const picture = imageOfChannel(channel, image)
  const description: FeedDescription = {
    title: lineOf(title),
    siteUrl: linkOf(channel),
    feedUri: childText(channel, 'atom:id') ?? childText(channel, 'podcast:guid'),
    language,
    updatedAt: firstDate(channel, ['lastbuilddate', 'pubdate', 'atom:updated', 'dc:date', 'dcterms:modified']),
    description: lineOf(text),
    imageUrl: picture?.url ?? null,
    format: 'rss',
  }
  const details: FeedDetails = {
    title: writtenLine(title, description.title, language),
    description: writtenHtml(text, text === null ? null : htmlIn(text), language),
    rights: rightsOf(channel, language),
    license: licenseOf(channel, links),
    authors: personsOf(channel, channelAuthors),
    contributors: contributorsOf(channel),
    publisher: personOf(childText(channel, 'webmaster') ?? childText(channel, 'dc:publisher')) ?? ownerOf(channel) ?? errorsTo(channel),
    publishedAt: firstDate(channel, ['pubdate', 'dcterms:issued', 'atom:published']),
    createdAt: createdAt(channel),
    links,
    categories: categoriesOf(channel),
    image: picture,
    generator: generatorOf(channel),
    explicit: explicitOf(channel),
  }
  return { description, details }
}

const channelAuthors = ['managingeditor', ...itemAuthors]

/** Whom to tell of errors, as a mail address. @see https://web.resource.org/rss/1.0/modules/admin/ */
function errorsTo(channel: XmlElement): Person | null {
  const element = firstChild(channel, 'admin:errorreportsto')
  return element === null ? null : personOf(attribute(element, 'rdf:resource') ?? textOf(element))
}

function generatorOf(channel: XmlElement): Generator | null {
  const agent = firstChild(channel, 'admin:generatoragent')
  const url = agent === null ? null : resolve(attribute(agent, 'rdf:resource'), agent.base)
  const name = childText(channel, 'generator')
  return name === null && url === null ? null : { name, url, version: null }
}

/** RSS's own, else the cover of a podcast. */
function imageOfChannel(channel: XmlElement, beside: XmlElement | null): FeedImage | null {
  const own = beside ?? firstChild(channel, 'image')
  const cover = channel.children.find(isCover) ?? null
  const url = pictureIn(own, channel) ?? pictureIn(cover, channel)
  if (own === null) return url === null ? null : { url, title: null, link: null, width: null, height: null, description: null }
  return {
    url,
    title: childText(own, 'title'),
    link: resolve(childText(own, 'link'), own.base),
    width: wholeNumber(childText(own, 'width')),
    height: wholeNumber(childText(own, 'height')),
    description: childText(own, 'description'),
  }
}

function pictureIn(image: XmlElement | null, channel: XmlElement): string | null {
  if (image === null) return null
  const stated = childText(image, 'url') ?? attribute(image, 'rdf:resource') ?? attribute(image, 'href') ?? attribute(image, 'url')
  return resolve(stated, channel.base)
}
