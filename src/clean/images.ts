/** The one image that stands for an entry. */
import type { Enclosure, Image } from '#model/entry.ts'
import type { SafeHtml } from '#model/html.ts'
import { displayText } from './display-text.ts'
import { webUrl } from './links.ts'

/** Smaller ones are icons, buttons and portraits beside a name. */
const leastPixels = 60
const longestAlt = 300

interface ImageSources {
  /** The image the feed gives the entry (media:thumbnail, JSON Feed `image` …). */
  readonly stated: Image | null
  readonly enclosures: readonly Enclosure[]
  readonly content: SafeHtml
  readonly baseUrl: string
}

/** The stated image, else the first image among the enclosures, else the first in the content that is no icon; http(s) only. */
export function leadImage({ stated, enclosures, content, baseUrl }: ImageSources): Image | null {
  return statedImage(stated, baseUrl) ?? enclosedImage(enclosures) ?? contentImage(content)
}

function statedImage(image: Image | null, baseUrl: string): Image | null {
  const url = image === null ? null : webUrl(image.url, baseUrl)
  if (image === null || url === null || isIcon(image)) return null
  return { url: url.href, width: image.width, height: image.height, alt: displayText(image.alt, longestAlt) }
}

function enclosedImage(enclosures: readonly Enclosure[]): Image | null {
  const found = enclosures.find(({ url, type }) =>
    type === null ? /\.(?:jpe?g|png|webp|avif|gif)$/i.test(new URL(url).pathname) : isRaster(type),
  )
  return found === undefined ? null : { url: found.url, width: null, height: null, alt: null }
}

function isRaster(type: string): boolean {
  return /^image\/(?!svg)/i.test(type)
}

/** The sanitiser writes every tag in one form, with `<`, `>`, `&` and `"` escaped inside values, so that its images can be read off without a parser. */
function contentImage(content: SafeHtml): Image | null {
  for (const [tag] of content.matchAll(/<img [^>]*>/g)) {
    const image = {
      url: attributeOf(tag, 'src') ?? '',
      width: numberOf(attributeOf(tag, 'width')),
      height: numberOf(attributeOf(tag, 'height')),
      alt: displayText(attributeOf(tag, 'alt'), longestAlt),
    }
    if (/^https?:/.test(image.url) && !isIcon(image)) return image
  }
  return null
}

function isIcon({ width, height }: Pick<Image, 'width' | 'height'>): boolean {
  return (width !== null && width < leastPixels) || (height !== null && height < leastPixels)
}

function attributeOf(tag: string, attribute: string): string | null {
  const start = ` ${attribute}="`
  const at = tag.indexOf(start)
  if (at === -1) return null
  const from = at + start.length
  return tag
    .slice(from, tag.indexOf('"', from))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text)
}
