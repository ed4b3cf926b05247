import type { Image } from '#model/entry.ts'
import { webAddress } from './web-address.ts'
import type { XmlElement } from './xml.ts'

/** The content of `media:thumbnail`. @see Media RSS 1.5.1, "media:thumbnail" */
export function thumbnail(image: Image | null): XmlElement | undefined {
  const url = webAddress(image?.url ?? null)
  if (image === null || url === undefined) return undefined
  return { '@url': url, '@width': image.width ?? undefined, '@height': image.height ?? undefined }
}
