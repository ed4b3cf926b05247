/** The one image that stands for an entry. */
import type { Enclosure, Image } from '#model/entry.ts'
import type { Written } from './attributes.ts'
import { displayText } from './display-text.ts'
import { webUrl } from './links.ts'
import { isTracker } from './pictures.ts'

/** Smaller ones are icons, buttons and portraits beside a name. */
const leastPixels = 60
const longestAlt = 300

interface ImageSources {
  /** The image the feed gives the entry (media:thumbnail, JSON Feed `image` …). */
  readonly stated: Image | null
  readonly enclosures: readonly Enclosure[]
  /** The first picture of the content that may stand for it, and the still of its first video. */
  readonly shown: Image | null
  readonly poster: string | null
  readonly baseUrl: string
}

/** The stated image, else the first image among the enclosures, else the first in the content that is no icon, else a video's still; http(s) only, none that counts readers. */
export function leadImage({ stated, enclosures, shown, poster, baseUrl }: ImageSources): Image | null {
  return statedImage(stated, baseUrl) ?? enclosedImage(enclosures) ?? shown ?? (poster === null ? null : bareImage(poster))
}

/** An `img` by the attributes it is written with; null where it is an icon, or part of the document itself. */
export function shownImage(written: readonly Written[]): Image | null {
  const given = (name: string) => written.find(([attribute]) => attribute === name)?.[1] ?? null
  const [width, height] = [numberOf(given('width')), numberOf(given('height'))]
  const url = given('src')
  if (url === null || !/^https?:/.test(url) || isIcon({ width, height })) return null
  return { url, width, height, alt: displayText(given('alt'), longestAlt) }
}

function statedImage(image: Image | null, baseUrl: string): Image | null {
  const url = image === null ? null : webUrl(image.url, baseUrl)
  if (image === null || url === null || isIcon(image) || isTracker(url)) return null
  return { url: url.href, width: image.width, height: image.height, alt: displayText(image.alt, longestAlt) }
}

function enclosedImage(enclosures: readonly Enclosure[]): Image | null {
  for (const { url: address, type } of enclosures) {
    const url = type === null || isRaster(type) ? URL.parse(address) : null
    if (url !== null && (type !== null || /\.(?:jpe?g|png|webp|avif|gif)$/i.test(url.pathname)) && !isTracker(url))
      return bareImage(address)
  }
  return null
}

function bareImage(url: string): Image {
  return { url, width: null, height: null, alt: null }
}

function isRaster(type: string): boolean {
  return /^image\/(?!svg)/i.test(type)
}

function isIcon({ width, height }: Pick<Image, 'width' | 'height'>): boolean {
  return (width !== null && width < leastPixels) || (height !== null && height < leastPixels)
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text)
}
