import type { Article } from '#model/article.ts'
import type { Enclosure } from '#model/entry.ts'
import { statedMediaType } from './media-type.ts'
import { webAddress } from './web-address.ts'
import type { XmlElement } from './xml.ts'

/** Files with what the publisher says of them; `others` are files nothing more is said of. Each address once. @see Media RSS 1.5.1, "media:content" */
export function mediaContents({ details }: Article, others: readonly Enclosure[] = []): readonly XmlElement[] {
  const unsaid = { medium: null, width: null, height: null, durationSeconds: null }
  const known = new Set(details.media.map(({ url }) => url))
  const files = [...details.media, ...others.filter(({ url }) => !known.has(url)).map((file) => ({ ...unsaid, ...file }))]
  return files.flatMap((file) => {
    const url = webAddress(file.url)
    if (url === undefined) return []
    return {
      '@url': url,
      '@fileSize': file.lengthBytes ?? undefined,
      '@type': statedMediaType(file.type),
      '@medium': file.medium !== null && mediums.has(file.medium) ? file.medium : undefined,
      '@duration': file.durationSeconds ?? undefined,
      '@width': file.width ?? undefined,
      '@height': file.height ?? undefined,
    }
  })
}

/** Those there are; publishers write others. @see Media RSS 1.5.1, "media:content" */
const mediums: ReadonlySet<string> = new Set(['image', 'audio', 'video', 'document', 'executable'])
