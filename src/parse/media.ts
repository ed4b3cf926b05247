/** What an item attaches: files to fetch, its picture, and who made them. Media RSS, iTunes, and the formats' own enclosures. @see https://www.rssboard.org/media-rss */
import type { Credit, MediaFile } from '#model/details.ts'
import type { Enclosure, Image } from '#model/entry.ts'
import { isHttp, resolve } from './address.ts'
import { allChildren, attribute, childText, firstChild, textOf, type XmlElement } from './element.ts'
import { secondsOf } from './episode.ts'
import { wholeNumber } from './whole-number.ts'

const mostEnclosures = 50
const mostFiles = 200

/** The elements of an item that speak of media, wherever it keeps them. */
export interface MediaElements {
  readonly contents: readonly XmlElement[]
  readonly thumbnails: readonly XmlElement[]
  readonly credits: readonly XmlElement[]
}

const noMedia: MediaElements = { contents: [], thumbnails: [], credits: [] }

/** Those of the item itself, and of its groups and contents; in the order of the document. */
export function findMedia(item: XmlElement): MediaElements {
  if (!item.children.some(({ name }) => name.startsWith('media:') || name === 'podcast:person')) return noMedia
  const found = { contents: [], thumbnails: [], credits: [] }
  collect(item, found)
  return found
}

function collect(holder: XmlElement, found: { contents: XmlElement[]; thumbnails: XmlElement[]; credits: XmlElement[] }): void {
  for (const child of holder.children) {
    if (child.name === 'media:content') found.contents.push(child)
    if (child.name === 'media:thumbnail') found.thumbnails.push(child)
    if (child.name === 'media:credit' || child.name === 'podcast:person') found.credits.push(child)
    if ((child.name === 'media:content' || child.name === 'media:group') && found.contents.length <= mostFiles) collect(child, found)
  }
}

/** A text of Media RSS, the item's own or its group's. */
export function mediaText(item: XmlElement, name: 'media:title' | 'media:description'): XmlElement | null {
  const own = firstChild(item, name)
  const group = own === null ? firstChild(item, 'media:group') : null
  return group === null ? own : firstChild(group, name)
}

/** Of RSS. FeedBurner puts its own address in the place of an item's only file, and keeps the publisher's beside it. */
export function itemEnclosures(item: XmlElement): readonly Enclosure[] {
  const enclosures = allChildren(item, 'enclosure').flatMap((element) => enclosureOf(element) ?? [])
  const [only] = enclosures
  const original = only === undefined || enclosures.length > 1 ? null : resolve(childText(item, 'feedburner:origenclosurelink'), item.base)
  return only === undefined || original === null ? enclosures : [{ ...only, url: original }]
}

function enclosureOf(element: XmlElement): Enclosure | null {
  const url = resolve(attribute(element, 'url') ?? attribute(element, 'href') ?? addressText(element), element.base)
  return url === null ? null : { url, type: attribute(element, 'type'), lengthBytes: wholeNumber(attribute(element, 'length')) }
}

/** Each address once, the item's own before what Media RSS adds. Pictures of Media RSS are no files to fetch: see `imageOf`. */
export function enclosuresOf(own: readonly Enclosure[], { contents }: MediaElements): readonly Enclosure[] {
  const playable = contents.filter(isPlayable)
  if (own.length + playable.length === 0) return noEnclosures
  const found = new Map<string, Enclosure>()
  for (const { url, type, lengthBytes } of [...own, ...playable.flatMap((content) => mediaEnclosure(content) ?? [])]) {
    if (found.size < mostEnclosures && !found.has(url)) found.set(url, { url, type, lengthBytes })
  }
  return [...found.values()]
}

const noEnclosures: readonly Enclosure[] = []

/** The widest picture Media RSS names as content, else a picture among the enclosures, else a thumbnail, else the episode's cover, else RSS's own. */
export function imageOf(item: XmlElement, { contents, thumbnails }: MediaElements, enclosures: readonly Enclosure[]): Image | null {
  return widest(contents.filter(isPicture), 'url') ?? enclosedPicture(enclosures) ?? widest(thumbnails, 'url') ?? lesserPicture(item)
}

