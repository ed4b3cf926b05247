/** What an item attaches: files to fetch, and its picture. Media RSS, iTunes, and the formats' own enclosures. */
import type { Enclosure, Image } from '#model/entry.ts'
import { resolve } from './address.ts'
import { allChildren, attribute, childText, type XmlElement } from './element.ts'

const mostEnclosures = 50

/** An `enclosure` of RSS or a link of Atom; null without an address. */
export function enclosureOf(element: XmlElement, addressAttribute: 'url' | 'href'): Enclosure | null {
  const url = resolve(attribute(element, addressAttribute), element.base)
  return url === null ? null : { url, type: attribute(element, 'type'), lengthBytes: wholeNumber(attribute(element, 'length')) }
}

/** Each address once, the item's own before what Media RSS adds. Pictures of Media RSS are no files to fetch: see `imageOf`. */
export function enclosuresOf(own: readonly (Enclosure | null)[], item: XmlElement): readonly Enclosure[] {
  const byUrl = new Map<string, Enclosure>()
  for (const enclosure of [...own, ...mediaContents(item).filter(isPlayable).map(mediaEnclosure)]) {
    if (enclosure !== null && byUrl.size < mostEnclosures && !byUrl.has(enclosure.url)) byUrl.set(enclosure.url, enclosure)
  }
  return [...byUrl.values()]
}

/** The widest picture Media RSS names as content, else a picture among the enclosures, else a thumbnail, else the episode's cover. */
export function imageOf(item: XmlElement, enclosures: readonly Enclosure[]): Image | null {
  return (
    widest(mediaContents(item).filter(isPicture), 'url') ??
    enclosedPicture(enclosures) ??
    widest(thumbnails(item), 'url') ??
    widest(allChildren(item, 'itunes:image'), 'href')
  )
}

/** A number of bytes or pixels; null where it is none, or a nought that only fills the place. */
export function wholeNumber(text: string | null): number | null {
  const digits = /^\d{1,15}(?=px$|$|\.0*$)/.exec(text ?? '')?.[0]
  return digits === undefined ? null : Number(digits) || null
}

function mediaContents(item: XmlElement): readonly XmlElement[] {
  return [item, ...allChildren(item, 'media:group')].flatMap((holder) => allChildren(holder, 'media:content'))
}

function thumbnails(item: XmlElement): readonly XmlElement[] {
  const groups = allChildren(item, 'media:group')
  return [item, ...mediaContents(item), ...groups].flatMap((holder) => allChildren(holder, 'media:thumbnail'))
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
  return picture === undefined ? null : { url: picture.url, width: null, height: null, alt: null }
}

/** The first of the widest; an undeclared width counts as none. */
function widest(elements: readonly XmlElement[], addressAttribute: 'url' | 'href'): Image | null {
  let best: Image | null = null
  for (const element of elements) {
    const url = resolve(attribute(element, addressAttribute) ?? attribute(element, 'url'), element.base)
    const width = wholeNumber(attribute(element, 'width'))
    if (url === null || (best !== null && (width ?? 0) <= (best.width ?? 0))) continue
    const alt = childText(element, 'media:description') ?? childText(element, 'media:title')
    best = { url, width, height: wholeNumber(attribute(element, 'height')), alt: alt?.slice(0, 1000) ?? null }
  }
  return best
}