export function mediaFiles({ contents }: MediaElements): readonly MediaFile[] {
  return contents.slice(0, mostFiles).flatMap((content) => {
    const url = resolve(attribute(content, 'url'), content.base)
    if (url === null) return []
    return {
      url,
      type: attribute(content, 'type'),
      medium: attribute(content, 'medium'),
      lengthBytes: wholeNumber(attribute(content, 'filesize')),
      width: wholeNumber(attribute(content, 'width')),
      height: wholeNumber(attribute(content, 'height')),
      durationSeconds: secondsOf(attribute(content, 'duration')),
    }
  })
}

export function thumbnailsOf({ thumbnails }: MediaElements): readonly Image[] {
  return thumbnails.slice(0, mostFiles).flatMap((thumbnail) => pictureOf(thumbnail, 'url') ?? [])
}

export function creditsOf({ credits }: MediaElements): readonly Credit[] {
  return credits.slice(0, mostFiles).flatMap((credit) => {
    const name = textOf(credit)?.slice(0, 1000)
    return name === undefined ? [] : { name, role: attribute(credit, 'role') }
  })
}

function isPicture(content: XmlElement): boolean {
  const medium = attribute(content, 'medium')
  if (medium !== null) return medium === 'image'
  const type = attribute(content, 'type')
  if (type !== null) return type.startsWith('image/')
  return /\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)/i.test(attribute(content, 'url') ?? '')
}

function isPlayable(content: XmlElement): boolean {
  return /^(?:audio|video)/.test(attribute(content, 'medium') ?? attribute(content, 'type') ?? '')
}

function mediaEnclosure(content: XmlElement): Enclosure | null {
  const url = resolve(attribute(content, 'url'), content.base)
  return url === null ? null : { url, type: attribute(content, 'type'), lengthBytes: wholeNumber(attribute(content, 'filesize')) }
}

function enclosedPicture(enclosures: readonly Enclosure[]): Image | null {
  const picture = enclosures.find((enclosure) => enclosure.type?.startsWith('image/'))
  return picture === undefined ? null : bareImage(picture.url)
}

/** A cover of iTunes, under its first name too, before a picture in RSS's own words. */
function lesserPicture(item: XmlElement): Image | null {
  let own: Image | null = null
  for (const child of item.children) {
    const cover = isCover(child) ? pictureOf(child, 'href') : null
    if (cover !== null) return cover
    if (child.name === 'image') own ??= ownPicture(child)
  }
  return own
}

export function isCover({ name, attributes }: XmlElement): boolean {
  return name === 'itunes:image' || (name === 'itunes:link' && attributes.rel === 'image')
}

/** What RSS's own words know is an address alone. */
function ownPicture(image: XmlElement): Image | null {
  const url = resolve(childText(image, 'url') ?? attribute(image, 'href') ?? addressText(image), image.base)
  return url === null ? null : bareImage(url)
}

/** Some write as text what belongs into an attribute. */
function addressText(element: XmlElement): string | null {
  const text = textOf(element)
  return text !== null && isHttp(text) ? text : null
}

function bareImage(url: string): Image {
  return { url, width: null, height: null, alt: null }
}

/** The first of the widest; an undeclared width counts as none. */
function widest(elements: readonly XmlElement[], addressAttribute: 'url' | 'href'): Image | null {
  let best: Image | null = null
  for (const element of elements) {
    const picture = pictureOf(element, addressAttribute)
    if (picture === null || (best !== null && (picture.width ?? 0) <= (best.width ?? 0))) continue
    best = picture
  }
  return best
}

function pictureOf(element: XmlElement, addressAttribute: 'url' | 'href'): Image | null {
  const url = resolve(attribute(element, addressAttribute) ?? attribute(element, 'url') ?? addressText(element), element.base)
  if (url === null) return null
  const alt = childText(element, 'media:description') ?? childText(element, 'media:title')
  return {
    url,
    width: wholeNumber(attribute(element, 'width')),
    height: wholeNumber(attribute(element, 'height')),
    alt: alt?.slice(0, 1000) ?? null,
  }
}
